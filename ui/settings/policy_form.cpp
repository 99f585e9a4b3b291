// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/policy_form.h"

#include "core/sla/sla_words.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <cmath>

namespace threadline {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;

Error unreadable(const QString& typed)
{
    return {Error::Remedy::Rejected,
            QStringLiteral("\"%1\" is no time: type one like 4 h, 30 min or 2 h 30 min, or nothing.").arg(typed)};
}

QStringList listOf(const QString& typed, QChar separator)
{
    QStringList parts;
    const QStringList all = typed.split(separator, Qt::SkipEmptyParts);
    for (const QString& part : all) {
        if (!part.trimmed().isEmpty()) {
            parts.append(part.trimmed());
        }
    }
    return parts;
}

/// "Monday", "Monday to Friday"
QString daysWords(int first, int last)
{
    return first == last ? weekdayWords(first) : QStringLiteral("%1 to %2").arg(weekdayWords(first), weekdayWords(last));
}

/// Days of the same hours together; closed ones are left out.
QString weekWords(const std::array<QList<OpeningInterval>, 7>& week)
{
    QStringList parts;
    for (size_t first = 0; first < week.size();) {
        size_t last = first;
        while (last + 1 < week.size() && week[last + 1] == week[first]) {
            ++last;
        }
        if (!week[first].isEmpty()) {
            parts.append(daysWords(static_cast<int>(first), static_cast<int>(last)) + QLatin1Char(' ')
                         + hoursText(week[first]));
        }
        first = last + 1;
    }
    return parts.join(QStringLiteral(", "));
}

QJsonArray holidaysFrom(const QString& typed)
{
    QJsonArray json;
    const QStringList lines = listOf(typed, QLatin1Char('\n'));
    for (const QString& line : lines) {
        const QString date = line.section(QLatin1Char(' '), 0, 0);
        json.append(QJsonObject{{QStringLiteral("date"), date},
                                {QStringLiteral("name"), line.mid(date.size()).trimmed()}});
    }
    return json;
}

} // namespace

QString spanText(const std::optional<qint64>& seconds)
{
    if (!seconds) {
        return {};
    }
    const qint64 hours = *seconds / hour;
    const qint64 minutes = (*seconds % hour + minute - 1) / minute;
    QStringList parts;
    if (hours > 0) {
        parts.append(QStringLiteral("%1 h").arg(hours));
    }
    if (minutes > 0 || hours == 0) {
        parts.append(QStringLiteral("%1 min").arg(minutes));
    }
    return parts.join(QLatin1Char(' '));
}

Expected<std::optional<qint64>> spanFromText(const QString& typed)
{
    const QString text = typed.trimmed().toLower().replace(QLatin1Char(','), QLatin1Char('.'));
    if (text.isEmpty()) {
        return std::optional<qint64>();
    }
    static const QRegularExpression form(QStringLiteral(
        "^(?:(\\d{1,5}(?:\\.\\d{1,2})?)\\s*(?:h|hours?))?\\s*(?:(\\d{1,6})\\s*(?:m|min|minutes?))?$"));
    const auto match = form.match(text);
    if (!match.hasMatch()) {
        return unreadable(typed);
    }
    const qint64 seconds = std::llround(match.captured(1).toDouble() * static_cast<double>(hour))
                           + match.captured(2).toLongLong() * minute;
    return seconds > 0 ? Expected<std::optional<qint64>>(std::optional(seconds)) : unreadable(typed);
}

QString policyInWords(const SlaPolicy& policy)
{
    const QStringList conditions = policy.priorities + policy.channels + policy.tags;
    QStringList promises;
    for (const SlaTarget target : allSlaTargets) {
        if (const auto seconds = policy.target(target)) {
            promises.append(QStringLiteral("%1 %2").arg(slaTargetWords(target).toLower(), spanText(seconds)));
        }
    }
    return QStringLiteral("%1: %2, in %3")
        .arg(conditions.isEmpty() ? QStringLiteral("Every case") : conditions.join(QStringLiteral(" · ")),
             promises.join(QStringLiteral(", ")), policy.calendar);
}

QString calendarInWords(const BusinessCalendar& calendar)
{
    QStringList parts{QString::fromUtf8(calendar.timeZone), weekWords(calendar.week)};
    if (!calendar.holidays.isEmpty()) {
        parts.append(calendar.holidays.size() == 1 ? QStringLiteral("1 holiday")
                                                   : QStringLiteral("%1 holidays").arg(calendar.holidays.size()));
    }
    return parts.join(QStringLiteral(" · "));
}

QString hoursText(const QList<OpeningInterval>& hours)
{
    QStringList parts;
    for (const OpeningInterval& interval : hours) {
        parts.append(QStringLiteral("%1-%2").arg(clockWords(interval.begin), clockWords(interval.end)));
    }
    return parts.join(QStringLiteral(", "));
}

QString holidaysText(const QList<Holiday>& holidays)
{
    QStringList lines;
    for (const Holiday& holiday : holidays) {
        const QString date = holiday.date.toString(holiday.everyYear ? QStringLiteral("MM-dd") : QStringLiteral("yyyy-MM-dd"));
        lines.append(QStringLiteral("%1 %2").arg(date, holiday.name).trimmed());
    }
    return lines.join(QLatin1Char('\n'));
}

CalendarForm CalendarForm::of(const BusinessCalendar& calendar)
{
    CalendarForm form{calendar.name, QString::fromUtf8(calendar.timeZone), {}, holidaysText(calendar.holidays)};
    for (size_t day = 0; day < form.hours.size(); ++day) {
        form.hours[day] = hoursText(calendar.week[day]);
    }
    return form;
}

Expected<BusinessCalendar> CalendarForm::calendar() const
{
    QJsonObject open;
    for (size_t day = 0; day < hours.size(); ++day) {
        const QStringList intervals = listOf(QString(hours[day]).replace(QChar(0x2013), QLatin1Char('-')), QLatin1Char(','));
        if (!intervals.isEmpty()) {
            open.insert(weekdayWords(static_cast<int>(day)).toLower(), QJsonArray::fromStringList(intervals));
        }
    }
    return BusinessCalendar::fromJson({{QStringLiteral("name"), name.trimmed()},
                                       {QStringLiteral("time_zone"), timeZone.trimmed()},
                                       {QStringLiteral("hours"), open},
                                       {QStringLiteral("holidays"), holidaysFrom(holidays)}});
}

} // namespace threadline
