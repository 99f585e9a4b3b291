// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a channel says of when something was, as far as it can be believed. Pure; any thread.
#pragma once

#include "core/model/timestamp.h"

namespace threadline {

/// `at`, unless nobody knows it or it is more than a day ahead of `now`, which stands for it then.
inline Timestamp plausibleMoment(Timestamp at, Timestamp now)
{
    constexpr qint64 clockSkewSeconds = 86'400;
    return !at.isNull() && at.us <= now.us + clockSkewSeconds * 1'000'000 ? at : now;
}

} // namespace threadline
