// SPDX-License-Identifier: GPL-3.0-or-later
//
// threadline outbox, and what can be done about a reply in it.
#pragma once

#include "app/commands/command.h"

namespace threadline {

std::vector<Command> outboxCommands();

} // namespace threadline
