// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the words after `threadline` to an exit code. Thread: main.
#pragma once

#include "app/commands/command.h"

#include <variant>

namespace threadline {

/// The window is wanted, with these options (desk.h).
struct DeskWanted
{
    command_line::Arguments arguments;
};

/// A command to run, an exit code when there is nothing more to do, or the window.
using Decision = std::variant<int, DeskWanted, std::pair<Command, command_line::Arguments>>;

/// Takes the words apart; prints help, version and usage problems itself. Needs no application.
Decision decide(const QStringList& words);

/// Needs a QCoreApplication.
int runCommand(const Command& command, const command_line::Arguments& arguments);

/// --workspace, else THREADLINE_WORKSPACE, else the system's place for data of programs.
QString workspaceFolder(const command_line::Arguments& arguments);

} // namespace threadline
