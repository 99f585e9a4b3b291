// SPDX-License-Identifier: GPL-3.0-or-later
//
// What we promise, as events. They are made and read here and nowhere else:
//
//   sla.policies_set   {"policies":[…]}        all of them, in their order; none: nothing is promised
//   calendar.saved     {"name","calendar":{…}} replaces one of the same name
//   calendar.removed   {"name"}
//
// Policies and calendars are written as in sla_policy.h and business_calendar.h. The subject is made from the name.
// An open case stands under what is set now, one that was solved under what was set when it was open last.
#pragma once

#include "core/log/event.h"
#include "core/sla/business_calendar.h"
#include "core/sla/sla_policy.h"

namespace threadline {

Event slaPoliciesSet(const QList<SlaPolicy>& policies, const QString& actor, Timestamp at);
Event calendarSaved(const BusinessCalendar& calendar, const QString& actor, Timestamp at);
Event calendarRemoved(const QString& name, const QString& actor, Timestamp at);

} // namespace threadline
