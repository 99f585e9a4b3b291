// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/time_words.h"

#include "tests/support/catch.h"

#include <QDateTime>

using namespace threadline;

namespace {

QString elapsed(qint64 seconds)
{
    const Timestamp now = Timestamp::fromSeconds(2'000'000'000);
    return elapsedWords({now.us - seconds * 1'000'000}, now);
}

Timestamp local(int year, int month, int day, int hour, int minute)
{
    return {QDateTime(QDate(year, month, day), QTime(hour, minute)).toMSecsSinceEpoch() * 1000};
}

} // namespace

TEST_CASE("How long ago is said in the largest unit that fits")
{
    CHECK(elapsed(0) == QStringLiteral("now"));
    CHECK(elapsed(-3600) == QStringLiteral("now"));
    CHECK(elapsed(59) == QStringLiteral("now"));
    CHECK(elapsed(60) == QStringLiteral("1 min"));
    CHECK(elapsed(59 * 60) == QStringLiteral("59 min"));
    CHECK(elapsed(3600) == QStringLiteral("1 h"));
    CHECK(elapsed(23 * 3600) == QStringLiteral("23 h"));
    CHECK(elapsed(24 * 3600) == QStringLiteral("1 d"));
    CHECK(elapsed(13 * 86400) == QStringLiteral("13 d"));
    CHECK(elapsed(14 * 86400) == QStringLiteral("2 wk"));
    CHECK(elapsed(365 * 86400) == QStringLiteral("1 y"));
}

TEST_CASE("A moment is said as short as it stays clear")
{
    const Timestamp now = local(2026, 11, 22, 12, 0);
    CHECK(momentWords(local(2026, 11, 22, 10, 58), now) == QStringLiteral("10:58"));
    CHECK(momentWords(local(2026, 11, 20, 9, 5), now) == QStringLiteral("Fri 09:05"));
    CHECK(momentWords(local(2026, 3, 9, 9, 5), now) == QStringLiteral("9 Mar"));
    CHECK(momentWords(local(2024, 3, 9, 9, 5), now) == QStringLiteral("9 Mar 2024"));
}
