// SPDX-License-Identifier: GPL-3.0-or-later
//
// The team's hub, for who administers it: `hub init`, `hub add-agent`, `hub remove-agent`, `hub status`. None of them
// touches a workspace. Thread: main.
#pragma once

#include "app/commands/command.h"

namespace threadline {

std::vector<Command> hubCommands();

} // namespace threadline
