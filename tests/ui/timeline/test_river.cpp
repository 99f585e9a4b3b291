// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/timeline/sample_history.h"
#include "ui/theme/theme.h"
#include "ui/timeline/river.h"

#include <QSignalSpy>
#include <QTest>

using namespace threadline;
using namespace threadline::test;

namespace {

Timestamp at(const char* when)
{
    return fromRfc3339(QString::fromLatin1(when)).value();
}

TimelineMark markOf(InteractionKey key, const char* when,
                    const ChannelName& channel = channel::email)
{
    TimelineMark mark;
    mark.key = key;
    mark.at = at(when);
    mark.channel = channel;
    return mark;
}

} // namespace

TEST_CASE("Moments run down the river evenly")
{
    const RiverScale scale{at("2024-01-01T00:00:00Z"), at("2024-01-11T00:00:00Z"), 1000};
    CHECK(scale.yOf(at("2024-01-06T00:00:00Z")) == Approx(500));
    CHECK(scale.at(500) == at("2024-01-06T00:00:00Z"));
    CHECK(scale.yOf(at("2020-01-01T00:00:00Z")) == 0);
    CHECK(scale.yOf(at("2030-01-01T00:00:00Z")) == 1000);
}

TEST_CASE("Marks on the same height become one band per channel")
{
    const RiverScale scale{at("2024-01-01T00:00:00Z"), at("2024-01-11T00:00:00Z"), 100};
    const QList<TimelineMark> marks{
        markOf(1, "2024-01-02T00:00:00Z"), markOf(2, "2024-01-02T01:00:00Z"),
        markOf(3, "2024-01-02T02:00:00Z", channel::voice), markOf(4, "2024-01-06T00:00:00Z")};
    CHECK(riverBands(marks, {}, 0, scale, 5, 3) == QList<RiverBand>{{10, channel::email, 2, 0},
                                                                    {10, channel::voice, 1, 1},
                                                                    {50, channel::email, 1, 0}});
    CHECK(riverBands(marks, {TimelineFilter::What::Channel, channel::voice}, 0, scale, 5, 3) ==
          QList<RiverBand>{{10, channel::voice, 1, 0}});
}

TEST_CASE("A hundred thousand marks are a few hundred bands")
{
    ScriptedTimelineSource source;
    const QList<TimelineMark> marks = longHistory(source, 100'000);
    const RiverScale scale = riverScale(marks, marks.last().at, 600);
    CHECK(riverBands(marks, {}, 0, scale, 5, 3).size() <= 600 / 5 * 3 + 3);
}

TEST_CASE("The river is labelled with years, months or days, with room between")
{
    const QLocale english(QLocale::English, QLocale::UnitedKingdom);
    const RiverScale years{at("2021-01-01T00:00:00Z"), at("2023-06-01T00:00:00Z"), 900};
    const QList<RiverLabel> labels = riverLabels(years, QTimeZone::utc(), english, 24);
    REQUIRE(labels.size() == 3);
    CHECK(labels.at(0) == RiverLabel{0, QStringLiteral("2021")});
    CHECK(labels.at(2).words == QStringLiteral("2023"));

    // Eleven days of 2020 are not worth hiding 2021.
    const RiverScale late{at("2020-12-21T00:00:00Z"), at("2023-06-01T00:00:00Z"), 900};
    CHECK(riverLabels(late, QTimeZone::utc(), english, 24).first().words == QStringLiteral("2021"));

    const RiverScale months{at("2024-02-10T00:00:00Z"), at("2024-06-10T00:00:00Z"), 600};
    CHECK(riverLabels(months, QTimeZone::utc(), english, 24).at(1).words == QStringLiteral("Mar"));

    const RiverScale week{at("2024-02-10T06:00:00Z"), at("2024-02-17T00:00:00Z"), 600};
    CHECK(riverLabels(week, QTimeZone::utc(), english, 24).at(1).words == QStringLiteral("11 Feb"));

    const RiverScale century{at("1926-01-01T00:00:00Z"), at("2026-01-01T00:00:00Z"), 240};
    CHECK(riverLabels(century, QTimeZone::utc(), english, 24).size() <= 10);
}

TEST_CASE("Pressing on the river travels to the nearest entry and the box follows the hand")
{
    Theme theme(ThemeChoice::Light);
    ScriptedTimelineSource source;
    TimelineModel model(source, sampleMoment());
    River river(theme, model);
    river.resize(58, 600);
    model.setHistory(sampleHistory(source), sample::thisCase);
    QSignalSpy travelled(&river, &River::travelled);
    QTest::mousePress(&river, Qt::LeftButton, {}, {30, 4});
    REQUIRE(travelled.size() == 1);
    CHECK(travelled.last().first().value<InteractionKey>() == 1);
    QTest::mouseMove(&river, {30, 300});
    QTest::mouseRelease(&river, Qt::LeftButton, {}, {30, 596});
    QTest::mousePress(&river, Qt::LeftButton, {}, {30, 596});
    CHECK(travelled.last().first().value<InteractionKey>() == sample::queuedReply);
    CHECK(river.box().bottom() <= 600);
    CHECK(river.box().contains(QPoint(30, 590)));
}

TEST_CASE("A river without history travels nowhere")
{
    Theme theme(ThemeChoice::Light);
    ScriptedTimelineSource source;
    TimelineModel model(source, sampleMoment());
    River river(theme, model);
    river.resize(58, 600);
    QSignalSpy travelled(&river, &River::travelled);
    QTest::mousePress(&river, Qt::LeftButton, {}, {30, 100});
    CHECK(travelled.isEmpty());
}
