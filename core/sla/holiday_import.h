// SPDX-License-Identifier: GPL-3.0-or-later
//
// Holidays from an iCalendar file (RFC 5545), as towns, schools and calendar programs publish them: its all-day
// events, over several days and repeating every year too. Any thread; a file of a continent takes milliseconds.
#pragma once

#include "core/sla/business_calendar.h"
#include "core/sla/ics_lines.h"

namespace threadline {

struct HolidayImport
{
    QList<Holiday> holidays; ///< in order, one per day, none of every year
    /// One sentence for each event that is no holiday: it has a time of day, or repeats more often than every year.
    /// The first hundred.
    QStringList leftOut;
};

/// The days of `years` years from `from` on, that day being the first. Repeating events are written out over them, so
/// import again before they end. Cancelled events are passed over; a moved occurrence (RECURRENCE-ID) takes the place
/// of the one that it names.
///
/// The error is one sentence with the line: a broken file (Corrupt), too large a file or too many holidays (Rejected).
Expected<HolidayImport> importHolidays(const QByteArray& file, const QDate& from, int years = 10);

/// Into a calendar, in order; a day that is there already keeps one entry, the imported one. Those of every year stay.
void addHolidays(BusinessCalendar& calendar, const QList<Holiday>& imported);

} // namespace threadline
