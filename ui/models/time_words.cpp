// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/time_words.h"

#include <QDateTime>
#include <QLocale>

namespace threadline {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr qint64 week = 7 * day;
constexpr qint64 year = 365 * day;

QDateTime local(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at.us / 1000);
}

QString english(const QDateTime& at, const char* format)
{
    // The window speaks English; month names of another locale in the middle would not.
    return QLocale(QLocale::English).toString(at, QString::fromLatin1(format));
}

} // namespace

QString elapsedWords(Timestamp since, Timestamp now)
{
    const qint64 seconds = (now.us - since.us) / 1'000'000;
    if (seconds < minute) {
        return QStringLiteral("now");
    }
    if (seconds < hour) {
        return QStringLiteral("%1 min").arg(seconds / minute);
    }
    if (seconds < day) {
        return QStringLiteral("%1 h").arg(seconds / hour);
    }
    if (seconds < 2 * week) {
        return QStringLiteral("%1 d").arg(seconds / day);
    }
    if (seconds < year) {
        return QStringLiteral("%1 wk").arg(seconds / week);
    }
    return QStringLiteral("%1 y").arg(seconds / year);
}

QString momentWords(Timestamp at, Timestamp now)
{
    const QDateTime moment = local(at);
    const qint64 days = moment.date().daysTo(local(now).date());
    if (days == 0) {
        return english(moment, "HH:mm");
    }
    if (days > 0 && days < 7) {
        return english(moment, "ddd HH:mm");
    }
    if (days >= 0 && days < 365) {
        return english(moment, "d MMM");
    }
    return english(moment, "d MMM yyyy");
}

QString fullMoment(Timestamp at)
{
    return english(local(at), "dddd, d MMMM yyyy, HH:mm:ss");
}

Timestamp currentMoment()
{
    return {QDateTime::currentMSecsSinceEpoch() * 1000};
}

} // namespace threadline
