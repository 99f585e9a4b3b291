// SPDX-License-Identifier: GPL-3.0-or-later
//
// snippets list|save|remove|show: texts the agent writes again and again.
#pragma once

#include "app/commands/command.h"

namespace threadline {

std::vector<Command> snippetCommands();

} // namespace threadline
