// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "ui/settings/policy_form.h"

using namespace threadline;

TEST_CASE("Spans are read as people type them and written back the same")
{
    const auto seconds = [](const char* typed) {
        const auto span = spanFromText(QString::fromLatin1(typed));
        return span ? span->value_or(0) : -1;
    };
    CHECK(seconds("4 h") == 14'400);
    CHECK(seconds("30min") == 1800);
    CHECK(seconds("2 h 30 min") == 9000);
    CHECK(seconds("1,5 h") == 5400);
    CHECK(seconds("") == 0);
    CHECK(seconds("0 h") == -1);
    CHECK(seconds("4") == -1);
    CHECK(seconds("soon") == -1);
    for (const char* text : {"4 h", "30 min", "2 h 30 min"}) {
        CHECK(spanText(*spanFromText(QString::fromLatin1(text))) == QString::fromLatin1(text));
    }
}

TEST_CASE("A calendar survives being shown in fields")
{
    BusinessCalendar calendar;
    calendar.name = QStringLiteral("Nights");
    calendar.timeZone = "Europe/Berlin";
    calendar.week[0] = {{540, 720}, {780, 1050}};
    calendar.week[4] = {{1320, 1800}};
    calendar.holidays = {Holiday::yearly(12, 25, QStringLiteral("Christmas Day")),
                         Holiday::once(QDate(2026, 12, 24), QStringLiteral("Christmas Eve"))};
    const CalendarForm form = CalendarForm::of(calendar);
    CHECK(form.hours[0] == QStringLiteral("09:00-12:00, 13:00-17:30"));
    CHECK(form.hours[4] == QStringLiteral("22:00-30:00"));
    CHECK(form.holidays == QStringLiteral("12-25 Christmas Day\n2026-12-24 Christmas Eve"));
    const auto read = form.calendar();
    REQUIRE(read);
    CHECK(*read == calendar);
}

TEST_CASE("Days of the same hours are said together")
{
    BusinessCalendar calendar;
    calendar.timeZone = "UTC";
    for (size_t day = 0; day < 5; ++day) {
        calendar.week[day] = {{540, 1020}};
    }
    calendar.week[6] = {{600, 720}};
    CHECK(calendarInWords(calendar) == QStringLiteral("UTC · Monday to Friday 09:00-17:00, Sunday 10:00-12:00"));
}
