// SPDX-License-Identifier: GPL-3.0-or-later
//
// libical behind two questions: on which days a yearly repeat rule falls (RFC 5545, 3.3.10), and how many days a
// duration has (3.3.6). Any thread.
#pragma once

#include "core/model/expected.h"

#include <QByteArray>
#include <QDate>
#include <QList>

#include <optional>

namespace threadline {

inline constexpr int maxOccurrences = 100'000;

struct YearlyDates
{
    bool yearly = true; ///< false: it repeats more often, which no holiday does; then there are no dates
    QList<QDate> dates;
    int looked = 0; ///< years and occurrences gone through for them, from the first on: what it took
};

/// The days from `from` (before `end`) on which `rule`, of an all-day event that first happens on `start`, falls. The
/// error's sentence names `line`.
///
/// What would let libical work for long is not given to it: times of day (RFC 5545 forbids them for all-day events)
/// and other calendars' months (RFC 7529). A rule that takes more than maxOccurrences is refused.
Expected<YearlyDates> yearlyDates(const QByteArray& rule, const QDate& start, const QDate& from, const QDate& end, int line);

/// Whole days in "P3D" or "P1W"; nothing when it is no duration of one to 366 days.
std::optional<int> durationDays(const QByteArray& duration);

} // namespace threadline
