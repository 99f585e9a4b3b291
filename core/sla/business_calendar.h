// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/sla: what we promised and how much of it is left. Read this first, then working_time.h and sla_clock.h.
// Everything here is values in, values out, on any thread.
//
// A business calendar says when a team works: opening hours as the clock on its wall shows them, less its holidays.
//
//   overnight   an interval begins on its day and may end on the next: 22:00-30:00 is from ten in the evening until six
//               in the morning. The notation leaves no doubt which end was meant, so 22:00-06:00 is refused.
//   a holiday   closes its civil day from midnight to midnight: of a night shift, the hours on that side of midnight.
//   DST         a moment is working time exactly when the clock on the wall then shows an opening hour: an hour that
//               the clock skips is not worked, an hour that it shows twice is worked twice.
#pragma once

#include "core/model/expected.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <array>

namespace threadline {

struct OpeningInterval
{
    int begin = 0; ///< minutes since midnight of its day, 0 to 1439
    int end = 0;   ///< minutes since the same midnight, later than `begin` by a day at most: 1440 is midnight

    friend bool operator==(const OpeningInterval&, const OpeningInterval&) = default;
};

struct Holiday
{
    QDate date; ///< of a holiday of every year: in the leap year 2000
    bool everyYear = false; ///< 29 February: in leap years
    QString name;

    static Holiday once(const QDate& date, const QString& name) { return {date, false, name}; }
    static Holiday yearly(int month, int day, const QString& name) { return {QDate(2000, month, day), true, name}; }

    friend bool operator==(const Holiday&, const Holiday&) = default;
};

struct BusinessCalendar
{
    QString name;
    QByteArray timeZone; ///< an IANA name: Europe/Berlin, UTC
    std::array<QList<OpeningInterval>, 7> week; ///< Monday first; each in any order
    QList<Holiday> holidays;

    /// Every day from midnight to midnight.
    static BusinessCalendar roundTheClock(const QString& name, const QByteArray& timeZone);

    /// Whether it can be counted with; the sentence names the day and what to write instead.
    Expected<void> check() const;

    /// {"name":"Office","time_zone":"Europe/Berlin",
    ///  "hours":{"monday":["09:00-12:00","13:00-17:30"],"friday":["22:00-30:00"]},
    ///  "holidays":[{"date":"2026-12-24","name":"Christmas Eve"},{"date":"12-25","name":"Christmas Day"}]}
    /// A date without a year is a holiday of every year.
    QJsonObject toJson() const;
    /// Refuses what check() refuses.
    static Expected<BusinessCalendar> fromJson(const QJsonObject& json);

    friend bool operator==(const BusinessCalendar&, const BusinessCalendar&) = default;
};

/// "Monday" for 0.
QString weekdayWords(int day);
/// "09:05"; a later day's hours go on counting: "30:00".
QString clockWords(int minutes);

/// The years that a calendar can count in; what lies outside is counted as their edge.
inline constexpr int firstCalendarYear = 1970;
inline constexpr int endCalendarYear = 2100;
inline constexpr qsizetype maxHolidays = 5000;

} // namespace threadline
