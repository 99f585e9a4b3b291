// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the index is fed of one interaction. The index keeps no texts, so a row leaves it only with
// exactly the words it came with: they are made from the event again. Throws SqliteFailure.
#pragma once

#include "core/log/event.h"
#include "core/sqlite/database.h"

namespace threadline {

struct IndexedRow
{
    qint64 key = 0;
    QByteArray subject;
    QByteArray body;
    QByteArray sender;
    QByteArray recipients;
    QByteArray files;    ///< their names
    QByteArray contents; ///< their words

    qsizetype size() const { return subject.size() + body.size() + sender.size() + recipients.size() + files.size() + contents.size(); }
};

/// `event` with its text, or with it folded already; `contents` as contentsOf() gives them.
IndexedRow indexedRow(const Event& event, const QByteArray& contents);

void addToIndex(Database& database, const IndexedRow& row);
void takeFromIndex(Database& database, const IndexedRow& row);

} // namespace threadline
