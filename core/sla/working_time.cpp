// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/working_time.h"

#include "core/sla/zone_offsets.h"

#include <algorithm>

namespace threadline {

namespace {

constexpr qint64 secondsPerDay = 86400;
constexpr qint64 secondsPerMinute = 60;
/// West of Greenwich the years of calendars begin on the last day of 1969; in the east they end in 2100.
constexpr qint64 firstDay = -1;

qint64 floorDiv(qint64 value, qint64 by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

/// The second that `at` lies in, within the years of calendars.
qint64 secondOf(Timestamp at)
{
    return std::clamp(floorDiv(at.us, 1'000'000), calendarBegin(), calendarEnd());
}

/// Days since the Monday before 1970 began, a Thursday.
qint64 daysFromMonday(qint64 day)
{
    return day + 3;
}

qint64 dayOf(const QDate& date)
{
    return QDate(1970, 1, 1).daysTo(date);
}

} // namespace

Expected<WorkingTime> WorkingTime::of(const BusinessCalendar& calendar)
{
    if (auto fine = calendar.check(); !fine) {
        return fine.error();
    }
    WorkingTime made;
    made.m_name = calendar.name;
    made.readWeek(calendar);
    made.readHolidays(calendar);
    made.readZone(calendar);
    return made;
}

void WorkingTime::readWeek(const BusinessCalendar& calendar)
{
    for (size_t day = 0; day < 7; ++day) {
        for (const OpeningInterval& interval : calendar.week[day]) {
            const qint64 begin = interval.begin * secondsPerMinute;
            const qint64 end = interval.end * secondsPerMinute;
            m_hours[day].push_back({begin, std::min(end, secondsPerDay)});
            if (end > secondsPerDay) {
                m_hours[(day + 1) % 7].push_back({0, end - secondsPerDay});
            }
        }
    }
    for (size_t day = 0; day < 7; ++day) {
        std::ranges::sort(m_hours[day], {}, &DayHours::begin);
        qint64 open = 0;
        for (const DayHours& hours : m_hours[day]) {
            open += hours.end - hours.begin;
        }
        m_openBefore[day + 1] = m_openBefore[day] + open;
    }
}

void WorkingTime::readHolidays(const BusinessCalendar& calendar)
{
    for (const Holiday& holiday : calendar.holidays) {
        if (!holiday.everyYear) {
            m_closedDays.push_back(dayOf(holiday.date));
            continue;
        }
        for (int year = firstCalendarYear - 1; year <= endCalendarYear; ++year) {
            const QDate date(year, holiday.date.month(), holiday.date.day());
            if (date.isValid() && dayOf(date) >= firstDay) {
                m_closedDays.push_back(dayOf(date));
            }
        }
    }
    std::ranges::sort(m_closedDays);
    const auto same = std::ranges::unique(m_closedDays);
    m_closedDays.erase(same.begin(), same.end());
    m_lostBefore.push_back(0);
    for (const qint64 day : m_closedDays) {
        const auto weekday = static_cast<size_t>(daysFromMonday(day) % 7);
        m_lostBefore.push_back(m_lostBefore.back() + m_openBefore[weekday + 1] - m_openBefore[weekday]);
    }
}

void WorkingTime::readZone(const BusinessCalendar& calendar)
{
    qint64 open = 0;
    for (const OffsetSpan& span : zoneOffsets(calendar.timeZone)) {
        if (!m_stretches.empty()) {
            const Stretch& last = m_stretches.back();
            open += openBeforeWall(span.begin + last.offset) - openBeforeWall(last.begin + last.offset);
        }
        m_stretches.push_back({span.begin, span.offset, open});
    }
}

bool WorkingTime::isClosed(qint64 day) const
{
    return std::ranges::binary_search(m_closedDays, day);
}

qint64 WorkingTime::openBeforeDay(qint64 day) const
{
    const qint64 days = daysFromMonday(day);
    const auto closed = std::ranges::lower_bound(m_closedDays, day) - m_closedDays.begin();
    return days / 7 * m_openBefore[7] + m_openBefore[static_cast<size_t>(days % 7)]
           - m_lostBefore[static_cast<size_t>(closed)];
}

qint64 WorkingTime::openBeforeWall(qint64 wall) const
{
    const qint64 day = floorDiv(wall, secondsPerDay);
    qint64 open = openBeforeDay(day);
    if (isClosed(day)) {
        return open;
    }
    const qint64 second = wall - day * secondsPerDay;
    for (const DayHours& hours : m_hours[static_cast<size_t>(daysFromMonday(day) % 7)]) {
        open += std::max<qint64>(0, std::min(second, hours.end) - hours.begin);
    }
    return open;
}

/// The earliest wall second with `open` working seconds before it; it lies between the days `from` and `to`.
qint64 WorkingTime::wallAfter(qint64 open, qint64 from, qint64 to) const
{
    while (from < to) { // to the last day that begins with fewer
        const qint64 middle = from + (to - from + 1) / 2;
        if (openBeforeDay(middle) < open) {
            from = middle;
        } else {
            to = middle - 1;
        }
    }
    qint64 rest = open - openBeforeDay(from);
    for (const DayHours& hours : m_hours[static_cast<size_t>(daysFromMonday(from) % 7)]) {
        if (rest <= hours.end - hours.begin) {
            return from * secondsPerDay + hours.begin + rest;
        }
        rest -= hours.end - hours.begin;
    }
    return (from + 1) * secondsPerDay;
}

qint64 WorkingTime::openBefore(qint64 utc) const
{
    const auto after = std::ranges::upper_bound(m_stretches, utc, {}, &Stretch::begin);
    const Stretch& in = *std::prev(after);
    return in.openBefore + openBeforeWall(utc + in.offset) - openBeforeWall(in.begin + in.offset);
}

qint64 WorkingTime::workingSecondsBetween(Timestamp a, Timestamp b) const
{
    return openBefore(secondOf(b)) - openBefore(secondOf(a));
}

Expected<Timestamp> WorkingTime::addWorkingTime(Timestamp from, qint64 seconds) const
{
    if (seconds < 0) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("Working time can only be counted forwards: give a number of seconds that is not negative.")};
    }
    const qint64 begin = secondOf(from);
    if (seconds == 0) {
        return Timestamp::fromSeconds(begin);
    }
    const qint64 already = openBefore(begin);
    if (seconds > openBefore(calendarEnd()) - already) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("The calendar \"%1\" has not so much working time before the year %2: look at its opening "
                                    "hours and holidays.")
                         .arg(m_name, QString::number(endCalendarYear))};
    }
    const qint64 wanted = already + seconds;
    // The last stretch that begins with fewer; the first begins with none.
    const auto after = std::ranges::lower_bound(m_stretches, wanted, {}, &Stretch::openBefore);
    const Stretch& in = *std::prev(after);
    const qint64 end = after == m_stretches.end() ? calendarEnd() : after->begin;
    const qint64 wall = wallAfter(openBeforeWall(in.begin + in.offset) + wanted - in.openBefore,
                                  floorDiv(in.begin + in.offset, secondsPerDay), floorDiv(end + in.offset, secondsPerDay));
    return Timestamp::fromSeconds(wall - in.offset);
}

} // namespace threadline
