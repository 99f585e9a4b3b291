// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done to some tables of a database, so that it can be taken back exactly: SQLite's session
// extension (https://sqlite.org/sessionintro.html). Tables need a primary key and are no virtual ones.
// Thread: the connection's. Throws SqliteFailure.
#pragma once

#include "core/sqlite/database.h"

#include <QByteArray>
#include <QStringList>

struct sqlite3_session;

namespace threadline {

/// Records from its making on, inside one transaction.
class ChangeRecord
{
public:
    ChangeRecord(Database& database, const QStringList& tables);
    ~ChangeRecord();
    ChangeRecord(const ChangeRecord&) = delete;
    ChangeRecord& operator=(const ChangeRecord&) = delete;

    /// All changes so far; empty when there are none.
    QByteArray changes() const;

private:
    Database& m_database;
    sqlite3_session* m_session = nullptr;
};

/// Makes every row that changed what it was before. False when one is not as the changes left it: then
/// rows may be half taken back, and the transaction has to be rolled back or its tables made anew.
bool takeBack(Database& database, const QByteArray& changes);

} // namespace threadline
