// SPDX-License-Identifier: GPL-3.0-or-later
//
// This workspace in its team: `hub join`, `hub exchange`, `team`. Thread: main.
#pragma once

#include "app/commands/command.h"

namespace threadline {

std::vector<Command> teamCommands();

} // namespace threadline
