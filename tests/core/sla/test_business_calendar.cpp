// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sla/sla_samples.h"

#include <QJsonDocument>

using namespace threadline;
using namespace threadline::test;

namespace {

Expected<BusinessCalendar> read(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    REQUIRE(document.isObject());
    return BusinessCalendar::fromJson(document.object());
}

QString refusalOf(const QByteArray& hours)
{
    return sentenceOf(read(R"({"name":"Office","time_zone":"Europe/Berlin","hours":)" + hours + "}"));
}

QString refusalOfHoliday(const QByteArray& date)
{
    return sentenceOf(read(R"({"name":"Office","time_zone":"UTC","hours":{"monday":["09:00-17:00"]},
                               "holidays":[{"date":")"
                           + date + R"(","name":"Fair"}]})"));
}

} // namespace

TEST_CASE("A calendar is read from JSON")
{
    const auto calendar = read(R"({"name":"Office","time_zone":"Europe/Berlin",
        "hours":{"monday":["09:00-12:00","13:00-17:30"],"friday":["22:00-30:00"]},
        "holidays":[{"date":"2026-12-24","name":"Christmas Eve"},{"date":"12-25","name":"Christmas Day"},
                    {"date":"02-29","name":"Leap day"}]})");
    INFO(sentenceOf(calendar).toStdString());
    REQUIRE(calendar);
    CHECK(calendar->name == QStringLiteral("Office"));
    CHECK(calendar->timeZone == QByteArray("Europe/Berlin"));
    CHECK((calendar->week[0] == QList<OpeningInterval>{{540, 720}, {780, 1050}}));
    CHECK(calendar->week[1].isEmpty());
    CHECK((calendar->week[4] == QList<OpeningInterval>{{1320, 1800}}));
    REQUIRE(calendar->holidays.size() == 3);
    CHECK(calendar->holidays.at(0) == Holiday::once(QDate(2026, 12, 24), QStringLiteral("Christmas Eve")));
    CHECK(calendar->holidays.at(1) == Holiday::yearly(12, 25, QStringLiteral("Christmas Day")));
    CHECK(calendar->holidays.at(2) == Holiday::yearly(2, 29, QStringLiteral("Leap day")));
}

TEST_CASE("A calendar comes back from JSON as it was")
{
    Dice dice(20261122);
    for (int i = 0; i < 200; ++i) {
        const BusinessCalendar calendar = anyCalendar(dice);
        const auto back = BusinessCalendar::fromJson(calendar.toJson());
        INFO(sentenceOf(back).toStdString());
        REQUIRE(back);
        REQUIRE(*back == calendar);
    }
    const auto clock = BusinessCalendar::roundTheClock(QStringLiteral("Always"), "UTC");
    CHECK(*BusinessCalendar::fromJson(clock.toJson()) == clock);
}

