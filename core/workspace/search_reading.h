// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hits as they are shown. Any reader connection.
#pragma once

#include "core/sqlite/database.h"
#include "core/workspace/views.h"

namespace threadline {

/// `limit` < 0: all hits. `agent` is who "me" is, `now` what "today" is counted from, in the time
/// zone of this machine.
SearchAnswer readAnswer(Database& database, const QString& typed, int limit, const QString& agent,
                        Timestamp now);

} // namespace threadline
