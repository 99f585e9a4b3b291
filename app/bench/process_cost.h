// SPDX-License-Identifier: GPL-3.0-or-later
//
// What this process has cost so far. Linux (proc(5)); elsewhere memory and wake-ups are 0.
#pragma once

#include <QtGlobal>

namespace threadline::bench {

struct ProcessCost
{
    double processorSeconds = 0; ///< of all its threads
    qint64 wakeUps = 0;          ///< how often a thread of it had been waiting and ran again
};

ProcessCost costOfThisProcess();
double residentMegabytes();

} // namespace threadline::bench
