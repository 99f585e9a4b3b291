// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hub/replication.h"
#include "core/net/clock.h"

namespace threadline {

/// Hands back what the hub says that its owner has been away from for too long, as far as it waits for an answer here
/// too. `clock` outlives it.
Heartbeat::HandBack handingBack(const Clock& clock);

} // namespace threadline
