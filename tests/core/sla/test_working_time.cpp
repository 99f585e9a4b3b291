// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sla/sla_samples.h"

#include <ctime>
#include <limits>

using namespace threadline;
using namespace threadline::test;

TEST_CASE("Working time is counted inside opening hours only")
{
    // 2026-11-23 is a Monday.
    const WorkingTime calendar = counted(office("UTC"));
    const Timestamp monday = at("2026-11-23T10:00:00Z");
    CHECK(calendar.workingSecondsBetween(monday, at("2026-11-23T10:00:01Z")) == 1);
    CHECK(calendar.workingSecondsBetween(monday, at("2026-11-23T17:00:00Z")) == 7 * hours);
    CHECK(calendar.workingSecondsBetween(monday, at("2026-11-24T08:59:59Z")) == 7 * hours);
    CHECK(calendar.workingSecondsBetween(monday, at("2026-11-24T09:30:00Z")) == 7 * hours + 30 * minutes);
    CHECK(calendar.workingSecondsBetween(monday, at("2026-11-30T10:00:00Z")) == 40 * hours);
    CHECK(calendar.workingSecondsBetween(at("2026-11-28T00:00:00Z"), at("2026-11-30T00:00:00Z")) == 0);
    CHECK(calendar.workingSecondsBetween(at("2026-11-24T09:30:00Z"), monday) == -(7 * hours + 30 * minutes));
}

TEST_CASE("What is due at closing time is due then and not when the doors open again")
{
    const WorkingTime calendar = counted(office("UTC"));
    const Timestamp friday = at("2026-11-27T15:00:00Z");
    CHECK(added(calendar, friday, 2 * hours) == at("2026-11-27T17:00:00Z"));
    CHECK(added(calendar, friday, 2 * hours + 1) == at("2026-11-30T09:00:01Z"));
    CHECK(added(calendar, friday, 10 * hours) == at("2026-11-30T17:00:00Z"));
    CHECK(added(calendar, friday, 42 * hours) == at("2026-12-04T17:00:00Z"));
    CHECK(added(calendar, at("2026-11-28T12:00:00Z"), 1) == at("2026-11-30T09:00:01Z"));
}

TEST_CASE("No time at all leaves a moment where it is, to its second")
{
    const WorkingTime calendar = counted(office("UTC"));
    CHECK(added(calendar, at("2026-11-28T12:00:00Z"), 0) == at("2026-11-28T12:00:00Z"));
    CHECK(added(calendar, at("2026-11-23T10:00:00.750000Z"), 0) == at("2026-11-23T10:00:00Z"));
    CHECK(added(calendar, at("2026-11-23T10:00:00.750000Z"), 1) == at("2026-11-23T10:00:01Z"));
    CHECK(calendar.workingSecondsBetween(at("2026-11-23T10:00:00.900000Z"), at("2026-11-23T10:00:01.100000Z")) == 1);
}

TEST_CASE("Opening hours are of the calendar's time zone")
{
    const WorkingTime calendar = counted(office("Asia/Kolkata"));
    CHECK(added(calendar, at("2026-11-23T00:00:00Z"), 1 * hours) == at("2026-11-23T10:00:00+05:30"));
    CHECK(added(calendar, at("2026-11-23T00:00:00Z"), 9 * hours) == at("2026-11-24T10:00:00+05:30"));
}

TEST_CASE("A day may have several opening hours")
{
    auto split = office("UTC");
    split.week[0] = {{13 * 60, 17 * 60 + 30}, {9 * 60, 12 * 60}};
    const WorkingTime calendar = counted(split);
    const Timestamp monday = at("2026-11-23T08:00:00Z");
    CHECK(added(calendar, monday, 3 * hours) == at("2026-11-23T12:00:00Z"));
    CHECK(added(calendar, monday, 3 * hours + 1) == at("2026-11-23T13:00:01Z"));
    CHECK(calendar.workingSecondsBetween(monday, at("2026-11-23T12:30:00Z")) == 3 * hours);
    CHECK(calendar.workingSecondsBetween(monday, at("2026-11-24T00:00:00Z")) == 7 * hours + 30 * minutes);
}

