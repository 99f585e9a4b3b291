// SPDX-License-Identifier: GPL-3.0-or-later
//
// The nights of 2026 on which clocks change, from the rules of each place:
//
//   Berlin      29 March 02:00 becomes 03:00 (+01:00, +02:00); 25 October 03:00 becomes 02:00
//   New York    8 March 02:00 becomes 03:00 (-05:00, -04:00); 1 November 02:00 becomes 01:00
//   Lord Howe   5 April 02:00 becomes 01:30 (+11:00, +10:30); 4 October 02:00 becomes 02:30
#include "tests/core/sla/sla_samples.h"

using namespace threadline;
using namespace threadline::test;

namespace {

struct Night
{
    const char* zone;
    const char* begin; ///< 01:00 on the wall
    const char* end;   ///< 04:00 on the wall
    qint64 seconds;    ///< really between them
};

constexpr std::array nights{
    Night{"Europe/Berlin", "2026-03-29T01:00:00+01:00", "2026-03-29T04:00:00+02:00", 2 * hours},
    Night{"Europe/Berlin", "2026-10-25T01:00:00+02:00", "2026-10-25T04:00:00+01:00", 4 * hours},
    Night{"America/New_York", "2026-03-08T01:00:00-05:00", "2026-03-08T04:00:00-04:00", 2 * hours},
    Night{"America/New_York", "2026-11-01T01:00:00-04:00", "2026-11-01T04:00:00-05:00", 4 * hours},
    Night{"Australia/Lord_Howe", "2026-04-05T01:00:00+11:00", "2026-04-05T04:00:00+10:30", 3 * hours + 30 * minutes},
    Night{"Australia/Lord_Howe", "2026-10-04T01:00:00+10:30", "2026-10-04T04:00:00+11:00", 2 * hours + 30 * minutes},
};

Timestamp shifted(Timestamp from, qint64 seconds)
{
    return Timestamp::fromSeconds(from.seconds() + seconds);
}

} // namespace

TEST_CASE("On the night of a change an opening hour has the seconds that really pass in it")
{
    for (const Night& night : nights) {
        INFO(night.zone << " " << night.begin);
        const WorkingTime calendar = counted(onlyOn(6, 60, 240, night.zone));
        const Timestamp begin = at(night.begin);
        const Timestamp end = at(night.end);
        CHECK(end.seconds() - begin.seconds() == night.seconds);
        CHECK(calendar.workingSecondsBetween(shifted(begin, -20 * hours), shifted(end, 18 * hours)) == night.seconds);
        CHECK(calendar.workingSecondsBetween(begin, end) == night.seconds);
        CHECK(added(calendar, shifted(begin, -20 * hours), 1) == shifted(begin, 1));
        CHECK(added(calendar, begin, 90 * minutes) == shifted(begin, 90 * minutes));
        CHECK(added(calendar, begin, night.seconds) == end);
        // The next Sunday's hours begin a week later by the wall clock: 01:00 is 165 hours after 04:00.
        CHECK(added(calendar, begin, night.seconds + 1) == shifted(end, 165 * hours + 1));
    }
}

TEST_CASE("The Sundays around a change have their three hours")
{
    for (const Night& night : nights) {
        INFO(night.zone << " " << night.begin);
        const WorkingTime calendar = counted(onlyOn(6, 60, 240, night.zone));
        CHECK(calendar.workingSecondsBetween(shifted(at(night.begin), -168 * hours), at(night.begin)) == 3 * hours);
        CHECK(calendar.workingSecondsBetween(at(night.end), shifted(at(night.end), 168 * hours)) == 3 * hours);
    }
}

TEST_CASE("An hour that the clock shows twice is open both times, and closed in between when the wall says so")
{
    const WorkingTime calendar = counted(onlyOn(6, 150, 240, "Europe/Berlin")); // 02:30 to 04:00
    const Timestamp before = at("2026-10-25T00:00:00+02:00");
    // 02:30 to 03:00 in summer time, then 02:00 to 02:30 in winter time is closed, then 02:30 to 04:00.
    CHECK(calendar.workingSecondsBetween(before, at("2026-10-25T12:00:00+01:00")) == 2 * hours);
    CHECK(added(calendar, before, 30 * minutes) == at("2026-10-25T02:00:00+01:00"));
    CHECK(added(calendar, before, 30 * minutes + 1) == at("2026-10-25T02:30:01+01:00"));
    CHECK(calendar.workingSecondsBetween(at("2026-10-25T02:00:00+01:00"), at("2026-10-25T02:30:00+01:00")) == 0);
}

