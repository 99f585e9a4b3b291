// SPDX-License-Identifier: GPL-3.0-or-later
//
// threadline reply: an answer to a case.
#pragma once

#include "app/commands/command.h"

namespace threadline {

Command replyCommand();

} // namespace threadline
