// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

namespace threadline {

/// What is promised, in which working hours, and how cases stand to it.
std::vector<Command> slaCommands();

} // namespace threadline
