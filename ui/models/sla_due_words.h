// SPDX-License-Identifier: GPL-3.0-or-later
//
// A promise in the few words of a row: how long it is until it is due on the clock on the wall, or since it was. What
// that is in working time, core/sla/sla_words.h says where there is room.
#pragma once

#include "core/sla/sla_due.h"

namespace threadline {

/// "due in 41 min", "due in 3 h 10 min", "due in 4 d", "due now", "breached 10 min", "breached just now".
QString slaDueWords(const SlaDue& due, Timestamp now);
/// The same behind a mark that says how bad it is without colour: a pie when little is left, a triangle when breached.
QString slaDuePill(const SlaDue& due, Timestamp now);
/// When these words or the band change next if nothing happens; later than `now`.
Timestamp slaDueChanges(const SlaDue& due, Timestamp now);
/// That mark alone, with a space; empty when all is well.
QString slaMark(SlaBand band);

} // namespace threadline
