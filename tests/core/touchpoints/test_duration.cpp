// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/duration.h"
#include "tests/support/catch.h"

using namespace threadline;
using namespace Qt::Literals::StringLiterals;

TEST_CASE("Durations are read as people write them")
{
    const auto seconds = [](const char* typed) { return secondsFromText(QString::fromUtf8(typed)).value_or(-1); };
    CHECK(seconds("12") == 720);
    CHECK(seconds("7,5") == 450);
    CHECK(seconds("7.5") == 450);
    CHECK(seconds("6:12") == 372);
    CHECK(seconds("90:00") == 5400);
    CHECK(seconds("1:02:30") == 3750);
    CHECK(seconds("1h20m") == 4800);
    CHECK(seconds("1 h 2 min 30 s") == 3750);
    CHECK(seconds("90 Sek.") == 90);
    CHECK(seconds("2 Std.") == 7200);
    CHECK(seconds("0") == 0);
    for (const char* none : {"", "soon", "-5", "6:61", "1:75:00", "12 miles", "99999999", "1001h"}) {
        INFO(none);
        CHECK(seconds(none) == -1);
    }
}

TEST_CASE("A duration as a clock reads back as the same")
{
    CHECK(clockFromSeconds(372) == QStringLiteral("6:12"));
    CHECK(clockFromSeconds(3750) == QStringLiteral("1:02:30"));
    CHECK(clockFromSeconds(8) == QStringLiteral("0:08"));
    for (const qint64 seconds : {0, 59, 60, 3599, 3600, 360'000}) {
        CHECK(secondsFromText(clockFromSeconds(seconds)) == seconds);
    }
}
