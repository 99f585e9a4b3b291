// SPDX-License-Identifier: GPL-3.0-or-later
//
// threadline customers, timeline, search.
#pragma once

#include "app/commands/command.h"

namespace threadline {

Command customersCommand();
Command timelineCommand();
Command searchCommand();

} // namespace threadline
