// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sla/sla_samples.h"

#include "core/sla/holiday_import.h"

using namespace threadline;
using namespace threadline::test;

namespace {

QByteArray calendarOf(const QByteArray& events)
{
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Threadline//Test//EN\r\n" + events + "END:VCALENDAR\r\n";
}

/// One event; `lines` each end in CRLF.
QByteArray event(const QByteArray& name, const QByteArray& lines)
{
    return "BEGIN:VEVENT\r\nUID:" + name + "\r\nSUMMARY:" + name + "\r\n" + lines + "END:VEVENT\r\n";
}

HolidayImport importedWhole(const QByteArray& events, int years = 10)
{
    const auto import = importHolidays(calendarOf(events), QDate(2026, 1, 1), years);
    INFO(sentenceOf(import).toStdString());
    REQUIRE(import);
    return *import;
}

QStringList imported(const QByteArray& events, int years = 10)
{
    QStringList days;
    const HolidayImport import = importedWhole(events, years);
    for (const Holiday& holiday : import.holidays) {
        CHECK_FALSE(holiday.everyYear);
        days.append(holiday.date.toString(Qt::ISODate) + QLatin1Char(' ') + holiday.name);
    }
    return days;
}

QStringList days(std::initializer_list<const char*> list)
{
    QStringList all;
    for (const char* day : list) {
        all.append(QString::fromUtf8(day));
    }
    return all;
}

} // namespace

TEST_CASE("An all-day event is a holiday")
{
    CHECK(imported(event("Fair", "DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125\r\n")) == days({"2026-11-24 Fair"}));
    CHECK(imported(event("Fair", "DTSTART;VALUE=DATE:20261124\r\n")) == days({"2026-11-24 Fair"}));
    CHECK(imported(event("Fair", "DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261124\r\n")) == days({"2026-11-24 Fair"}));
}

TEST_CASE("An event of several days closes all of them but not the day that it ends on")
{
    const auto three = days({"2026-12-30 Inventory", "2026-12-31 Inventory", "2027-01-01 Inventory"});
    CHECK(imported(event("Inventory", "DTSTART;VALUE=DATE:20261230\r\nDTEND;VALUE=DATE:20270102\r\n")) == three);
    CHECK(imported(event("Inventory", "DTSTART;VALUE=DATE:20261230\r\nDURATION:P3D\r\n")) == three);
    CHECK(imported(event("Week", "DTSTART;VALUE=DATE:20261102\r\nDURATION:P1W\r\n")).size() == 7);
}

TEST_CASE("Only days inside the window come in, also of an event that lies across its edge")
{
    CHECK(imported(event("Turn", "DTSTART;VALUE=DATE:20251230\r\nDTEND;VALUE=DATE:20260103\r\n"))
          == days({"2026-01-01 Turn", "2026-01-02 Turn"}));
    CHECK(imported(event("Turn", "DTSTART;VALUE=DATE:20241230\r\nDTEND;VALUE=DATE:20250103\r\nRRULE:FREQ=YEARLY\r\n"), 1)
          == days({"2026-01-01 Turn", "2026-01-02 Turn", "2026-12-30 Turn", "2026-12-31 Turn"}));
    CHECK(imported(event("Past", "DTSTART;VALUE=DATE:20250101\r\n")).isEmpty());
    CHECK(imported(event("Far", "DTSTART;VALUE=DATE:20360101\r\n")).isEmpty());
    CHECK(imported(event("Last", "DTSTART;VALUE=DATE:20351231\r\n")).size() == 1);
}

TEST_CASE("A yearly rule is written out over the window")
{
    CHECK(imported(event("Christmas", "DTSTART;VALUE=DATE:20001225\r\nRRULE:FREQ=YEARLY\r\n"), 3)
          == days({"2026-12-25 Christmas", "2027-12-25 Christmas", "2028-12-25 Christmas"}));
    CHECK(imported(event("Labour", "DTSTART;VALUE=DATE:20240501\r\nRRULE:FREQ=YEARLY;COUNT=4\r\n"))
          == days({"2026-05-01 Labour", "2027-05-01 Labour"}));
    CHECK(imported(event("Labour", "DTSTART;VALUE=DATE:20240501\r\nRRULE:FREQ=YEARLY;UNTIL=20270501\r\n"))
          == days({"2026-05-01 Labour", "2027-05-01 Labour"}));
    CHECK(imported(event("Even", "DTSTART;VALUE=DATE:20240501\r\nRRULE:FREQ=YEARLY;INTERVAL=2\r\n"), 5)
          == days({"2026-05-01 Even", "2028-05-01 Even", "2030-05-01 Even"}));
    CHECK(imported(event("Leap", "DTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY\r\n"))
          == days({"2028-02-29 Leap", "2032-02-29 Leap"}));
}

