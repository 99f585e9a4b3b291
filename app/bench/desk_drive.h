// SPDX-License-Identifier: GPL-3.0-or-later
//
// Drives an open desk as a person would, and measures what that person would feel: going from one customer to the next,
// turning the wheel, writing while mails arrive, doing nothing. `threadline --measure FILE` runs it in a process of its own;
// `threadline bench` starts that.
//
// Thread: main.
#pragma once

#include "app/bench/figure.h"

namespace threadline {
class DeskWindow;
class Workspace;
} // namespace threadline

namespace threadline::bench {

struct DriveLength
{
    int size = 0;   ///< interactions in the workspace, for the figures' names
    int rounds = 5; ///< through the customers, to see whether memory grows
};

/// The window has to be shown. It writes mails into the workspace: give it one that nobody needs.
Expected<QList<Figure>> driveDesk(DeskWindow& window, Workspace& workspace, const DriveLength& length);

} // namespace threadline::bench
