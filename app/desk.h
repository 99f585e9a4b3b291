// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opens the window on a workspace, or takes its picture. Thread: main.
#pragma once

#include "app/command_line/arguments.h"

namespace threadline {

/// The exit code. Makes the QApplication; `argc` and `argv` are main's.
int runDesk(int& argc, char** argv, const command_line::Arguments& arguments);

} // namespace threadline
