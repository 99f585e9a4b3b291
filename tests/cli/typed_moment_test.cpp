// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/typed_moment.h"

#include "tests/support/catch.h"

#include <QDateTime>

using namespace threadline;
using namespace threadline::command_line;

namespace {

using namespace Qt::Literals::StringLiterals;

QDateTime local(const Expected<Timestamp>& moment)
{
    REQUIRE(moment);
    return QDateTime::fromMSecsSinceEpoch(moment->us / 1000);
}

/// From now, in seconds; to the minute, as the clock goes on meanwhile.
bool isAbout(const Expected<Timestamp>& moment, qint64 seconds)
{
    return moment && std::abs(QDateTime::currentDateTime().secsTo(local(moment)) - seconds) < 60;
}

} // namespace

TEST_CASE("Moments are typed with a zone, by the clock on the wall, as a day, or as a span from now")
{
    CHECK(local(momentFrom(u"2026-11-22T09:30:00Z"_s)).toUTC() == QDateTime({2026, 11, 22}, {9, 30}, Qt::UTC));
    CHECK(local(momentFrom(u"2026-11-22 14:30"_s)) == QDateTime({2026, 11, 22}, {14, 30}));
    CHECK(local(momentFrom(u"2026-11-22"_s)) == QDate(2026, 11, 22).startOfDay());
    CHECK(isAbout(momentFrom(u"90m"_s), 5'400));
    CHECK(isAbout(momentFrom(u"4h"_s), 14'400));
    CHECK(isAbout(momentFrom(u"3d"_s), 259'200));
}

TEST_CASE("What has been is typed by the clock of today too, or as so long ago")
{
    CHECK(local(pastMoment(u"2026-11-22 14:30"_s)) == QDateTime({2026, 11, 22}, {14, 30}));
    CHECK(local(pastMoment(u"00:05"_s)).time() == QTime(0, 5));
    CHECK(isAbout(pastMoment(u"20m ago"_s), -1'200));
    CHECK(isAbout(pastMoment(u"2h ago"_s), -7'200));
}

TEST_CASE("What is no moment is refused with what to write instead")
{
    for (const auto* typed : {"soon", "", "25:00", "3w", "2026-13-01", "2026-11-22 ago"}) {
        INFO(typed);
        const auto refused = momentFrom(QString::fromLatin1(typed));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().sentence.contains(u"write 90m"_s));
        const auto past = pastMoment(QString::fromLatin1(typed));
        REQUIRE_FALSE(past);
        CHECK(past.error().sentence.contains(u"write 14:30"_s));
    }
}
