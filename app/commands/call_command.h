// SPDX-License-Identifier: GPL-3.0-or-later
//
// call: a number is called by the softphone of this computer.
#pragma once

#include "app/commands/command.h"

namespace threadline {

Command callCommand();

} // namespace threadline
