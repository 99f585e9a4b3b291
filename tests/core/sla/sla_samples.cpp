// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sla/sla_samples.h"

namespace threadline::test {

Timestamp at(const char* rfc3339)
{
    const auto read = fromRfc3339(QString::fromLatin1(rfc3339));
    REQUIRE(read);
    return *read;
}

BusinessCalendar office(const QByteArray& timeZone)
{
    BusinessCalendar calendar{QStringLiteral("Office"), timeZone, {}, {}};
    for (size_t day = 0; day < 5; ++day) {
        calendar.week[day] = {{9 * 60, 17 * 60}};
    }
    return calendar;
}

BusinessCalendar onlyOn(int weekday, int begin, int end, const QByteArray& timeZone)
{
    BusinessCalendar calendar{QStringLiteral("One day"), timeZone, {}, {}};
    calendar.week[static_cast<size_t>(weekday)] = {{begin, end}};
    return calendar;
}

WorkingTime counted(const BusinessCalendar& calendar)
{
    auto working = WorkingTime::of(calendar);
    INFO(sentenceOf(working).toStdString());
    REQUIRE(working);
    return *working;
}

Timestamp added(const WorkingTime& calendar, Timestamp from, qint64 seconds)
{
    const auto moment = calendar.addWorkingTime(from, seconds);
    INFO(sentenceOf(moment).toStdString());
    REQUIRE(moment);
    return *moment;
}

BusinessCalendar anyCalendar(Dice& dice)
{
    static const QByteArrayList zones{"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata",
                                      "Asia/Beirut",   "Pacific/Apia",     "America/St_Johns",    "Africa/Casablanca",
                                      "UTC"};
    BusinessCalendar calendar{QStringLiteral("Any"), zones.at(dice.below(zones.size())), {}, {}};
    // Along the week, so that nothing overlaps: a gap, then hours, as long as they begin before the week ends.
    const int first = static_cast<int>(dice.below(1440));
    int minute = first;
    const int busiest = 60 + static_cast<int>(dice.below(2000));
    while (minute < 7 * 1440) {
        const int length = 1 + static_cast<int>(dice.below(1440));
        const int end = std::min(minute + length, 7 * 1440 + first);
        calendar.week[static_cast<size_t>(minute / 1440)].append({minute % 1440, minute % 1440 + end - minute});
        minute = end + static_cast<int>(dice.below(busiest));
    }
    for (qint64 i = dice.below(12); i > 0; --i) {
        const int month = 1 + static_cast<int>(dice.below(12));
        const int day = 1 + static_cast<int>(dice.below(28));
        calendar.holidays.append(dice.below(2) ? Holiday::yearly(month, day, QStringLiteral("Each year"))
                                               : Holiday::once(QDate(2026, month, day), QStringLiteral("Once")));
    }
    return calendar;
}

} // namespace threadline::test
