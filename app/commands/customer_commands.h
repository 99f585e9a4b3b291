// SPDX-License-Identifier: GPL-3.0-or-later
//
// threadline customers show, merge, unmerge, split, suggestions, reject, set, tag, untag.
#pragma once

#include "app/commands/command.h"

namespace threadline {

std::vector<Command> customerCommands();

} // namespace threadline
