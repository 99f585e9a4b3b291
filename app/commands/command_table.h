// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every command there is, in the order of the help.
#pragma once

#include "app/commands/command.h"

namespace threadline {

std::vector<Command> allCommands();

} // namespace threadline
