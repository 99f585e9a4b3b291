// SPDX-License-Identifier: GPL-3.0-or-later
//
// threadline rebuild, doctor: the care of a workspace.
#pragma once

#include "app/commands/command.h"

namespace threadline {

Command rebuildCommand();
Command doctorCommand();

} // namespace threadline
