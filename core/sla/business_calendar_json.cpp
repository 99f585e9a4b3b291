// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/business_calendar.h"

#include "core/model/rejected.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace threadline {

namespace {

QString weekdayKey(int day)
{
    return weekdayWords(day).toLower();
}

Expected<OpeningInterval> intervalFrom(int day, const QJsonValue& value)
{
    static const QRegularExpression shape(QStringLiteral("\\A([0-9]{2}):([0-5][0-9])-([0-9]{2}):([0-5][0-9])\\z"));
    const QString text = value.toString().left(40);
    const auto match = shape.match(text);
    if (!match.hasMatch()) {
        return rejected(QStringLiteral("Opening hours on %1 read \"%2\": write them like 09:00-17:30.")
                           .arg(weekdayWords(day), text));
    }
    const auto minutes = [&](int group) { return match.captured(group).toInt() * 60 + match.captured(group + 1).toInt(); };
    return OpeningInterval{minutes(1), minutes(3)};
}

Expected<void> readHours(const QJsonObject& hours, BusinessCalendar& calendar)
{
    for (auto entry = hours.begin(); entry != hours.end(); ++entry) {
        int day = 0;
        while (day < 7 && weekdayKey(day) != entry.key()) {
            ++day;
        }
        if (day == 7) {
            return rejected(QStringLiteral("Opening hours are given for \"%1\", which is no day: write monday to sunday.")
                               .arg(entry.key().left(40)));
        }
        if (!entry.value().isArray()) {
            return rejected(QStringLiteral("Opening hours on %1 are no list: write them like [\"09:00-12:00\", \"13:00-17:30\"].")
                               .arg(weekdayWords(day)));
        }
        const QJsonArray intervals = entry.value().toArray();
        for (const auto& value : intervals) {
            auto interval = intervalFrom(day, value);
            if (!interval) {
                return interval.error();
            }
            calendar.week[static_cast<size_t>(day)].append(*interval);
        }
    }
    return {};
}

Expected<Holiday> holidayFrom(const QJsonValue& value)
{
    static const QRegularExpression shape(QStringLiteral("\\A(?:([0-9]{4})-)?([0-9]{2})-([0-9]{2})\\z"));
    const QString text = value.toObject().value(QLatin1String("date")).toString().left(40);
    const auto match = shape.match(text);
    Holiday holiday;
    holiday.name = value.toObject().value(QLatin1String("name")).toString().trimmed();
    holiday.everyYear = match.captured(1).isEmpty();
    // 2000 is a leap year, so that 29 February can be meant.
    holiday.date = QDate(holiday.everyYear ? 2000 : match.captured(1).toInt(), match.captured(2).toInt(),
                         match.captured(3).toInt());
    if (!match.hasMatch() || !holiday.date.isValid()) {
        return rejected(QStringLiteral("The holiday \"%1\" is on \"%2\", which is no date: write 2026-12-24, or 12-25 for "
                                      "every year.")
                           .arg(holiday.name, text));
    }
    return holiday;
}

} // namespace

QJsonObject BusinessCalendar::toJson() const
{
    QJsonObject hours;
    for (int day = 0; day < 7; ++day) {
        QJsonArray intervals;
        for (const OpeningInterval& interval : week[static_cast<size_t>(day)]) {
            intervals.append(clockWords(interval.begin) + QLatin1Char('-') + clockWords(interval.end));
        }
        if (!intervals.isEmpty()) {
            hours.insert(weekdayKey(day), intervals);
        }
    }
    QJsonArray days;
    for (const Holiday& holiday : holidays) {
        const QString shape = holiday.everyYear ? QStringLiteral("MM-dd") : QStringLiteral("yyyy-MM-dd");
        days.append(QJsonObject{{QStringLiteral("date"), holiday.date.toString(shape)},
                                {QStringLiteral("name"), holiday.name}});
    }
    return {{QStringLiteral("name"), name},
            {QStringLiteral("time_zone"), QString::fromUtf8(timeZone)},
            {QStringLiteral("hours"), hours},
            {QStringLiteral("holidays"), days}};
}

Expected<BusinessCalendar> BusinessCalendar::fromJson(const QJsonObject& json)
{
    BusinessCalendar calendar;
    calendar.name = json.value(QLatin1String("name")).toString().trimmed();
    calendar.timeZone = json.value(QLatin1String("time_zone")).toString().toUtf8();
    if (auto read = readHours(json.value(QLatin1String("hours")).toObject(), calendar); !read) {
        return read.error();
    }
    const QJsonArray days = json.value(QLatin1String("holidays")).toArray();
    for (const auto& value : days) {
        auto holiday = holidayFrom(value);
        if (!holiday) {
            return holiday.error();
        }
        calendar.holidays.append(*holiday);
    }
    if (auto fine = calendar.check(); !fine) {
        return fine.error();
    }
    return calendar;
}

} // namespace threadline
