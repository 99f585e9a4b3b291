// SPDX-License-Identifier: GPL-3.0-or-later
//
// `draft`: what was begun and not sent, at this desk. Thread: main.
#pragma once

#include "app/commands/command.h"

namespace threadline {

std::vector<Command> draftCommands();

} // namespace threadline
