// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/clock.h"

#include <chrono>

namespace threadline {

Timestamp SystemClock::now() const
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

} // namespace threadline
