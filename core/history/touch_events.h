// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people log themselves (core/model/touch.h) comes into the history as message.received, like everything else.
// That it was a mistake is said by events of its own, about the customer:
//
//   touch.withdrawn  {"message","kind","logged_at","case"}["corrected"]   as if it had never been; corrected: another
//                                                                  one, logged in the same command, stands for it
//   touch.restored   likewise                                      it was right after all
#pragma once

#include "core/log/event.h"
#include "core/model/interaction.h"

namespace threadline {

/// `logged`: as it is shown now.
Event touchWithdrawn(const Interaction& logged, bool corrected, const Doing& doing);

/// The touch.withdrawn that takes back the message.received `event`.
Event touchWithdrawn(const Event& event, const Doing& doing);

} // namespace threadline
