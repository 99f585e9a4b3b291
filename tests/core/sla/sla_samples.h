// SPDX-License-Identifier: GPL-3.0-or-later
//
// Calendars and moments that the tests of promises share.
#pragma once

#include "core/sla/working_time.h"
#include "tests/support/catch.h"

#include <optional>
#include <random>

namespace Catch {

template <>
struct StringMaker<threadline::Timestamp>
{
    static std::string convert(threadline::Timestamp at) { return threadline::toRfc3339(at).toStdString(); }
};

template <>
struct StringMaker<std::optional<threadline::Timestamp>>
{
    static std::string convert(const std::optional<threadline::Timestamp>& at)
    {
        return at ? threadline::toRfc3339(*at).toStdString() : "nothing";
    }
};

} // namespace Catch

namespace threadline::test {

inline constexpr qint64 minutes = 60;
inline constexpr qint64 hours = 3600;

/// "2026-03-29T01:00:00+01:00": the wall clock and its distance from UTC, both written by hand.
Timestamp at(const char* rfc3339);

/// Monday to Friday, 09:00 to 17:00.
BusinessCalendar office(const QByteArray& timeZone);
/// Open on one weekday (Monday is 0), from `begin` to `end` minutes.
BusinessCalendar onlyOn(int weekday, int begin, int end, const QByteArray& timeZone);

WorkingTime counted(const BusinessCalendar& calendar);
/// Fails the test when there is an error.
Timestamp added(const WorkingTime& calendar, Timestamp from, qint64 seconds);

/// The sentence of an error; empty when there is none.
template <class T>
QString sentenceOf(const Expected<T>& expected)
{
    return expected ? QString() : expected.error().sentence;
}

/// The same each time: a failure can be looked at.
class Dice
{
public:
    explicit Dice(unsigned seed)
        : m_random(seed)
    {
    }

    qint64 below(qint64 limit) { return static_cast<qint64>(m_random() % static_cast<quint64>(limit)); }

private:
    std::mt19937_64 m_random;
};

/// Any calendar that is valid: split days, nights, Sundays through midnight, holidays.
BusinessCalendar anyCalendar(Dice& dice);

} // namespace threadline::test
