// SPDX-License-Identifier: GPL-3.0-or-later
//
// `import touchpoints`, `mapping`, `ingest`: touches that people's tables and other systems tell of.
#pragma once

#include "app/commands/command.h"

namespace threadline {

std::vector<Command> touchpointCommands();

} // namespace threadline
