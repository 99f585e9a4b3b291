// SPDX-License-Identifier: GPL-3.0-or-later
//
// Moments to come, as people choose and say them: when a reply leaves, until when a case sleeps. In
// the zone of the given times.
#pragma once

#include <QDateTime>
#include <QList>
#include <QLocale>

namespace threadline {

struct LaterMoment
{
    QString words; ///< inside a sentence: "in an hour", "on Monday morning"
    QDateTime at;
};

/// What one usually means by later, the earliest first; none twice. Mornings begin at eight,
/// afternoons at two; a morning of the weekend is only offered as "tomorrow".
QList<LaterMoment> laterMoments(const QDateTime& now);

/// "at 14:00", "tomorrow at 08:00", "on Monday at 08:00", "on 3 December at 08:00", with the year
/// when it is another one.
QString laterWords(const QDateTime& at, const QDateTime& now, const QLocale& locale);

} // namespace threadline
