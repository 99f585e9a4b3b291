// SPDX-License-Identifier: GPL-3.0-or-later
//
// rooms, rooms set, rooms remove: where swarms have rooms for people from outside; swarm invite-outsider.
#pragma once

#include "app/commands/command.h"

namespace threadline {

std::vector<Command> roomCommands();

} // namespace threadline
