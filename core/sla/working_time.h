// SPDX-License-Identifier: GPL-3.0-or-later
//
// Counting in working time: a business calendar made ready for it. Making one takes milliseconds, each question about a
// microsecond however long the span, so make one per calendar and keep it.
//
// The grain is the second: a moment counts as the beginning of its second. Moments outside of the years of calendars
// count as their edge. Any thread; immutable.
#pragma once

#include "core/model/timestamp.h"
#include "core/sla/business_calendar.h"

#include <vector>

namespace threadline {

class WorkingTime
{
public:
    /// Refuses what BusinessCalendar::check() refuses.
    static Expected<WorkingTime> of(const BusinessCalendar& calendar);

    const QString& calendarName() const { return m_name; }

    /// The earliest moment by which `seconds` of working time have passed since `from`: the end of an opening hour
    /// rather than the beginning of the next. No seconds: `from`. An error when there are not so many before
    /// the year 2100, or fewer than none are asked for.
    Expected<Timestamp> addWorkingTime(Timestamp from, qint64 seconds) const;

    /// Working seconds from `a` to `b`; negative when `b` is earlier. For all a, b, c: a to b and b to c make a to c.
    qint64 workingSecondsBetween(Timestamp a, Timestamp b) const;

private:
    struct DayHours
    {
        qint64 begin; ///< seconds since midnight
        qint64 end;
    };
    /// A stretch during which the clock on the wall keeps its distance from UTC.
    struct Stretch
    {
        qint64 begin;      ///< seconds since 1970 UTC
        qint64 offset;     ///< seconds
        qint64 openBefore; ///< working seconds from 1970 to its begin
    };

    WorkingTime() = default;
    void readWeek(const BusinessCalendar& calendar);
    void readHolidays(const BusinessCalendar& calendar);
    void readZone(const BusinessCalendar& calendar);

    // "Day" is days since 1970 by the clock on the wall, "wall" its seconds since then.
    bool isClosed(qint64 day) const;
    qint64 openBeforeDay(qint64 day) const;
    qint64 openBeforeWall(qint64 wall) const;
    qint64 wallAfter(qint64 open, qint64 from, qint64 to) const;
    qint64 openBefore(qint64 utc) const;

    QString m_name;
    std::array<std::vector<DayHours>, 7> m_hours; ///< Monday first, what belongs to the civil day, in order
    std::array<qint64, 8> m_openBefore{};         ///< from Monday's midnight to each day's; the last is the week's
    std::vector<qint64> m_closedDays;             ///< ordered; those that would be open
    std::vector<qint64> m_lostBefore;             ///< working seconds that closed days before each took; one more at the end
    std::vector<Stretch> m_stretches;             ///< ordered, the first begins at 1970
};

} // namespace threadline
