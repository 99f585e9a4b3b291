// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asking the index and the tables. Works on any connection; long questions stop when the connection
// is interrupted. Throws SqliteFailure.
#pragma once

#include "core/search/search_query.h"
#include "core/sqlite/database.h"

#include <QList>
#include <QTimeZone>

namespace threadline {

/// Who asks: what "me" and "a day" mean in the question.
struct Asker
{
    QString agent; ///< as cases name their assignee; empty: nobody, and "me" finds nothing
    QTimeZone zone = QTimeZone::systemTimeZone();
};

/// Timeline keys of what `query` finds, the newest first. `limit` < 0: all. An empty query finds
/// nothing.
QList<qint64> searchKeys(Database& database, const SearchQuery& query, const Asker& asker,
                         int limit);

} // namespace threadline
