// SPDX-License-Identifier: GPL-3.0-or-later
//
// app/commands: one file per command of the command line. A command is its grammar, what it needs
// and a function; command_table.cpp lists them. Thread: main.
#pragma once

#include "app/command_line/arguments.h"
#include "app/command_line/output.h"
#include "app/composition.h"

#include <algorithm>
#include <functional>

namespace threadline {

/// What a command works with while it runs.
struct CommandContext
{
    const command_line::Arguments& arguments;
    command_line::Output& output;
    QString workspaceFolder;
    QString secretsFile;
    Composition* composition = nullptr; ///< null when it needs none

    Workspace& workspace() const { return composition->workspace(); }
    bool json() const { return arguments.has("json"); }
    QString argument(int index) const { return arguments.positional.value(index); }
};

struct Command
{
    enum class Needs {
        Nothing,        ///< it sees to everything itself
        ReadWorkspace,  ///< works beside a desk that is open
        WriteWorkspace, ///< makes the workspace when it is missing
    };

    command_line::Grammar grammar;
    Needs needs = Needs::Nothing;
    /// The exit code, 0 or 1 or 130; an Error's sentence goes to standard error, and the code is 1.
    std::function<Expected<int>(CommandContext&)> run;
    /// Options that make one that reads write.
    std::vector<const char*> writingOptions = {};
    /// What it did is handed to the team's hub when it is done, unless it sees to that itself.
    bool handsOver = true;

    Needs needsWith(const command_line::Arguments& arguments) const
    {
        const bool writes = std::any_of(writingOptions.begin(), writingOptions.end(),
                                        [&](const char* option) { return arguments.has(option); });
        return writes ? Needs::WriteWorkspace : needs;
    }
};

} // namespace threadline
