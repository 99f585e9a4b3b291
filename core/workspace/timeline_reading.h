// SPDX-License-Identifier: GPL-3.0-or-later
//
// A customer's timeline: the marks of all of it, and the entries someone looks at, folded and
// sanitised. Any reader connection.
#pragma once

#include "core/sqlite/database.h"
#include "core/workspace/views.h"

namespace threadline {

QList<TimelineMark> readTimeline(Database& database, CustomerId customer);

struct EntryOptions
{
    bool fold = true; ///< segments and sanitised HTML; without, only the interaction itself
    bool remoteImages = false;
    bool darkTheme = false;
};

std::optional<TimelineEntry> readEntry(Database& database, InteractionKey key, const EntryOptions& options);

} // namespace threadline
