// SPDX-License-Identifier: GPL-3.0-or-later
//
// How promises are said in rows and panels. Any thread.
//
// What is left is working time and is said in hours however long it is, because a day of it means something else to
// every calendar; what is past is time on the wall. Both are rounded down to what is certain.
#pragma once

#include "core/sla/sla_clock.h"

namespace threadline {

/// "First reply", "Next reply", "Resolution".
QString slaTargetWords(SlaTarget target);

/// "2 h 10 min left", "under a minute left", "breached 35 min ago", "breached 3 d ago", "breached just now", "paused
/// while waiting", "paused while on hold", "paused since solved", "done in time", "done too late"; nothing when it
/// does not apply.
QString slaWords(const TargetStanding& standing, Timestamp now);

} // namespace threadline