TEST_CASE("An opening hour that begins while the clock skips begins after it")
{
    const WorkingTime calendar = counted(onlyOn(6, 150, 240, "Europe/Berlin"));
    CHECK(added(calendar, at("2026-03-29T00:00:00+01:00"), 1) == at("2026-03-29T03:00:01+02:00"));
    CHECK(calendar.workingSecondsBetween(at("2026-03-29T00:00:00+01:00"), at("2026-03-29T12:00:00+02:00")) == 1 * hours);
    const WorkingTime skipped = counted(onlyOn(6, 120, 180, "Europe/Berlin")); // 02:00 to 03:00
    CHECK(skipped.workingSecondsBetween(at("2026-03-29T00:00:00+01:00"), at("2026-03-29T12:00:00+02:00")) == 0);
    CHECK(skipped.workingSecondsBetween(at("2026-10-25T00:00:00+02:00"), at("2026-10-25T12:00:00+01:00")) == 2 * hours);
}

TEST_CASE("Night shifts are shorter in spring and longer in autumn")
{
    // Saturday 22:00 to Sunday 06:00.
    const WorkingTime night = counted(onlyOn(5, 22 * 60, 30 * 60, "America/New_York"));
    CHECK(added(night, at("2026-03-07T12:00:00-05:00"), 7 * hours) == at("2026-03-08T06:00:00-04:00"));
    CHECK(added(night, at("2026-10-31T12:00:00-04:00"), 9 * hours) == at("2026-11-01T06:00:00-05:00"));
    CHECK(night.workingSecondsBetween(at("2026-03-07T12:00:00-05:00"), at("2026-03-08T12:00:00-04:00")) == 7 * hours);
    CHECK(night.workingSecondsBetween(at("2026-10-31T12:00:00-04:00"), at("2026-11-01T12:00:00-05:00")) == 9 * hours);
}

TEST_CASE("Office hours keep their place on the wall when the clock has changed over the weekend")
{
    const WorkingTime calendar = counted(office("Europe/Berlin"));
    CHECK(added(calendar, at("2026-03-27T16:00:00+01:00"), 2 * hours) == at("2026-03-30T10:00:00+02:00"));
    CHECK(added(calendar, at("2026-10-23T16:00:00+02:00"), 2 * hours) == at("2026-10-26T10:00:00+01:00"));
}

TEST_CASE("Clocks that change at midnight and a day that an island left out are counted as they were")
{
    // Beirut: 29 March 2026 00:00 becomes 01:00.
    const WorkingTime beirut = counted(onlyOn(6, 0, 120, "Asia/Beirut"));
    CHECK(beirut.workingSecondsBetween(at("2026-03-28T12:00:00+02:00"), at("2026-03-29T12:00:00+03:00")) == 1 * hours);
    // Apia went from Thursday 29 to Saturday 31 December 2011.
    const WorkingTime friday = counted(onlyOn(4, 0, 1440, "Pacific/Apia"));
    CHECK(friday.workingSecondsBetween(at("2011-12-29T00:00:00-10:00"), at("2012-01-01T00:00:00+14:00")) == 0);
    const WorkingTime thursday = counted(onlyOn(3, 0, 1440, "Pacific/Apia"));
    CHECK(thursday.workingSecondsBetween(at("2011-12-28T00:00:00-10:00"), at("2012-01-01T00:00:00+14:00")) == 24 * hours);
}

TEST_CASE("Changes after 2037, where the system's tables end, are known from the rule")
{
    const WorkingTime berlin = counted(onlyOn(6, 60, 240, "Europe/Berlin"));
    // The last Sundays of March and October 2045 are the 26th and the 29th.
    CHECK(berlin.workingSecondsBetween(at("2045-03-26T00:00:00+01:00"), at("2045-03-26T12:00:00+02:00")) == 2 * hours);
    CHECK(berlin.workingSecondsBetween(at("2045-10-29T00:00:00+02:00"), at("2045-10-29T12:00:00+01:00")) == 4 * hours);
    CHECK(added(berlin, at("2045-10-29T00:00:00+02:00"), 4 * hours) == at("2045-10-29T04:00:00+01:00"));
    // Lord Howe, first Sundays of April and October 2060: the 4th and the 3rd.
    const WorkingTime howe = counted(onlyOn(6, 60, 240, "Australia/Lord_Howe"));
    CHECK(howe.workingSecondsBetween(at("2060-04-04T00:00:00+11:00"), at("2060-04-04T12:00:00+10:30"))
          == 3 * hours + 30 * minutes);
    CHECK(howe.workingSecondsBetween(at("2060-10-03T00:00:00+10:30"), at("2060-10-03T12:00:00+11:00"))
          == 2 * hours + 30 * minutes);
}
