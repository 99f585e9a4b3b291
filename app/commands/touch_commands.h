// SPDX-License-Identifier: GPL-3.0-or-later
//
// `touch`: calls, visits, deliveries … that somebody tells of, logged, corrected, taken back.
#pragma once

#include "app/commands/command.h"

namespace threadline {

std::vector<Command> touchCommands();

} // namespace threadline
