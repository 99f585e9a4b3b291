// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/ics_event.h"

#include "core/sla/yearly_rule.h"

namespace threadline {

namespace {

constexpr qsizetype longestName = 200;
constexpr int longestEvent = 366;

void take(EventLines& event, const IcsLine& line)
{
    if (line.name == "SUMMARY") {
        event.name = icsText(line.value).left(longestName);
    } else if (line.name == "UID") {
        event.uid = line.value;
    } else if (line.name == "DTSTART") {
        event.start = line;
    } else if (line.name == "DTEND") {
        event.end = line;
    } else if (line.name == "DURATION") {
        event.duration = line;
    } else if (line.name == "RECURRENCE-ID") {
        event.replaces = line;
    } else if (line.name == "RRULE") {
        event.rules.append(line);
    } else if (line.name == "RDATE") {
        event.additions.append(line);
    } else if (line.name == "EXDATE") {
        event.exceptions.append(line);
    } else if (line.name == "STATUS") {
        event.cancelled = line.value.trimmed().toUpper() == "CANCELLED";
    }
}

Error corrupt(const QString& sentence)
{
    return {Error::Remedy::Corrupt, sentence};
}

} // namespace

QList<EventLines> eventsOf(const QList<IcsLine>& lines)
{
    const QByteArrayList event{"VCALENDAR", "VEVENT"};
    QList<EventLines> events;
    for (const IcsLine& line : lines) {
        if (line.within != event) {
            continue; // an alarm inside an event has lines of its own
        }
        if (line.name == "BEGIN") {
            events.append(EventLines{});
            events.last().number = line.number;
        }
        take(events.last(), line);
    }
    return events;
}

Expected<QDate> icsDate(const QByteArray& value, int line)
{
    const QByteArray text = value.trimmed();
    const QDate date = QDate::fromString(QString::fromLatin1(text.left(8)), QStringLiteral("yyyyMMdd"));
    if (!date.isValid() || (text.size() > 8 && text.at(8) != 'T')) {
        return corrupt(QStringLiteral("Line %1 of the calendar file has no date like 20261224: mend or remove that event.")
                           .arg(line));
    }
    return date;
}

Expected<QSet<QDate>> icsDates(const QList<IcsLine>& lines)
{
    QSet<QDate> dates;
    for (const IcsLine& line : lines) {
        const QByteArrayList values = line.value.split(',');
        for (const QByteArray& value : values) {
            auto date = icsDate(value, line.number);
            if (!date) {
                return date.error();
            }
            dates.insert(*date);
        }
    }
    return dates;
}

Expected<int> lengthInDays(const EventLines& event, const QDate& start)
{
    qint64 days = 1;
    int line = event.end.number;
    if (event.end.number > 0) {
        auto end = icsDate(event.end.value, event.end.number);
        if (!end) {
            return end.error();
        }
        days = start == *end ? 1 : start.daysTo(*end);
    } else if (event.duration.number > 0) {
        line = event.duration.number;
        days = durationDays(event.duration.value.trimmed()).value_or(0);
    }
    if (days < 1 || days > longestEvent) {
        return corrupt(QStringLiteral("Line %1 of the calendar file lets an event end before it begins, or last more than a "
                                      "year: mend or remove that event.")
                           .arg(line));
    }
    return static_cast<int>(days);
}

} // namespace threadline
