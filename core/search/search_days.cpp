// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_days.h"

#include <QRegularExpression>

namespace threadline {

namespace {

std::optional<QDate> ifThereIsOne(QDate day)
{
    return day.isValid() ? std::optional(day) : std::nullopt;
}

std::optional<QDate> daysAgo(int count, QChar unit, QDate today)
{
    switch (unit.toLower().unicode()) {
    case u'd':
        return ifThereIsOne(today.addDays(-count));
    case u'w':
        return ifThereIsOne(today.addDays(-7 * qint64{count}));
    case u'm':
        return ifThereIsOne(today.addMonths(-count));
    case u'y':
        return ifThereIsOne(today.addYears(-count));
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<QDate> dayFromWords(QStringView words, QDate today)
{
    static const QRegularExpression largestFirst(
        QStringLiteral("^([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?$"));
    static const QRegularExpression smallestFirst(
        QStringLiteral("^([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{4})$"));
    static const QRegularExpression ago(QStringLiteral("^([0-9]{1,4})([dwmyDWMY])$"));

    const auto is = [&](QLatin1String name) {
        return words.compare(name, Qt::CaseInsensitive) == 0;
    };
    if (is(QLatin1String("today"))) {
        return today;
    }
    if (is(QLatin1String("yesterday"))) {
        return ifThereIsOne(today.addDays(-1));
    }
    const QString text = words.toString();
    if (const auto day = largestFirst.match(text); day.hasMatch()) {
        const auto part = [&](int number) {
            return day.capturedLength(number) > 0 ? day.capturedView(number).toInt() : 1;
        };
        return ifThereIsOne(QDate(part(1), part(2), part(3)));
    }
    if (const auto day = smallestFirst.match(text); day.hasMatch()) {
        return ifThereIsOne(QDate(day.capturedView(3).toInt(), day.capturedView(2).toInt(),
                                  day.capturedView(1).toInt()));
    }
    if (const auto span = ago.match(text); span.hasMatch()) {
        return daysAgo(span.capturedView(1).toInt(), span.capturedView(2).front(), today);
    }
    return std::nullopt;
}

} // namespace threadline
