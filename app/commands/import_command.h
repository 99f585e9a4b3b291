// SPDX-License-Identifier: GPL-3.0-or-later
//
// threadline import: mail from files.
#pragma once

#include "app/commands/command.h"

namespace threadline {

Command importCommand();

} // namespace threadline
