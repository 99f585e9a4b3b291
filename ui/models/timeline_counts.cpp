// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_counts.h"

#include <QHash>

#include <algorithm>

namespace threadline {

TimelineCounts timelineCounts(const QList<TimelineMark>& marks, qint64 thisCase)
{
    TimelineCounts counts;
    QHash<ChannelName, qint64> perChannel;
    for (const TimelineMark& mark : marks) {
        if (mark.happening) {
            ++counts.happenings;
            continue;
        }
        ++perChannel[mark.channel];
        counts.thisCase += thisCase != 0 && mark.caseNumber == thisCase;
    }
    counts.all = marks.size() - counts.happenings;
    for (auto it = perChannel.cbegin(); it != perChannel.cend(); ++it) {
        counts.channels.append({it.key(), it.value()});
    }
    std::sort(counts.channels.begin(), counts.channels.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return counts;
}

} // namespace threadline
