// SPDX-License-Identifier: GPL-3.0-or-later
//
// The events of an iCalendar file (RFC 5545, 3.6.1), as far as holidays need them, and their dates read. Errors name
// the line. Any thread.
#pragma once

#include "core/sla/ics_lines.h"

#include <QDate>
#include <QSet>

namespace threadline {

/// The lines of one VEVENT that matter here; a line that it does not have is number 0.
struct EventLines
{
    int number = 0; ///< of its BEGIN
    QString name;
    QByteArray uid;
    IcsLine start;
    IcsLine end;
    IcsLine duration;
    IcsLine replaces;
    QList<IcsLine> rules;
    QList<IcsLine> additions;
    QList<IcsLine> exceptions;
    bool cancelled = false;
};

/// Every VEVENT directly in the calendar; what lies inside one, as alarms do, is not read.
QList<EventLines> eventsOf(const QList<IcsLine>& lines);

/// "20261224", and the date of "20261224T100000".
Expected<QDate> icsDate(const QByteArray& value, int line);
/// All dates of RDATE or EXDATE lines, each of which may hold several.
Expected<QSet<QDate>> icsDates(const QList<IcsLine>& lines);

/// How many days an all-day event lasts. DTEND is the day after the last; without it and DURATION it is one day. Many
/// programs write the same day twice for that, so that is one day too.
Expected<int> lengthInDays(const EventLines& event, const QDate& start);

} // namespace threadline
