// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many entries each filter of the timeline would show.
#pragma once

#include "core/workspace/views.h"

#include <utility>

namespace threadline {

struct TimelineCounts
{
    qint64 all = 0;      ///< said, written, called …: without what was done
    qint64 thisCase = 0; ///< likewise
    qint64 happenings = 0;
    QList<std::pair<ChannelName, qint64>> channels; ///< the commonest first, then by name

    friend bool operator==(const TimelineCounts&, const TimelineCounts&) = default;
};

TimelineCounts timelineCounts(const QList<TimelineMark>& marks, qint64 thisCase);

} // namespace threadline
