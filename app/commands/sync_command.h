// SPDX-License-Identifier: GPL-3.0-or-later
//
// threadline sync: brings the accounts up to date, once or for ever.
#pragma once

#include "app/commands/command.h"

namespace threadline {

Command syncCommand();

} // namespace threadline
