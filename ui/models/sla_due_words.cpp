// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sla_due_words.h"

#include <algorithm>
#include <cstdlib>

namespace threadline {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
/// From here on nobody counts minutes.
constexpr qint64 wholeHoursFrom = 10 * hour;
constexpr qint64 wholeDaysFrom = 2 * day;

/// The step in which a span of this length is said.
qint64 grain(qint64 seconds)
{
    return seconds < wholeHoursFrom ? minute : seconds < wholeDaysFrom ? hour : day;
}

QString spanWords(qint64 seconds)
{
    if (seconds >= wholeDaysFrom) {
        return QStringLiteral("%1 d").arg(seconds / day);
    }
    const qint64 hours = seconds / hour;
    const qint64 minutes = seconds % hour / minute;
    if (hours == 0) {
        return QStringLiteral("%1 min").arg(minutes);
    }
    return minutes == 0 || seconds >= wholeHoursFrom ? QStringLiteral("%1 h").arg(hours)
                                                     : QStringLiteral("%1 h %2 min").arg(hours).arg(minutes);
}

qint64 secondsLeft(const SlaDue& due, Timestamp now)
{
    return due.dueAt.seconds() - now.seconds();
}

} // namespace

QString slaDueWords(const SlaDue& due, Timestamp now)
{
    const qint64 left = secondsLeft(due, now);
    if (due.band(now) == SlaBand::Red) {
        return -left < minute ? QStringLiteral("breached just now") : QStringLiteral("breached %1").arg(spanWords(-left));
    }
    return left < minute ? QStringLiteral("due now") : QStringLiteral("due in %1").arg(spanWords(left));
}

QString slaMark(SlaBand band)
{
    switch (band) {
    case SlaBand::Fine: return {};
    case SlaBand::Amber: return QStringLiteral("\u25d4 ");
    case SlaBand::Red: return QStringLiteral("\u25b2 ");
    }
    return {};
}

QString slaDuePill(const SlaDue& due, Timestamp now)
{
    return slaMark(due.band(now)) + slaDueWords(due, now);
}

Timestamp slaDueChanges(const SlaDue& due, Timestamp now)
{
    const qint64 left = secondsLeft(due, now);
    const qint64 step = grain(std::abs(left));
    // What is left is rounded down, so the words change just after a whole step; what is past, on it.
    const qint64 wait = left > 0 ? left % step + 1 : step - (-left) % step;
    Timestamp next = Timestamp::fromSeconds(now.seconds() + wait);
    for (const Timestamp turn : {due.amberAt, due.dueAt}) {
        if (turn > now) {
            next = std::min(next, turn);
        }
    }
    return next;
}

} // namespace threadline
