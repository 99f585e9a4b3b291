// SPDX-License-Identifier: GPL-3.0-or-later
//
// swarm say, propose, edit, withdraw, react, read and use: what is said in a swarm.
#pragma once

#include "app/commands/command.h"

namespace threadline {

std::vector<Command> swarmTalkCommands();

} // namespace threadline
