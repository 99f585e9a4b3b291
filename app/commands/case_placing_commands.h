// SPDX-License-Identifier: GPL-3.0-or-later
//
// threadline case merge, unmerge, move, split, link, unlink: which case things are in.
#pragma once

#include "app/commands/command.h"

namespace threadline {

std::vector<Command> casePlacingCommands();

} // namespace threadline
