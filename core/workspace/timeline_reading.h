// SPDX-License-Identifier: GPL-3.0-or-later
//
// A customer's timeline: the marks of all of it, and the entries someone looks at, folded and
// sanitised. Any reader connection.
#pragma once

#include "core/sqlite/database.h"
#include "core/workspace/views.h"

namespace threadline {

struct TimelineOptions
{
    QString agent;  ///< whose eyes TimelineMark::read is about
    int newest = 0; ///< at most so many interactions; 0: all
};

/// Oldest first.
QList<TimelineMark> readTimeline(Database& database, CustomerId customer, const TimelineOptions& options);

struct EntryOptions
{
    bool fold = true; ///< segments and sanitised HTML; without, only the interaction itself
    bool remoteImages = false;
    bool darkTheme = false;
};

std::optional<TimelineEntry> readEntry(Database& database, InteractionKey key, const EntryOptions& options);

/// Whole entries without folding and sanitising, oldest first.
QList<TimelineEntry> readHistory(Database& database, CustomerId customer, const QString& agent,
                                 const HistoryFilter& wanted);

} // namespace threadline
