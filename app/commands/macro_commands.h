// SPDX-License-Identifier: GPL-3.0-or-later
//
// macros list|save|remove and case macro: several steps with one word.
#pragma once

#include "app/commands/command.h"

namespace threadline {

std::vector<Command> macroCommands();

} // namespace threadline
