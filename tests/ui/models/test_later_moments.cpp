// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/later_moments.h"

#include "tests/support/catch.h"

#include <QTimeZone>

using namespace threadline;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);

QDateTime local(int year, int month, int day, int hour, int minute)
{
    return {QDate(year, month, day), QTime(hour, minute), QTimeZone("Europe/Berlin")};
}

QStringList offered(const QDateTime& now)
{
    QStringList all;
    const auto moments = laterMoments(now);
    for (const LaterMoment& moment : moments) {
        all.append(moment.words + QLatin1Char(' ') + moment.at.toString(QStringLiteral("dd HH:mm")));
    }
    return all;
}

} // namespace

TEST_CASE("Later means in an hour or this afternoon or a morning to come")
{
    CHECK(offered(local(2026, 11, 24, 10, 20))
          == QStringList{QStringLiteral("in an hour 24 11:20"), QStringLiteral("this afternoon 24 14:00"),
                         QStringLiteral("tomorrow morning 25 08:00"), QStringLiteral("on Monday morning 30 08:00")});
}

TEST_CASE("An afternoon that has begun is not offered, and on Sunday Monday is tomorrow")
{
    CHECK(offered(local(2026, 11, 22, 15, 0))
          == QStringList{QStringLiteral("in an hour 22 16:00"), QStringLiteral("tomorrow morning 23 08:00")});
}

TEST_CASE("In the night of the clock change an hour later is an hour later and eight is eight")
{
    // Sunday 25 October 2026: at 3:00 it is 2:00 again.
    const QDateTime before = local(2026, 10, 24, 23, 30);
    const auto moments = laterMoments(before);
    CHECK(before.secsTo(moments.first().at) == 3600);
    CHECK(moments.at(1).at == local(2026, 10, 25, 8, 0));
    CHECK(before.secsTo(moments.at(1).at) == 9 * 3600 + 1800);
}

TEST_CASE("A moment to come is said as near as it is")
{
    const QDateTime now = local(2026, 11, 24, 10, 20);
    CHECK(laterWords(local(2026, 11, 24, 14, 0), now, english) == QStringLiteral("at 14:00"));
    CHECK(laterWords(local(2026, 11, 25, 8, 0), now, english) == QStringLiteral("tomorrow at 08:00"));
    CHECK(laterWords(local(2026, 11, 30, 8, 0), now, english) == QStringLiteral("on Monday at 08:00"));
    CHECK(laterWords(local(2026, 12, 3, 8, 0), now, english) == QStringLiteral("on 3 December at 08:00"));
    CHECK(laterWords(local(2027, 1, 3, 8, 0), now, english) == QStringLiteral("on 3 January 2027 at 08:00"));
}
