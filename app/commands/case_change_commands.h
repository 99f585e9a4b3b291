// SPDX-License-Identifier: GPL-3.0-or-later
//
// threadline case claim, assign, status, priority, tag, untag, skill, field, subject, snooze,
// unsnooze, remind, note, undo: what changes cases where they are.
#pragma once

#include "app/commands/command.h"

namespace threadline {

std::vector<Command> caseChangeCommands();

} // namespace threadline
