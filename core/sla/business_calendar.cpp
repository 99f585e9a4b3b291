// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/business_calendar.h"

#include "core/model/rejected.h"
#include "core/model/time_zone_name.h"

#include <algorithm>

namespace threadline {

namespace {

constexpr int minutesPerDay = 24 * 60;
constexpr int minutesPerWeek = 7 * minutesPerDay;
constexpr qsizetype maxIntervalsPerDay = 48;

QString intervalWords(const OpeningInterval& interval)
{
    return QStringLiteral("%1 to %2").arg(clockWords(interval.begin), clockWords(interval.end));
}

Expected<void> checkInterval(int day, const OpeningInterval& interval)
{
    const QString which = QStringLiteral("Opening hours on %1").arg(weekdayWords(day));
    if (interval.begin < 0 || interval.begin >= minutesPerDay || interval.end < 0 || interval.end > 2 * minutesPerDay) {
        return rejected(QStringLiteral("%1 are out of range: %2. They begin between 00:00 and 23:59 and end by 48:00, "
                                      "the end of the next day.")
                           .arg(which, intervalWords(interval)));
    }
    if (interval.end < interval.begin) {
        return rejected(QStringLiteral("%1 end before they begin: %2. If they end on the next day, write %3 for the end.")
                           .arg(which, intervalWords(interval), clockWords(interval.end + minutesPerDay)));
    }
    if (interval.end == interval.begin) {
        return rejected(QStringLiteral("%1 end when they begin: %2. Leave them out, or write 00:00 to 24:00 for the whole day.")
                           .arg(which, intervalWords(interval)));
    }
    if (interval.end - interval.begin > minutesPerDay) {
        return rejected(QStringLiteral("%1 last longer than a day: %2. Divide them between the days.")
                           .arg(which, intervalWords(interval)));
    }
    return {};
}

struct WeekInterval
{
    int begin; ///< minutes since Monday's midnight
    int end;
    int day;
    OpeningInterval shown;
};

Expected<void> checkOverlaps(const std::array<QList<OpeningInterval>, 7>& week)
{
    std::vector<WeekInterval> all;
    for (int day = 0; day < 7; ++day) {
        for (const OpeningInterval& interval : week[static_cast<size_t>(day)]) {
            all.push_back({day * minutesPerDay + interval.begin, day * minutesPerDay + interval.end, day, interval});
        }
    }
    std::ranges::sort(all, {}, &WeekInterval::begin);
    for (size_t i = 0; i < all.size(); ++i) {
        const bool last = i + 1 == all.size();
        const WeekInterval& next = all[last ? 0 : i + 1];
        if (all[i].end > next.begin + (last ? minutesPerWeek : 0)) {
            return rejected(QStringLiteral("Opening hours overlap: %1 on %2 and %3 on %4. Let one end before the other begins.")
                               .arg(intervalWords(all[i].shown), weekdayWords(all[i].day), intervalWords(next.shown),
                                    weekdayWords(next.day)));
        }
    }
    return {};
}

Expected<void> checkHoliday(const Holiday& holiday)
{
    if (!holiday.date.isValid()) {
        return rejected(QStringLiteral("The holiday \"%1\" has no date: give it one like 2026-12-24, or 12-25 for every year.")
                           .arg(holiday.name));
    }
    const int year = holiday.date.year();
    if (year < firstCalendarYear || year >= endCalendarYear) {
        return rejected(QStringLiteral("The holiday \"%1\" is in the year %2: give it one from %3 to %4.")
                           .arg(holiday.name, QString::number(year), QString::number(firstCalendarYear),
                                QString::number(endCalendarYear - 1)));
    }
    return {};
}

} // namespace

QString weekdayWords(int day)
{
    static const QStringList names{QStringLiteral("Monday"),   QStringLiteral("Tuesday"), QStringLiteral("Wednesday"),
                                   QStringLiteral("Thursday"), QStringLiteral("Friday"),  QStringLiteral("Saturday"),
                                   QStringLiteral("Sunday")};
    return names.value(day);
}

QString clockWords(int minutes)
{
    return QStringLiteral("%1:%2").arg(minutes / 60, 2, 10, QLatin1Char('0')).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

BusinessCalendar BusinessCalendar::roundTheClock(const QString& name, const QByteArray& timeZone)
{
    BusinessCalendar calendar{name, timeZone, {}, {}};
    calendar.week.fill({OpeningInterval{0, minutesPerDay}});
    return calendar;
}

Expected<void> BusinessCalendar::check() const
{
    if (name.trimmed().isEmpty()) {
        return rejected(QStringLiteral("The calendar has no name: give it one."));
    }
    if (!isTimeZoneName(timeZone)) {
        return rejected(QStringLiteral("The calendar \"%1\" names the time zone \"%2\", which is not known here: write one "
                                      "like Europe/Berlin.")
                           .arg(name, QString::fromUtf8(timeZone.left(64))));
    }
    bool open = false;
    for (int day = 0; day < 7; ++day) {
        const auto& intervals = week[static_cast<size_t>(day)];
        if (intervals.size() > maxIntervalsPerDay) {
            return rejected(QStringLiteral("%1 has more than %2 opening hours: join some of them.")
                               .arg(weekdayWords(day), QString::number(maxIntervalsPerDay)));
        }
        for (const OpeningInterval& interval : intervals) {
            if (auto fine = checkInterval(day, interval); !fine) {
                return fine;
            }
            open = true;
        }
    }
    if (!open) {
        return rejected(QStringLiteral("The calendar \"%1\" is never open: give it opening hours on one day at least.").arg(name));
    }
    if (holidays.size() > maxHolidays) {
        return rejected(QStringLiteral("The calendar \"%1\" has more than %2 holidays: take the past ones out.")
                           .arg(name, QString::number(maxHolidays)));
    }
    for (const Holiday& holiday : holidays) {
        if (auto fine = checkHoliday(holiday); !fine) {
            return fine;
        }
    }
    return checkOverlaps(week);
}

} // namespace threadline
