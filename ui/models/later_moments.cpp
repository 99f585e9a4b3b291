// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/later_moments.h"

namespace threadline {

namespace {

const QTime morning{8, 0};
const QTime afternoon{14, 0};

QDateTime at(const QDateTime& now, int days, QTime time)
{
    QDateTime moment = now;
    moment.setDate(now.date().addDays(days));
    moment.setTime(time);
    return moment;
}

} // namespace

QList<LaterMoment> laterMoments(const QDateTime& now)
{
    QList<LaterMoment> moments;
    const QDateTime inAnHour = now.addSecs(3600);
    moments.append({QStringLiteral("in an hour"), at(inAnHour, 0, {inAnHour.time().hour(), inAnHour.time().minute()})});
    if (now.time() < afternoon.addSecs(-3600)) {
        moments.append({QStringLiteral("this afternoon"), at(now, 0, afternoon)});
    }
    moments.append({QStringLiteral("tomorrow morning"), at(now, 1, morning)});
    const int toMonday = 8 - now.date().dayOfWeek();
    if (toMonday > 1) {
        moments.append({QStringLiteral("on Monday morning"), at(now, toMonday, morning)});
    }
    return moments;
}

QString laterWords(const QDateTime& at, const QDateTime& now, const QLocale& locale)
{
    const QString clock = locale.toString(at.time(), QLocale::ShortFormat);
    const qint64 days = now.date().daysTo(at.date());
    if (days <= 0) {
        return QStringLiteral("at %1").arg(clock);
    }
    if (days == 1) {
        return QStringLiteral("tomorrow at %1").arg(clock);
    }
    if (days < 7) {
        return QStringLiteral("on %1 at %2").arg(locale.dayName(at.date().dayOfWeek()), clock);
    }
    const bool thisYear = at.date().year() == now.date().year();
    const QString day =
        locale.toString(at.date(), thisYear ? QStringLiteral("d MMMM") : QStringLiteral("d MMMM yyyy"));
    return QStringLiteral("on %1 at %2").arg(day, clock);
}

} // namespace threadline
