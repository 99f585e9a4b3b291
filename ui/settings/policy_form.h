// SPDX-License-Identifier: GPL-3.0-or-later
//
// Promises as people type and read them: spans of working time, lists of tags, holidays by the line, hours by the day.
// Plain values, any thread.
#pragma once

#include "core/sla/business_calendar.h"
#include "core/sla/sla_policy.h"

namespace threadline {

/// "4 h", "30 min", "2 h 30 min"; nothing: not promised.
QString spanText(const std::optional<qint64>& seconds);
/// Reads what spanText() wrote, and "4h", "90 m", "1,5 h"; empty: not promised. The error's sentence says what to type.
Expected<std::optional<qint64>> spanFromText(const QString& typed);

/// "urgent · email · vip: first reply 1 h, resolution 8 h, in Office"
QString policyInWords(const SlaPolicy& policy);
/// "Europe/Berlin · Monday to Friday 09:00-17:00 · 12 holidays"
QString calendarInWords(const BusinessCalendar& calendar);

/// "09:00-12:00, 13:00-17:30"
QString hoursText(const QList<OpeningInterval>& hours);
/// One to the line: "2026-12-24 Christmas Eve", "12-25 Christmas Day" of every year.
QString holidaysText(const QList<Holiday>& holidays);

/// A calendar as typed.
struct CalendarForm
{
    QString name;
    QString timeZone;
    std::array<QString, 7> hours; ///< Monday first
    QString holidays;

    static CalendarForm of(const BusinessCalendar& calendar);
    /// The error's sentence names what is wrong and what to type.
    Expected<BusinessCalendar> calendar() const;
};

} // namespace threadline
