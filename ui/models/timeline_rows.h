// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands in the timeline from top to bottom: entries, a line before each new day, a line where
// the talk turns to another case, a thin line for what was done, and one before what is new. Made
// from marks alone, so a hundred thousand cost milliseconds and no entry has to be read.
#pragma once

#include "core/workspace/views.h"

#include <QDate>
#include <QLocale>
#include <QTimeZone>

namespace threadline {

/// Which entries are shown.
struct TimelineFilter
{
    enum class What { Everything, ThisCase, Channel, Happenings };

    What what = What::Everything;
    ChannelName channel; ///< with Channel

    friend bool operator==(const TimelineFilter&, const TimelineFilter&) = default;
};

struct TimelineRow
{
    enum class Kind { Day, Case, New, Entry, Happening };

    Kind kind = Kind::Entry;
    /// The entry, the first that was done, or the one that follows the line: an index into the marks.
    int mark = 0;
    int count = 1; ///< of a Happening: so many marks from there, done by one person in one go

    friend bool operator==(const TimelineRow&, const TimelineRow&) = default;
};

bool passes(const TimelineMark& mark, const TimelineFilter& filter, qint64 thisCase);

/// `marks` are oldest first. Days are those of `zone`. `firstNew`: the entry before which the line of
/// what is new stands; 0: nowhere.
QList<TimelineRow> timelineRows(const QList<TimelineMark>& marks, const TimelineFilter& filter,
                                qint64 thisCase, const QTimeZone& zone, InteractionKey firstNew = 0);

/// The civil day of a moment.
QDate dayOf(Timestamp at, const QTimeZone& zone);

/// "Today", "Yesterday", "Mon 9 November", with the year when it is not this one.
QString dayLabel(QDate day, QDate today, const QLocale& locale);

} // namespace threadline
