// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sla/sla_samples.h"

#include <QTimeZone>

using namespace threadline;
using namespace threadline::test;

namespace {

/// Any second from 1995 to 2085.
Timestamp anyMoment(Dice& dice)
{
    return Timestamp::fromSeconds(788'918'400 + dice.below(qint64(90) * 365 * 86400));
}

/// What the definition says, looked up for one moment: the clock on the wall shows an opening hour, and no holiday.
bool isOpen(const BusinessCalendar& calendar, const QTimeZone& zone, qint64 utc)
{
    const QDateTime wall = QDateTime::fromSecsSinceEpoch(utc, Qt::UTC).toTimeZone(zone);
    for (const Holiday& holiday : calendar.holidays) {
        const bool sameDay = wall.date().month() == holiday.date.month() && wall.date().day() == holiday.date.day();
        if (sameDay && (holiday.everyYear || wall.date() == holiday.date)) {
            return false;
        }
    }
    const int minute = wall.time().hour() * 60 + wall.time().minute();
    const int today = wall.date().dayOfWeek() - 1;
    const auto within = [](const QList<OpeningInterval>& hoursOfDay, int m) {
        return std::ranges::any_of(hoursOfDay, [m](const OpeningInterval& i) { return i.begin <= m && m < i.end; });
    };
    return within(calendar.week[static_cast<size_t>(today)], minute)
           || within(calendar.week[static_cast<size_t>((today + 6) % 7)], minute + 1440);
}

} // namespace

TEST_CASE("Working time agrees with looking at the wall clock every minute")
{
    Dice dice(11);
    // Changes of the clock in some of the zones, two plain days, and a change in 2046.
    static const std::array changes{1'774'746'000LL, 1'792'890'000LL, 1'772'953'200LL, 1'793'512'800LL,
                                    1'775'314'800LL, 1'791'041'400LL, 1'325'239'200LL, 1'774'735'200LL,
                                    1'780'000'020LL, 1'785'542'400LL, 2'405'552'400LL};
    for (int i = 0; i < 60; ++i) {
        const BusinessCalendar calendar = anyCalendar(dice);
        const QTimeZone zone(calendar.timeZone);
        const WorkingTime working = counted(calendar);
        const qint64 change = changes[static_cast<size_t>(dice.below(static_cast<qint64>(changes.size())))];
        const qint64 begin = change / 60 * 60 - (1440 + dice.below(1440)) * 60;
        qint64 expected = 0;
        for (qint64 at = begin; at < begin + 2 * 86400; at += 60) {
            expected += isOpen(calendar, zone, at) ? 60 : 0;
            if (at % 1800 == 0) {
                INFO(calendar.timeZone.toStdString() << " from " << begin << " to " << at);
                REQUIRE(working.workingSecondsBetween(Timestamp::fromSeconds(begin), Timestamp::fromSeconds(at + 60))
                        == expected);
            }
        }
    }
}

TEST_CASE("Adding working time and counting it undo each other")
{
    Dice dice(22);
    for (int i = 0; i < 100; ++i) {
        const WorkingTime working = counted(anyCalendar(dice));
        for (int j = 0; j < 100; ++j) {
            const Timestamp from = anyMoment(dice);
            const qint64 seconds = dice.below(j % 2 ? 1'000'000 : 3'000);
            const Timestamp to = added(working, from, seconds);
            REQUIRE(to >= from);
            REQUIRE(working.workingSecondsBetween(from, to) == seconds);
            if (seconds > 0) { // the earliest moment that will do
                REQUIRE(working.workingSecondsBetween(from, Timestamp::fromSeconds(to.seconds() - 1)) == seconds - 1);
            }
        }
    }
}

TEST_CASE("Counting is additive over any split and never more than the time that passed")
{
    Dice dice(33);
    for (int i = 0; i < 100; ++i) {
        const WorkingTime working = counted(anyCalendar(dice));
        for (int j = 0; j < 100; ++j) {
            const Timestamp a{anyMoment(dice).us + dice.below(1'000'000)};
            const Timestamp b{anyMoment(dice).us + dice.below(1'000'000)};
            const Timestamp c{anyMoment(dice).us + dice.below(1'000'000)};
            REQUIRE(working.workingSecondsBetween(a, b) + working.workingSecondsBetween(b, c)
                    == working.workingSecondsBetween(a, c));
            const qint64 between = working.workingSecondsBetween(std::min(a, b), std::max(a, b));
            REQUIRE(between >= 0);
            REQUIRE(between <= std::max(a, b).seconds() - std::min(a, b).seconds());
        }
    }
}

TEST_CASE("More working time is never due earlier, and a later beginning never ends earlier")
{
    Dice dice(44);
    for (int i = 0; i < 100; ++i) {
        const WorkingTime working = counted(anyCalendar(dice));
        for (int j = 0; j < 50; ++j) {
            const Timestamp from = anyMoment(dice);
            const Timestamp later = Timestamp::fromSeconds(from.seconds() + dice.below(200'000));
            const qint64 seconds = dice.below(100'000);
            const qint64 more = seconds + 1 + dice.below(100'000);
            REQUIRE(added(working, from, seconds) < added(working, from, more));
            REQUIRE(added(working, from, more) <= added(working, later, more));
            // In two steps as in one.
            REQUIRE(added(working, added(working, from, seconds), more - seconds) == added(working, from, more));
        }
    }
}
