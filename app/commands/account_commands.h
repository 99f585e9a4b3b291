// SPDX-License-Identifier: GPL-3.0-or-later
//
// threadline account add, list, check, remove.
#pragma once

#include "app/commands/command.h"

namespace threadline {

Command accountAddCommand();
Command accountListCommand();
Command accountCheckCommand();
Command accountRemoveCommand();
Command accountSignatureCommand();
Command accountWindowCommand();

} // namespace threadline
