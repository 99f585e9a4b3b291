// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/holiday_import.h"

#include "core/sla/ics_event.h"
#include "core/sla/yearly_rule.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>

namespace threadline {

namespace {

constexpr qsizetype maxLeftOut = 100;
/// Days and years looked at for one file; a hundred events that repeat for a hundred years need a fifth of it.
constexpr qint64 mostWork = maxOccurrences;

struct Window
{
    QDate from;
    QDate end; ///< the first day after it
};

/// Days that another event with the same UID has taken.
using Replaced = QHash<QByteArray, QSet<QDate>>;

Error tooMany(const EventLines& event)
{
    return {Error::Remedy::Rejected,
            QStringLiteral("The calendar file asks for too many days by line %1: choose one with holidays only, or fewer years.")
                .arg(event.number)};
}

/// Collects the days of one event after the other.
class Gathering
{
public:
    Gathering(const Window& window, const Replaced& replaced)
        : m_window(window)
        , m_replaced(replaced)
    {
    }

    Expected<void> add(const EventLines& event);
    HolidayImport result() const;

private:
    Expected<QSet<QDate>> beginnings(const EventLines& event, const QDate& start, int length);
    void leaveOut(const EventLines& event, const QString& why);

    Window m_window;
    const Replaced& m_replaced;
    QMap<QDate, QString> m_days;
    QStringList m_leftOut;
    qint64 m_work = 0;
};

void Gathering::leaveOut(const EventLines& event, const QString& why)
{
    if (m_leftOut.size() < maxLeftOut) {
        m_leftOut.append(QStringLiteral("\"%1\" on line %2 was left out: %3.").arg(event.name, QString::number(event.number), why));
    }
}

/// The days on which it begins, as far as they touch the window.
Expected<QSet<QDate>> Gathering::beginnings(const EventLines& event, const QDate& start, int length)
{
    auto days = icsDates(event.additions);
    if (!days) {
        return days;
    }
    days->insert(start);
    for (const IcsLine& rule : event.rules) {
        auto repeated = yearlyDates(rule.value, start, m_window.from.addDays(1 - length), m_window.end, rule.number);
        if (!repeated) {
            return repeated.error();
        }
        if (!repeated->yearly) {
            leaveOut(event, QStringLiteral("it repeats more often than every year"));
            return QSet<QDate>();
        }
        m_work += repeated->looked;
        if (m_work > mostWork) {
            return tooMany(event);
        }
        for (const QDate& date : std::as_const(repeated->dates)) {
            days->insert(date);
        }
    }
    auto exceptions = icsDates(event.exceptions);
    if (!exceptions) {
        return exceptions;
    }
    days->subtract(*exceptions);
    if (event.replaces.number == 0) {
        days->subtract(m_replaced.value(event.uid));
    }
    return days;
}

Expected<void> Gathering::add(const EventLines& event)
{
    if (event.start.number == 0) {
        return Error{Error::Remedy::Corrupt,
                     QStringLiteral("The event on line %1 of the calendar file has no DTSTART: mend or remove it.")
                         .arg(event.number)};
    }
    const auto start = icsDate(event.start.value, event.start.number);
    if (!start) {
        return start.error();
    }
    if (event.start.value.trimmed().size() > 8) {
        leaveOut(event, QStringLiteral("it has a time of day"));
        return {};
    }
    const auto length = lengthInDays(event, *start);
    if (!length) {
        return length.error();
    }
    const auto begins = beginnings(event, *start, *length);
    if (!begins) {
        return begins.error();
    }
    m_work += begins->size() * *length;
    if (m_work > mostWork) {
        return tooMany(event);
    }
    for (const QDate& begin : *begins) {
        for (int day = 0; day < *length; ++day) {
            const QDate date = begin.addDays(day);
            if (date >= m_window.from && date < m_window.end && !m_days.contains(date)) {
                m_days.insert(date, event.name);
            }
        }
    }
    if (m_days.size() > maxHolidays) {
        return tooMany(event);
    }
    return {};
}

HolidayImport Gathering::result() const
{
    HolidayImport import;
    for (auto day = m_days.begin(); day != m_days.end(); ++day) {
        import.holidays.append(Holiday::once(day.key(), day.value()));
    }
    import.leftOut = m_leftOut;
    return import;
}

} // namespace

Expected<HolidayImport> importHolidays(const QByteArray& file, const QDate& from, int years)
{
    const auto lines = readIcsLines(file);
    if (!lines) {
        return lines.error();
    }
    const QList<EventLines> events = eventsOf(*lines);
    Replaced replaced;
    for (const EventLines& event : events) {
        if (event.replaces.number > 0) {
            auto date = icsDate(event.replaces.value, event.replaces.number);
            if (!date) {
                return date.error();
            }
            replaced[event.uid].insert(*date);
        }
    }
    Gathering gathering({from, from.addYears(years)}, replaced);
    for (const EventLines& event : events) {
        if (event.cancelled) {
            continue;
        }
        if (auto added = gathering.add(event); !added) {
            return added.error();
        }
    }
    return gathering.result();
}

void addHolidays(BusinessCalendar& calendar, const QList<Holiday>& imported)
{
    for (const Holiday& holiday : imported) {
        calendar.holidays.removeIf(
            [&](const Holiday& known) { return !known.everyYear && known.date == holiday.date; });
        calendar.holidays.append(holiday);
    }
    std::ranges::stable_sort(calendar.holidays, {}, &Holiday::date);
}

} // namespace threadline
