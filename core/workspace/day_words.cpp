// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/day_words.h"

#include "core/search/search_days.h"

#include <QLocale>
#include <QRegularExpression>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

std::optional<QDate> ifThereIsOne(QDate day)
{
    return day.isValid() ? std::optional(day) : std::nullopt;
}

/// By its name or the beginning of it, at least three letters; 0: none.
template <class Fn>
int numberOf(const QString& word, int most, Fn nameOf)
{
    constexpr qsizetype fewest = 3;
    for (int number = 1; word.size() >= fewest && number <= most; ++number) {
        if (nameOf(number).startsWith(word, Qt::CaseInsensitive)) {
            return number;
        }
    }
    return 0;
}

int monthCalled(const QString& word)
{
    return numberOf(word, 12, [](int month) { return QLocale::c().standaloneMonthName(month); });
}

int weekdayCalled(const QString& word)
{
    return numberOf(word, 7, [](int day) { return QLocale::c().standaloneDayName(day); });
}

std::optional<QDate> latest(QDate day, QDate today)
{
    return ifThereIsOne(day > today ? day.addYears(-1) : day);
}

std::optional<QDate> lastOf(const QString& word, QDate today)
{
    if (word == "week"_L1) {
        return today.addDays(-7);
    }
    if (word == "month"_L1) {
        return QDate(today.year(), today.month(), 1).addMonths(-1);
    }
    if (word == "year"_L1) {
        return QDate(today.year() - 1, 1, 1);
    }
    if (const int month = monthCalled(word)) {
        // Said in March, "last March" is the one before.
        return QDate(month < today.month() ? today.year() : today.year() - 1, month, 1);
    }
    if (const int weekday = weekdayCalled(word)) {
        const int back = (today.dayOfWeek() - weekday + 6) % 7 + 1;
        return today.addDays(-back);
    }
    return std::nullopt;
}

std::optional<QDate> withMonth(const QString& words, QDate today)
{
    static const QRegularExpression dayFirst(u"^(?:(\\d{1,2})\\.? +)?([a-z]+)\\.?(?:,? +(\\d{4}))?$"_s);
    static const QRegularExpression monthFirst(u"^([a-z]+)\\.? +(\\d{1,2})(?:,? +(\\d{4}))?$"_s);
    QString name;
    int day = 1;
    int year = 0;
    if (const auto found = dayFirst.match(words); found.hasMatch()) {
        day = found.capturedLength(1) > 0 ? found.capturedView(1).toInt() : 1;
        name = found.captured(2);
        year = found.capturedView(3).toInt();
    } else if (const auto other = monthFirst.match(words); other.hasMatch()) {
        name = other.captured(1);
        day = other.capturedView(2).toInt();
        year = other.capturedView(3).toInt();
    }
    const int month = monthCalled(name);
    if (month == 0) {
        return std::nullopt;
    }
    return year == 0 ? latest(QDate(today.year(), month, day), today) : ifThereIsOne(QDate(year, month, day));
}

} // namespace

std::optional<QDate> dayMeant(const QString& typed, QDate today)
{
    const QString words = typed.simplified().toLower();
    if (const auto day = dayFromWords(words, today)) {
        return day;
    }
    if (words.startsWith("last "_L1)) {
        return lastOf(words.mid(5), today);
    }
    if (const auto day = withMonth(words, today)) {
        return day;
    }
    return weekdayCalled(words) != 0 ? lastOf(words, today) : std::nullopt;
}

} // namespace threadline
