// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/touchpoints/moment_reading.h"
#include "tests/support/catch.h"

using namespace threadline;
using namespace Qt::Literals::StringLiterals;

namespace {

/// In Berlin, as RFC 3339; or what is wrong.
QString read(const char* date, const char* time = "", std::optional<DateOrder> order = {})
{
    const auto moment = readMoment(QString::fromUtf8(date), QString::fromUtf8(time), order, QTimeZone("Europe/Berlin"));
    return moment ? toRfc3339(*moment) : moment.error().sentence;
}

QString orderOf(const QStringList& dates)
{
    const auto order = dateOrderOf(dates);
    return !order ? order.error().sentence : *order ? dateOrderName(**order) : QStringLiteral("none needed");
}

} // namespace

TEST_CASE("ISO, German and American dates with and without times")
{
    CHECK(read("2024-02-01") == "2024-01-31T23:00:00Z"_L1);
    CHECK(read("2024-02-01T09:30:00Z") == "2024-02-01T09:30:00Z"_L1);
    CHECK(read("2024-02-01 09:30:15+02:00") == "2024-02-01T07:30:15Z"_L1);
    CHECK(read("1.2.2024 9:30") == "2024-02-01T08:30:00Z"_L1);
    CHECK(read("01.02.24", "9.30 Uhr") == "2024-02-01T08:30:00Z"_L1);
    CHECK(read("7/4/2024", "3:05 PM", DateOrder::MonthFirst) == "2024-07-04T13:05:00Z"_L1);
    CHECK(read("7/4/2024", "12:05 am", DateOrder::DayFirst) == "2024-04-06T22:05:00Z"_L1);
    CHECK(read("24/07/04", "", DateOrder::YearFirst) == "2024-07-03T22:00:00Z"_L1);
    CHECK(read("2024/07/04") == "2024-07-03T22:00:00Z"_L1);
}

TEST_CASE("What is no date or no time is named")
{
    for (const char* none : {"", "yesterday", "31.2.2024", "2024-13-01", "1.2", "45292", "1.2.203", "1.2.0024", "1.2.2206"}) {
        INFO(none);
        CHECK(read(none).contains("is no date"_L1));
    }
    CHECK(read("1.2.2024", "25:00") == "\"25:00\" is no time of day"_L1);
    CHECK(read("1.2.2024", "13:00 pm") == "\"13:00 pm\" is no time of day"_L1);
    CHECK(read("13/25/2024", "", DateOrder::MonthFirst).contains("is no date"_L1));
}

TEST_CASE("The order of slashed dates is what the whole column says, never a guess")
{
    CHECK(orderOf({"2024-02-01"_L1, "1.2.2024"_L1, ""_L1}) == "none needed"_L1);
    CHECK(orderOf({"03/04/2024"_L1, "25/04/2024"_L1}) == "dmy"_L1);
    CHECK(orderOf({"03/04/2024"_L1, "04/25/2024"_L1}) == "mdy"_L1);
    CHECK(orderOf({"04/04/2024"_L1}) == "none needed"_L1); // the same either way
    CHECK(orderOf({"03/04/2024"_L1, "05/06/2024"_L1}).contains("say --dates dmy, mdy or ymd."_L1));
    CHECK(orderOf({"25/04/2024"_L1, "04/25/2024"_L1}).contains("write them all alike"_L1));
}
