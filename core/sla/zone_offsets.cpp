// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/zone_offsets.h"

#include "core/sla/business_calendar.h"

#include <QDateTime>
#include <QTimeZone>

namespace threadline {

namespace {

QDateTime momentAt(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

qint64 beginOfYear(int year)
{
    return QDateTime(QDate(year, 1, 1), QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
}

void append(std::vector<OffsetSpan>& spans, const OffsetSpan& span)
{
    if (spans.back().offset != span.offset) {
        spans.push_back(span);
    }
}

/// The first whole minute in (before, after] with the offset of `after`; there is one change between them.
qint64 changeBetween(const QTimeZone& zone, qint64 before, qint64 after, qint64 offsetAfter)
{
    constexpr qint64 minute = 60;
    qint64 low = before / minute;
    qint64 high = after / minute;
    while (high - low > 1) {
        const qint64 middle = low + (high - low) / 2;
        (zone.offsetFromUtc(momentAt(middle * minute)) == offsetAfter ? high : low) = middle;
    }
    return high * minute;
}

/// Qt lists changes up to 2037, where the 32-bit tables end, though it knows the offsets of all later years from the
/// zone's rule. Such a rule changes twice a year at most, so looking every four weeks misses none.
void appendByLooking(std::vector<OffsetSpan>& spans, const QTimeZone& zone, qint64 from)
{
    constexpr qint64 step = qint64(28) * 86400;
    for (qint64 at = from; at < calendarEnd(); at += step) {
        const qint64 next = at + step;
        const qint64 offset = zone.offsetFromUtc(momentAt(next));
        if (offset != spans.back().offset) {
            append(spans, {changeBetween(zone, at, next, offset), offset});
        }
    }
}

} // namespace

qint64 calendarBegin()
{
    return beginOfYear(firstCalendarYear);
}

qint64 calendarEnd()
{
    static const qint64 end = beginOfYear(endCalendarYear);
    return end;
}

std::vector<OffsetSpan> zoneOffsets(const QByteArray& timeZone)
{
    const QTimeZone zone(timeZone);
    std::vector<OffsetSpan> spans{{calendarBegin(), zone.offsetFromUtc(momentAt(calendarBegin()))}};
    qint64 listed = calendarBegin();
    const auto changes = zone.transitions(momentAt(calendarBegin()), momentAt(calendarEnd()));
    for (const auto& change : changes) {
        listed = change.atUtc.toSecsSinceEpoch();
        append(spans, {listed, change.offsetFromUtc});
    }
    if (zone.hasDaylightTime()) {
        appendByLooking(spans, zone, listed);
    }
    return spans;
}

} // namespace threadline
