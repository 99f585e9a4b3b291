// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was done, read back from the log with the names people know. Any reader connection.
#pragma once

#include "core/sqlite/database.h"
#include "core/workspace/views.h"

namespace threadline {

/// The event behind a key of table happening, as an entry of the timeline.
std::optional<TimelineEntry> readHappening(Database& database, InteractionKey key);

} // namespace threadline
