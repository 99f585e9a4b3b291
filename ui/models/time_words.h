// SPDX-License-Identifier: GPL-3.0-or-later
//
// How moments are said in lists and panels: short, relative, in the zone of this desk. What is
// shown on hover is the moment itself.
#pragma once

#include "core/model/timestamp.h"

namespace threadline {

/// How long ago, for the edge of a row: "now", "2 min", "5 h", "3 d", "7 wk", "2 y". A moment in
/// the future counts as now: clocks of mail servers run ahead.
QString elapsedWords(Timestamp since, Timestamp now);
/// "10:58" today, "Mon 10:58" within a week, "9 Nov" within a year, else "9 Nov 2024".
QString momentWords(Timestamp at, Timestamp now);
/// The whole of it, for tool tips: "Monday, 9 November 2026, 10:58:03".
QString fullMoment(Timestamp at);
/// The moment it is on this machine.
Timestamp currentMoment();

} // namespace threadline
