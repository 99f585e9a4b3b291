// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/usual_policies.h"

#include "core/model/case.h"

namespace threadline {

namespace {

constexpr qint64 hours = 3600;
constexpr int opens = 9 * 60;
constexpr int closes = 17 * 60;
constexpr size_t workingDays = 5;

QString calendarName()
{
    return QStringLiteral("Office hours");
}

SlaPolicy policy(const QString& name, std::optional<CasePriority> priority, qint64 first, qint64 next, qint64 resolution)
{
    SlaPolicy made;
    made.name = name;
    if (priority) {
        made.priorities = {casePriorityName(*priority)};
    }
    made.firstReply = first * hours;
    made.nextReply = next * hours;
    made.resolution = resolution * hours;
    made.calendar = calendarName();
    return made;
}

} // namespace

BusinessCalendar usualCalendar(const QByteArray& timeZone)
{
    BusinessCalendar calendar;
    calendar.name = calendarName();
    calendar.timeZone = timeZone;
    for (size_t day = 0; day < workingDays; ++day) {
        calendar.week[day] = {{opens, closes}};
    }
    return calendar;
}

QList<SlaPolicy> usualPolicies()
{
    return {policy(QStringLiteral("Urgent"), CasePriority::Urgent, 1, 2, 8),
            policy(QStringLiteral("High"), CasePriority::High, 2, 4, 16),
            policy(QStringLiteral("Everything else"), {}, 4, 8, 40)};
}

} // namespace threadline