TEST_CASE("Overnight hours go on past midnight, and from Sunday into Monday")
{
    // Friday 22:00 to Saturday 06:00.
    const WorkingTime night = counted(onlyOn(4, 22 * 60, 30 * 60, "UTC"));
    CHECK(added(night, at("2026-11-27T00:00:00Z"), 1 * hours) == at("2026-11-27T23:00:00Z"));
    CHECK(added(night, at("2026-11-27T00:00:00Z"), 2 * hours) == at("2026-11-28T00:00:00Z"));
    CHECK(added(night, at("2026-11-27T00:00:00Z"), 8 * hours) == at("2026-11-28T06:00:00Z"));
    CHECK(added(night, at("2026-11-27T00:00:00Z"), 9 * hours) == at("2026-12-04T23:00:00Z"));
    const WorkingTime sunday = counted(onlyOn(6, 20 * 60, 28 * 60, "UTC"));
    CHECK(added(sunday, at("2026-11-29T00:00:00Z"), 8 * hours) == at("2026-11-30T04:00:00Z"));
    CHECK(sunday.workingSecondsBetween(at("2026-11-30T00:00:00Z"), at("2026-11-30T23:00:00Z")) == 4 * hours);
}

TEST_CASE("A holiday closes its civil day, of a night shift only that side of midnight")
{
    auto calendar = office("UTC");
    calendar.holidays = {Holiday::once(QDate(2026, 11, 24), QStringLiteral("Fair"))};
    CHECK(added(counted(calendar), at("2026-11-23T16:00:00Z"), 2 * hours) == at("2026-11-25T10:00:00Z"));

    // Monday 22:00 to Tuesday 06:00, Tuesday is a holiday: two hours are left.
    auto night = onlyOn(0, 22 * 60, 30 * 60, "UTC");
    night.holidays = calendar.holidays;
    CHECK(counted(night).workingSecondsBetween(at("2026-11-23T00:00:00Z"), at("2026-11-25T00:00:00Z")) == 2 * hours);
    night.holidays = {Holiday::once(QDate(2026, 11, 23), QStringLiteral("Eve"))};
    CHECK(counted(night).workingSecondsBetween(at("2026-11-23T00:00:00Z"), at("2026-11-25T00:00:00Z")) == 6 * hours);
}

TEST_CASE("A holiday given twice, or on a day that is closed anyway, takes nothing more")
{
    auto calendar = office("UTC");
    calendar.holidays = {Holiday::once(QDate(2026, 12, 25), QStringLiteral("Christmas")),
                         Holiday::yearly(12, 25, QStringLiteral("Christmas again")),
                         Holiday::once(QDate(2026, 12, 26), QStringLiteral("A Saturday"))};
    CHECK(counted(calendar).workingSecondsBetween(at("2026-12-21T00:00:00Z"), at("2026-12-28T00:00:00Z")) == 32 * hours);
}

