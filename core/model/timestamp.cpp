// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/timestamp.h"

#include <QDateTime>
#include <QTimeZone>

namespace threadline {

QString toRfc3339(Timestamp at)
{
    const qint64 fraction = ((at.us % 1'000'000) + 1'000'000) % 1'000'000;
    const QDateTime moment = QDateTime::fromSecsSinceEpoch((at.us - fraction) / 1'000'000, Qt::UTC);
    QString text = moment.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    if (fraction != 0) {
        text += QLatin1Char('.') + QString::number(fraction).rightJustified(6, QLatin1Char('0'));
    }
    return text + QLatin1Char('Z');
}

std::optional<Timestamp> fromRfc3339(QStringView text)
{
    // Qt reads milliseconds at most, so the fraction is read here.
    QString seconds = text.toString();
    qint64 fraction = 0;
    const auto dot = seconds.indexOf(QLatin1Char('.'));
    if (dot >= 0) {
        auto end = dot + 1;
        qint64 unit = 100'000;
        while (end < seconds.size() && seconds.at(end).isDigit()) {
            fraction += (seconds.at(end).unicode() - u'0') * unit;
            unit /= 10;
            ++end;
        }
        seconds.remove(dot, end - dot);
    }
    const QDateTime moment = QDateTime::fromString(seconds, Qt::ISODate);
    if (!moment.isValid() || moment.timeSpec() == Qt::LocalTime) {
        return std::nullopt;
    }
    return Timestamp{moment.toSecsSinceEpoch() * 1'000'000 + fraction};
}

} // namespace threadline
