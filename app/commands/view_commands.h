// SPDX-License-Identifier: GPL-3.0-or-later
//
// threadline view save, list, remove; threadline field define, list, remove: what a team sets up once
// for its cases. And the filter that `case list` and `view save` are given.
#pragma once

#include "app/commands/command.h"

namespace threadline {

/// The options of a filter.
std::vector<command_line::OptionSpec> filterOptions();
/// Everything, narrowed by the options that were given.
Expected<QueueFilter> filterFrom(CommandContext& context);

std::vector<Command> viewCommands();
std::vector<Command> fieldCommands();

} // namespace threadline