TEST_CASE("The years have as many working days as a wall calendar shows")
{
    const auto year = [](const WorkingTime& calendar, int from, int to) {
        const auto begin = QDateTime(QDate(from, 1, 1), QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
        const auto end = QDateTime(QDate(to, 1, 1), QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
        return calendar.workingSecondsBetween(Timestamp::fromSeconds(begin), Timestamp::fromSeconds(end)) / (8 * hours);
    };
    auto calendar = office("UTC");
    const WorkingTime plain = counted(calendar);
    CHECK(year(plain, 2026, 2027) == 261); // 52 weeks and a Thursday
    CHECK(year(plain, 2028, 2029) == 260); // 52 weeks, a Saturday and a Sunday
    CHECK(year(plain, 2000, 2028) == 1461 * 5); // 28 years of the Gregorian calendar are 1461 weeks
    calendar.holidays = {Holiday::yearly(12, 25, QStringLiteral("Christmas"))};
    CHECK(year(counted(calendar), 2026, 2027) == 260); // a Friday
    CHECK(year(counted(calendar), 2027, 2028) == 261); // a Saturday
    CHECK(year(counted(calendar), 2026, 2029) == 261 + 261 + 260 - 2); // a Monday in 2028
}

TEST_CASE("A leap day is a working day, and as a holiday of every year it closes leap years only")
{
    auto calendar = office("UTC");
    const Timestamp before = at("2028-02-28T16:00:00Z"); // a Monday
    CHECK(added(counted(calendar), before, 2 * hours) == at("2028-02-29T10:00:00Z"));
    calendar.holidays = {Holiday::yearly(2, 29, QStringLiteral("Leap day"))};
    const WorkingTime closed = counted(calendar);
    CHECK(added(closed, before, 2 * hours) == at("2028-03-01T10:00:00Z"));
    CHECK(added(closed, at("2027-02-26T16:00:00Z"), 2 * hours) == at("2027-03-01T10:00:00Z")); // a Friday
}

TEST_CASE("Round the clock every second counts, through both changes of the clock")
{
    const WorkingTime always = counted(BusinessCalendar::roundTheClock(QStringLiteral("Always"), "Europe/Berlin"));
    const Timestamp from = at("2026-01-01T00:00:00Z");
    for (const qint64 seconds : {qint64(1), qint64(86400), qint64(200) * 86400, qint64(20000) * 86400 + 1}) {
        CHECK(added(always, from, seconds) == Timestamp::fromSeconds(from.seconds() + seconds));
        CHECK(always.workingSecondsBetween(from, Timestamp::fromSeconds(from.seconds() + seconds)) == seconds);
    }
}

TEST_CASE("Holidays that cover everything end in a sentence")
{
    auto calendar = office("Europe/Berlin");
    for (QDate day(2000, 1, 1); day.year() == 2000; day = day.addDays(1)) {
        calendar.holidays.append(Holiday::yearly(day.month(), day.day(), QStringLiteral("Closed")));
    }
    const WorkingTime closed = counted(calendar);
    CHECK(sentenceOf(closed.addWorkingTime(at("2026-11-23T10:00:00Z"), 1))
          == QStringLiteral("The calendar \"Office\" has not so much working time before the year 2100: look at its opening "
                            "hours and holidays."));
    CHECK(closed.workingSecondsBetween(at("1970-01-01T00:00:00Z"), at("2099-12-31T00:00:00Z")) == 0);
}

TEST_CASE("Absurd spans end in a sentence, absurd moments at the edge of the years")
{
    const WorkingTime calendar = counted(office("Australia/Lord_Howe"));
    const Timestamp now = at("2026-11-23T10:00:00Z");
    for (const qint64 seconds : {qint64(-1), std::numeric_limits<qint64>::min()}) {
        CHECK(sentenceOf(calendar.addWorkingTime(now, seconds)).contains(QStringLiteral("only be counted forwards")));
    }
    for (const qint64 seconds : {qint64(1'000'000'000'000'000'000), std::numeric_limits<qint64>::max()}) {
        CHECK(sentenceOf(calendar.addWorkingTime(now, seconds)).contains(QStringLiteral("has not so much working time")));
    }
    const Timestamp earliest{std::numeric_limits<qint64>::min()};
    const Timestamp latest{std::numeric_limits<qint64>::max()};
    CHECK(calendar.workingSecondsBetween(earliest, at("1970-01-01T00:00:00Z")) == 0);
    CHECK(calendar.workingSecondsBetween(at("2100-01-01T00:00:00Z"), latest) == 0);
    CHECK(added(calendar, earliest, 0) == at("1970-01-01T00:00:00Z"));
    CHECK_FALSE(calendar.addWorkingTime(latest, 1));
    const qint64 all = calendar.workingSecondsBetween(earliest, latest);
    CHECK(calendar.workingSecondsBetween(earliest, added(calendar, earliest, all)) == all);
    CHECK_FALSE(calendar.addWorkingTime(earliest, all + 1));
}

TEST_CASE("Questions over decades take no longer than a glance")
{
    auto busy = office("America/New_York");
    for (int day = 1; day <= 28; ++day) {
        busy.holidays.append(Holiday::yearly(1 + day % 12, day, QStringLiteral("Closed")));
    }
    const WorkingTime calendar = counted(busy);
    const Timestamp from = at("2000-01-03T00:00:00Z");
    const std::clock_t begin = std::clock();
    Timestamp last;
    for (qint64 i = 0; i < 100'000; ++i) {
        last = calendar.addWorkingTime(from, i * 1000).value();
    }
    CHECK(calendar.workingSecondsBetween(from, last) == 99'999'000);
    CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 5);
}
