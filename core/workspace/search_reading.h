// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hits as they are shown. Any reader connection.
#pragma once

#include "core/search/search_query.h"
#include "core/sqlite/database.h"
#include "core/workspace/views.h"

namespace threadline {

/// What a search found, what of it was not understood, and how much there was to look in.
struct SearchAnswer
{
    QList<SearchHit> hits; ///< the newest first
    QList<QueryProblem> problems;
    bool complete = true; ///< all that the accounts have is here
    /// When it is not: all that is newer is here; null: not known yet.
    Timestamp completeSince;

    friend bool operator==(const SearchAnswer&, const SearchAnswer&) = default;
};

/// `limit` < 0: all hits. `agent` is who "me" is, `now` what "today" is counted from, in the time
/// zone of this machine.
SearchAnswer readAnswer(Database& database, const QString& typed, int limit, const QString& agent,
                        Timestamp now);

/// The hits alone, for nobody in particular: "me" finds nothing, today is what this machine says.
QList<SearchHit> readHits(Database& database, const QString& typed, int limit);

} // namespace threadline
