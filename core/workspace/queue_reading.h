// SPDX-License-Identifier: GPL-3.0-or-later
//
// The queue, asked of the tables of cases, customers, history and outbox. Any reader connection.
#pragma once

#include "core/sqlite/database.h"
#include "core/workspace/views.h"

namespace threadline {

/// Who asks, and when: "mine" and "asleep" depend on it.
struct QueueAsker
{
    QString agent;
    Timestamp now;
};

QueuePage readQueue(Database& database, const QueueFilter& filter, const QueueAsker& asker, int offset, int limit);
/// The same cases in full. `limit` < 0: no limit.
QList<Case> readFilteredCases(Database& database, const QueueFilter& filter, const QueueAsker& asker, int limit);
QueueCounts countQueue(Database& database, QueueFilter::View view, const QueueAsker& asker);

} // namespace threadline
