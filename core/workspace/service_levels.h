// SPDX-License-Identifier: GPL-3.0-or-later
//
// Setting what is promised. Whatever cannot be counted with is refused, with a sentence that says what to write
// instead, and nothing is stored. Thread: the log thread, inside a batch.
#pragma once

#include "core/cases/case_events.h"
#include "core/log/event_log.h"
#include "core/model/expected.h"
#include "core/sla/business_calendar.h"
#include "core/sla/sla_policy.h"

namespace threadline::service_levels {

/// All policies in their order, and calendars that are saved with them.
Expected<void> setPolicies(EventLog::Batch& batch, const QList<SlaPolicy>& policies,
                           const QList<BusinessCalendar>& calendars, const Doing& doing);
/// Replaces one of the same name.
Expected<void> saveCalendar(EventLog::Batch& batch, const BusinessCalendar& calendar, const Doing& doing);
/// Refused while a policy counts in it.
Expected<void> removeCalendar(EventLog::Batch& batch, const QString& name, const Doing& doing);

} // namespace threadline::service_levels
