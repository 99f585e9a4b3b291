// SPDX-License-Identifier: GPL-3.0-or-later
//
// threadline bench: this program beside what else does the same work (app/bench/figure.h).
#pragma once

#include "app/commands/command.h"

namespace threadline {

Command benchCommand();

} // namespace threadline
