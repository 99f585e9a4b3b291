// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hits as they are shown. Any reader connection.
#pragma once

#include "core/search/search_completion.h"
#include "core/sqlite/database.h"
#include "core/workspace/views.h"

namespace threadline {

/// `limit` < 0: all hits. `agent` is who "me" is, `now` what "today" is counted from, in the time
/// zone of this machine.
SearchAnswer readAnswer(Database& database, const QString& typed, int limit, const QString& agent,
                        Timestamp now);

/// Keys of the cases in which a search finds something, in no order.
QList<qint64> casesFound(Database& database, const QString& typed, const QString& agent, Timestamp now);

/// The names that keys of the search box can have as values here: those used most come first.
SearchVocabulary readVocabulary(Database& database);
AttachmentsRead readAttachmentsRead(Database& database);

} // namespace threadline
