// SPDX-License-Identifier: GPL-3.0-or-later
//
// What agents do to customers: merging, parting, writing down. Thread: the log thread, inside a batch.
#pragma once

#include "core/customers/customer_events.h"
#include "core/log/event_log.h"
#include "core/model/expected.h"

namespace threadline::customer_commands {

/// Who does it, and when.
struct Doing
{
    QString agent;
    Timestamp at;
};

/// The id of the merge, which an unmerge names.
Expected<EventId> merge(EventLog::Batch& batch, CustomerId into, CustomerId from, const QString& reason,
                        const Doing& doing);
Expected<void> unmerge(EventLog::Batch& batch, EventId merge, const Doing& doing);
/// Gives one identity, with all that was said by it, to a new customer.
Expected<CustomerId> split(EventLog::Batch& batch, CustomerId customer, const Identity& identity, const Doing& doing);
/// Two who are not the same person.
Expected<void> reject(EventLog::Batch& batch, CustomerId one, CustomerId other, const Doing& doing);
/// An empty value forgets it.
Expected<void> setField(EventLog::Batch& batch, CustomerId customer, CustomerField field, const QString& value,
                        const Doing& doing);
Expected<void> setTag(EventLog::Batch& batch, CustomerId customer, const QString& tag, bool tagged,
                      const Doing& doing);

} // namespace threadline::customer_commands
