// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/touchpoints/moment_reading.h"

#include "core/model/names.h"
#include "core/model/rejected.h"

#include <QDateTime>
#include <QRegularExpression>

namespace threadline {

namespace {

using namespace names;
using namespace Qt::Literals::StringLiterals;

constexpr std::array orders{std::pair{DateOrder::DayFirst, "dmy"}, std::pair{DateOrder::MonthFirst, "mdy"},
                            std::pair{DateOrder::YearFirst, "ymd"}};

/// Three numbers, and what stands behind them.
struct Numbers
{
    int first = 0;
    int second = 0;
    int third = 0;
    bool yearFirst = false; ///< four digits say so
    bool dots = false;      ///< only the day stands before a dot
    int lastDigits = 0;
    QString rest;
};

std::optional<Numbers> numbersIn(const QString& text)
{
    static const QRegularExpression form(u"^(\\d{1,4})([./-])(\\d{1,2})\\2(\\d{1,4})(?:[T ,]+(.*))?$"_s);
    const auto match = form.match(text.simplified());
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const qsizetype firstDigits = match.capturedLength(1);
    const qsizetype lastDigits = match.capturedLength(4);
    const bool yearFirst = firstDigits == 4;
    if (firstDigits == 3 || lastDigits == 3 || (yearFirst && lastDigits > 2) || (!yearFirst && lastDigits == 1)) {
        return std::nullopt;
    }
    return Numbers{match.captured(1).toInt(), match.captured(3).toInt(), match.captured(4).toInt(), yearFirst,
                   match.captured(2) == u"."_s && !yearFirst, static_cast<int>(lastDigits), match.captured(5).trimmed()};
}

int wholeYear(int year, int digits)
{
    constexpr int turn = 69; // as POSIX has it
    return digits > 2 ? year : year < turn ? 2000 + year : 1900 + year;
}

QDate dayOf(const Numbers& numbers, DateOrder order)
{
    switch (order) {
    case DateOrder::DayFirst:
        return QDate(wholeYear(numbers.third, numbers.lastDigits), numbers.second, numbers.first);
    case DateOrder::MonthFirst:
        return QDate(wholeYear(numbers.third, numbers.lastDigits), numbers.first, numbers.second);
    case DateOrder::YearFirst:
        break;
    }
    return QDate(numbers.yearFirst ? numbers.first : wholeYear(numbers.first, 2), numbers.second, numbers.third);
}

/// A time of day and, maybe, its zone.
struct Clock
{
    QTime time;
    std::optional<int> offset; ///< seconds east
};

std::optional<Clock> clockIn(const QString& text)
{
    static const QRegularExpression form(
        u"^(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2})(?:[.,]\\d{1,9})?)?(?: ?(am|pm|a\\.m\\.|p\\.m\\.|uhr))?"
        "(?: ?(z|utc|[+-]\\d{2}:?\\d{2}))?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text.simplified());
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    int hour = match.captured(1).toInt();
    const QString half = match.captured(4).toLower().remove(u'.');
    if (half == u"am"_s || half == u"pm"_s) {
        if (hour < 1 || hour > 12) {
            return std::nullopt;
        }
        hour = hour % 12 + (half == u"pm"_s ? 12 : 0);
    }
    Clock clock{QTime(hour, match.captured(2).toInt(), match.captured(3).toInt()), {}};
    const QString zone = match.captured(5).toUpper();
    if (zone == u"Z"_s || zone == u"UTC"_s) {
        clock.offset = 0;
    } else if (!zone.isEmpty()) {
        const int seconds = zone.mid(1, 2).toInt() * 3600 + zone.right(2).toInt() * 60;
        clock.offset = zone.startsWith(u'-') ? -seconds : seconds;
    }
    return clock.time.isValid() ? std::optional(clock) : std::nullopt;
}

} // namespace

QString dateOrderName(DateOrder order)
{
    return nameOf(orders, order);
}

std::optional<DateOrder> dateOrderFromName(QStringView name)
{
    return valueOf(orders, name);
}

Expected<std::optional<DateOrder>> dateOrderOf(const QStringList& dates)
{
    QString open;
    QString dayFirst;
    QString monthFirst;
    for (const QString& date : dates) {
        const auto numbers = numbersIn(date);
        if (!numbers || numbers->yearFirst || numbers->dots) {
            continue;
        }
        constexpr int months = 12;
        if (numbers->first > months) {
            dayFirst = date;
        } else if (numbers->second > months) {
            monthFirst = date;
        } else if (numbers->first != numbers->second) {
            open = date;
        }
    }
    if (!dayFirst.isEmpty() && !monthFirst.isEmpty()) {
        return rejected(u"Some dates have the day first (%1) and some the month (%2): write them all alike."_s.arg(
            dayFirst.simplified(), monthFirst.simplified()));
    }
    if (!dayFirst.isEmpty()) {
        return std::optional(DateOrder::DayFirst);
    }
    if (!monthFirst.isEmpty()) {
        return std::optional(DateOrder::MonthFirst);
    }
    return open.isEmpty() ? Expected<std::optional<DateOrder>>(std::optional<DateOrder>())
                          : rejected(u"\"%1\" may have the day or the month first, and no other date in the file decides "
                                     "it: say --dates dmy, mdy or ymd."_s.arg(open.simplified()));
}

Expected<Timestamp> readMoment(const QString& date, const QString& time, std::optional<DateOrder> order,
                               const QTimeZone& zone)
{
    const auto numbers = numbersIn(date);
    const Error noDate = rejected(u"\"%1\" is no date"_s.arg(date.simplified()));
    if (!numbers) {
        return noDate;
    }
    const DateOrder used = numbers->yearFirst ? DateOrder::YearFirst
                           : numbers->dots    ? DateOrder::DayFirst
                                              : order.value_or(DateOrder::DayFirst);
    const QDate day = dayOf(*numbers, used);
    // What lies further away was mistyped; the timeline ends there as well (core/log/timeline_key.h).
    if (!day.isValid() || day.year() < 1970 || day.year() > 2105) {
        return noDate;
    }
    const QString behind = time.trimmed().isEmpty() ? numbers->rest : time.trimmed();
    if (behind.isEmpty()) {
        return Timestamp{day.startOfDay(zone).toMSecsSinceEpoch() * 1000};
    }
    const auto clock = clockIn(behind);
    if (!clock) {
        return rejected(u"\"%1\" is no time of day"_s.arg(behind));
    }
    const QDateTime moment = clock->offset ? QDateTime(day, clock->time, Qt::OffsetFromUTC, *clock->offset)
                                           : QDateTime(day, clock->time, zone);
    return Timestamp{moment.toMSecsSinceEpoch() * 1000};
}

} // namespace threadline
