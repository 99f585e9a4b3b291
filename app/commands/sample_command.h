// SPDX-License-Identifier: GPL-3.0-or-later
//
// threadline sample: a workspace to look at.
#pragma once

#include "app/commands/command.h"

namespace threadline {

Command sampleCommand();

} // namespace threadline