TEST_CASE("A yearly rule may name a weekday of a month")
{
    // Thanksgiving: the fourth Thursdays of November are 26 November 2026, 25 November 2027 and 23 November 2028.
    CHECK(imported(event("Thanks", "DTSTART;VALUE=DATE:20201126\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\r\n"), 3)
          == days({"2026-11-26 Thanks", "2027-11-25 Thanks", "2028-11-23 Thanks"}));
    // The last Monday of May: 25 May 2026, 31 May 2027.
    CHECK(imported(event("Spring", "DTSTART;VALUE=DATE:20200525\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO\r\n"), 2)
          == days({"2026-05-25 Spring", "2027-05-31 Spring"}));
    // RFC 5545, 3.8.5.3: every Friday the 13th is no yearly rule there; in November it is 2026-11-13.
    CHECK(imported(event("Unlucky", "DTSTART;VALUE=DATE:20201113\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=FR;BYMONTHDAY=13\r\n"), 6)
          == days({"2026-11-13 Unlucky"}));
}

TEST_CASE("Exceptions, additions and moved occurrences are heeded")
{
    CHECK(imported(event("Day", "DTSTART;VALUE=DATE:20260601\r\nRRULE:FREQ=YEARLY;COUNT=3\r\n"
                                "EXDATE;VALUE=DATE:20270601\r\nRDATE;VALUE=DATE:20260603,20260604\r\n"))
          == days({"2026-06-01 Day", "2026-06-03 Day", "2026-06-04 Day", "2028-06-01 Day"}));
    const QByteArray moved = event("Day", "DTSTART;VALUE=DATE:20260601\r\nRRULE:FREQ=YEARLY;COUNT=2\r\n")
                             + event("Day", "RECURRENCE-ID;VALUE=DATE:20270601\r\nDTSTART;VALUE=DATE:20270608\r\n");
    CHECK(imported(moved) == days({"2026-06-01 Day", "2027-06-08 Day"}));
    const QByteArray cancelled = event("Day", "DTSTART;VALUE=DATE:20260601\r\nRRULE:FREQ=YEARLY;COUNT=2\r\n")
                                 + event("Day", "RECURRENCE-ID;VALUE=DATE:20270601\r\nDTSTART;VALUE=DATE:20270601\r\n"
                                                "STATUS:CANCELLED\r\n");
    CHECK(imported(cancelled) == days({"2026-06-01 Day"}));
    CHECK(imported(event("Off", "DTSTART;VALUE=DATE:20260601\r\nSTATUS:CANCELLED\r\n")).isEmpty());
}

TEST_CASE("What is no holiday is left out with a sentence and the rest comes in")
{
    const HolidayImport import = importedWhole(event("Lunch", "DTSTART:20261124T120000Z\r\nDTEND:20261124T130000Z\r\n")
                                               + event("Gym", "DTSTART;VALUE=DATE:20261124\r\nRRULE:FREQ=WEEKLY\r\n")
                                               + event("Fair", "DTSTART;VALUE=DATE:20261124\r\n"));
    REQUIRE(import.holidays.size() == 1);
    CHECK(import.holidays.first().name == QStringLiteral("Fair"));
    CHECK(import.leftOut
          == QStringList{QStringLiteral("\"Lunch\" on line 4 was left out: it has a time of day."),
                         QStringLiteral("\"Gym\" on line 10 was left out: it repeats more often than every year.")});
}

TEST_CASE("Holidays come in order, one per day")
{
    CHECK(imported(event("Second", "DTSTART;VALUE=DATE:20261226\r\n") + event("First", "DTSTART;VALUE=DATE:20261225\r\n")
                   + event("Again", "DTSTART;VALUE=DATE:20261225\r\n"))
          == days({"2026-12-25 First", "2026-12-26 Second"}));
}

TEST_CASE("Imported holidays close a calendar")
{
    auto calendar = office("UTC");
    calendar.holidays = importedWhole(event("Fair", "DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261126\r\n")).holidays;
    CHECK(added(counted(calendar), at("2026-11-23T16:00:00Z"), 2 * hours) == at("2026-11-26T10:00:00Z"));
}

TEST_CASE("What lies inside an event, or beside it, is not taken for it")
{
    CHECK(imported("BEGIN:VTODO\r\nDTSTART;VALUE=DATE:20261101\r\nEND:VTODO\r\n"
                   + event("Fair", "DTSTART;VALUE=DATE:20261124\r\nBEGIN:VALARM\r\nSUMMARY:Wake up\r\nDURATION:P3D\r\n"
                                   "TRIGGER:-PT15M\r\nEND:VALARM\r\n"))
          == days({"2026-11-24 Fair"}));
}

TEST_CASE("Files as other programs write them are read: folded, bare line ends, a mark in front, escapes")
{
    const QByteArray folded = "\xEF\xBB\xBF" "begin:vcalendar\nBEGIN:VEVENT\nSUMMARY;LANGUAGE=de;X-A=\"a:b;c\":Tag der\\, \n"
                              "  Arbeit\\nM\xC3\n \xBC" "hlen\nDTSTART;VALUE=DATE:2026\n\t0501\n\nEND:VEVENT\nEND:VCALENDAR";
    const auto import = importHolidays(folded, QDate(2026, 1, 1));
    INFO(sentenceOf(import).toStdString());
    REQUIRE(import);
    REQUIRE(import->holidays.size() == 1);
    CHECK(import->holidays.first() == Holiday::once(QDate(2026, 5, 1), QStringLiteral("Tag der, Arbeit Mühlen")));
}
