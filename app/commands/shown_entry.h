// SPDX-License-Identifier: GPL-3.0-or-later
//
// An entry of a history on the terminal.
#pragma once

#include "app/command_line/output.h"
#include "core/workspace/views.h"

namespace threadline {

void showEntry(const TimelineEntry& entry, command_line::Output& output);

} // namespace threadline
