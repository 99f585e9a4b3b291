// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sends what is due now and tells how one reply fared. Thread: main.
#pragma once

#include "app/commands/command.h"

namespace threadline {

/// 0 when it was sent; 1, with the reason on standard error, when it was not.
Expected<int> sendAndTell(CommandContext& context, InteractionId reply);

/// Says in what state a reply is; 0 unless it failed or is in doubt.
Expected<int> tellState(CommandContext& context, InteractionId reply);

} // namespace threadline
