// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/timeline_key.h"

#include <algorithm>

namespace threadline {

namespace {
constexpr int seqBits = 31;
constexpr qint64 seqMask = (qint64{1} << seqBits) - 1;
constexpr qint64 lastSecond = (qint64{1} << 32) - 1;
} // namespace

qint64 timelineKey(Timestamp at, qint64 seq)
{
    return (std::clamp<qint64>(at.seconds(), 0, lastSecond) << seqBits) | (seq & seqMask);
}

Timestamp momentOfTimelineKey(qint64 key)
{
    return Timestamp::fromSeconds(key >> seqBits);
}

qint64 seqOfTimelineKey(qint64 key)
{
    return key & seqMask;
}

} // namespace threadline