TEST_CASE("Opening hours that cannot be are refused with the day and what to write")
{
    CHECK(refusalOf(R"({"monday":["17:00-09:00"]})")
          == QStringLiteral("Opening hours on Monday end before they begin: 17:00 to 09:00. If they end on the next day, "
                            "write 33:00 for the end."));
    CHECK(refusalOf(R"({"tuesday":["09:00-09:00"]})").contains(QStringLiteral("on Tuesday end when they begin")));
    CHECK(refusalOf(R"({"wednesday":["24:00-25:00"]})").contains(QStringLiteral("on Wednesday are out of range")));
    CHECK(refusalOf(R"({"wednesday":["09:00-48:01"]})").contains(QStringLiteral("on Wednesday are out of range")));
    CHECK(refusalOf(R"({"thursday":["09:00-33:01"]})").contains(QStringLiteral("on Thursday last longer than a day")));
    for (const char* text : {"9-17", "09:00", "09:60-10:00", "-1:00-09:00", "09:00-17:00 ", "0９:00-17:00", "09:00-1000:00", ""}) {
        INFO(text);
        CHECK(refusalOf(QByteArray(R"({"friday":[")") + text + R"("]})")
                  .startsWith(QStringLiteral("Opening hours on Friday read ")));
    }
    CHECK(refusalOf(R"({"saturday":"09:00-17:00"})").contains(QStringLiteral("on Saturday are no list")));
    CHECK(refusalOf(R"({"saturday":[900]})").contains(QStringLiteral("on Saturday read")));
    CHECK(refusalOf(R"({"payday":["09:00-17:00"]})").contains(QStringLiteral("\"payday\", which is no day")));
}

TEST_CASE("Overlapping opening hours are refused, on one day, past midnight and past the week")
{
    CHECK(refusalOf(R"({"monday":["09:00-12:00","11:00-15:00"]})")
          == QStringLiteral("Opening hours overlap: 09:00 to 12:00 on Monday and 11:00 to 15:00 on Monday. Let one end before "
                            "the other begins."));
    CHECK(refusalOf(R"({"monday":["22:00-30:00"],"tuesday":["05:00-12:00"]})")
              .contains(QStringLiteral("22:00 to 30:00 on Monday and 05:00 to 12:00 on Tuesday")));
    CHECK(refusalOf(R"({"sunday":["22:00-30:00"],"monday":["05:00-12:00"]})")
              .contains(QStringLiteral("22:00 to 30:00 on Sunday and 05:00 to 12:00 on Monday")));
    CHECK(refusalOf(R"({"monday":["09:00-12:00","12:00-15:00"]})").isEmpty());
    CHECK(refusalOf(R"({"sunday":["22:00-30:00"],"monday":["06:00-12:00"]})").isEmpty());
    CHECK(refusalOf(R"({"sunday":["12:00-36:00"]})").isEmpty());
}

TEST_CASE("A calendar without any opening hour is refused")
{
    const auto never = QStringLiteral("The calendar \"Office\" is never open: give it opening hours on one day at least.");
    CHECK(refusalOf("{}") == never);
    CHECK(refusalOf(R"({"monday":[]})") == never);
    CHECK(sentenceOf(WorkingTime::of(BusinessCalendar{QStringLiteral("Office"), "UTC", {}, {}})) == never);
}

TEST_CASE("A time zone that is not known is refused, and so is what only Qt takes for one")
{
    for (const char* zone : {"Europe/Atlantis", "", "europe/berlin", "../../etc/passwd", "UTC+02:00", "CET-1CEST", "Europe/",
                             "/usr/share/zoneinfo/UTC", "Europe/../Europe/Berlin", "Europe/Berlin\n"}) {
        INFO(zone);
        auto calendar = office("UTC");
        calendar.timeZone = zone;
        CHECK(sentenceOf(calendar.check()).contains(QStringLiteral("which is not known here: write one like Europe/Berlin.")));
    }
    for (const char* zone : {"UTC", "Europe/Kyiv", "America/Argentina/Buenos_Aires", "Etc/GMT+5"}) {
        INFO(zone);
        CHECK(office(zone).check());
    }
}

TEST_CASE("Holidays that are no days are refused")
{
    CHECK(refusalOfHoliday("2026-02-28").isEmpty());
    CHECK(refusalOfHoliday("2028-02-29").isEmpty());
    for (const char* date : {"2026-02-29", "02-30", "13-01", "2026-1-1", "24.12.", "", "--12-25"}) {
        INFO(date);
        CHECK(refusalOfHoliday(date).contains(QStringLiteral("which is no date: write 2026-12-24, or 12-25")));
    }
    CHECK(refusalOfHoliday("1815-06-18").contains(QStringLiteral("in the year 1815")));
    auto calendar = office("UTC");
    calendar.holidays = {Holiday{{}, false, QStringLiteral("Some day")}};
    CHECK(sentenceOf(calendar.check()).contains(QStringLiteral("\"Some day\" has no date")));
}

TEST_CASE("A calendar needs a name, and does not take more than a person can have meant")
{
    auto calendar = office("UTC");
    calendar.name = QStringLiteral("  ");
    CHECK(sentenceOf(calendar.check()) == QStringLiteral("The calendar has no name: give it one."));
    calendar = office("UTC");
    calendar.holidays.fill(Holiday::yearly(1, 1, {}), maxHolidays + 1);
    CHECK(sentenceOf(calendar.check()).contains(QStringLiteral("more than 5000 holidays")));
    calendar = office("UTC");
    calendar.week[6].fill({0, 10}, 49);
    CHECK(sentenceOf(calendar.check()).contains(QStringLiteral("Sunday has more than 48 opening hours")));
    calendar = office("UTC");
    calendar.week[6] = {{-5, 10}};
    CHECK(sentenceOf(calendar.check()).contains(QStringLiteral("on Sunday are out of range")));
}
