// SPDX-License-Identifier: GPL-3.0-or-later
//
// One exchange with the team's hub, for commands. Thread: main.
#pragma once

#include "app/commands/command.h"

namespace threadline {

struct TeamExchange
{
    Expected<void> outcome; ///< an error when the hub cannot be reached
    bool refused = false;   ///< something that was done here, which was complained of
};

TeamExchange exchangeWithTeam(CommandContext& context);

} // namespace threadline
