// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing to customers: `reply` answers a case, `message` opens one. Thread: main.
#pragma once

#include "app/commands/command.h"

namespace threadline {

std::vector<Command> writingCommands();

} // namespace threadline
