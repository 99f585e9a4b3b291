// SPDX-License-Identifier: GPL-3.0-or-later
//
// A beginning for a team that has not said yet what it promises: offered, never set by itself. Any thread.
#pragma once

#include "core/sla/business_calendar.h"
#include "core/sla/sla_policy.h"

namespace threadline {

/// Monday to Friday from 9 to 17.
BusinessCalendar usualCalendar(const QByteArray& timeZone);
/// Urgent, High and Everything else, counted in that calendar.
QList<SlaPolicy> usualPolicies();

} // namespace threadline
