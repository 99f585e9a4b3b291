// SPDX-License-Identifier: GPL-3.0-or-later
//
// threadline case list, show.
#pragma once

#include "app/commands/command.h"

namespace threadline {

Command caseListCommand();
Command caseShowCommand();

} // namespace threadline
