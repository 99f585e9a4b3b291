// SPDX-License-Identifier: GPL-3.0-or-later
//
// Case numbers are the hub's to give; a desk has some in stock, so that cases can be opened there offline. Both block, as
// Hub does, on the hub's thread.
#pragma once

#include "core/hub/hub.h"
#include "core/log/log_thread.h"

namespace threadline {

/// Nothing is asked while enough are left.
Expected<void> stockCaseNumbers(Hub& hub, LogThread& log);
/// What is needed at once, and the stock with it.
Expected<void> takeCaseNumbers(Hub& hub, LogThread& log, qint64 needed);

} // namespace threadline
