// SPDX-License-Identifier: GPL-3.0-or-later
//
// The queue, asked of the tables of cases, customers, history and outbox. Any reader connection.
#pragma once

#include "core/sqlite/database.h"
#include "core/workspace/views.h"

namespace threadline {

QueuePage readQueue(Database& database, const QueueFilter& filter, const QString& agent, int offset, int limit);
QueueCounts countQueue(Database& database, QueueFilter::View view, const QString& agent);

} // namespace threadline
