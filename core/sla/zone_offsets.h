// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far a zone's wall clock is from UTC, as a table over the years that calendars count in. Any thread.
#pragma once

#include <QByteArray>

#include <vector>

namespace threadline {

struct OffsetSpan
{
    qint64 begin = 0;  ///< seconds since 1970 UTC; it lasts until the next one begins
    qint64 offset = 0; ///< seconds to add to UTC for the clock on the wall

    friend bool operator==(const OffsetSpan&, const OffsetSpan&) = default;
};

/// Ordered, never empty, the first begins at 1970 (whatever was before); neighbours differ. Takes milliseconds, so
/// it is done once per calendar.
std::vector<OffsetSpan> zoneOffsets(const QByteArray& timeZone);

/// Seconds since 1970 UTC at which the years of calendars begin and end.
qint64 calendarBegin();
qint64 calendarEnd();

} // namespace threadline
