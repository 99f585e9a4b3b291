// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/waiting.h"
#include "tests/ui/timeline/sample_history.h"
#include "ui/theme/theme.h"
#include "ui/timeline/river.h"
#include "ui/timeline/river_peek.h"

#include <QAccessible>
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
    CHECK(riverBands(marks, {}, scale) == QList<RiverBand>{{10, channel::email, 2, 0},
                                                           {10, channel::voice, 1, 1},
                                                           {50, channel::email, 1, 0}});
    RiverWanted voice;
    voice.filter = {TimelineFilter::What::Channel, channel::voice};
    CHECK(riverBands(marks, voice, scale) == QList<RiverBand>{{10, channel::voice, 1, 0}});
}

TEST_CASE("The busiest channel of a height stands nearest the edge and the rarest gives way")
{
    const RiverScale scale{at("2024-01-01T00:00:00Z"), at("2024-01-11T00:00:00Z"), 100};
    const QList<TimelineMark> marks{
        markOf(1, "2024-01-02T00:00:00Z", channel::voice), markOf(2, "2024-01-02T01:00:00Z", channel::visit),
        markOf(3, "2024-01-02T02:00:00Z"), markOf(4, "2024-01-02T03:00:00Z"),
        markOf(5, "2024-01-02T03:00:00Z", channel::visit)};
    RiverWanted two;
    two.lanes = 2;
    CHECK(riverBands(marks, two, scale) ==
          QList<RiverBand>{{10, channel::visit, 2, 0}, {10, channel::email, 2, 1}});
}

TEST_CASE("What was done is no mark of the river and what is new or of this case is told apart")
{
    const RiverScale scale{at("2024-01-01T00:00:00Z"), at("2024-01-11T00:00:00Z"), 100};
    QList<TimelineMark> marks{markOf(1, "2024-01-02T00:00:00Z"), markOf(2, "2024-01-04T00:00:00Z"),
                              markOf(3, "2024-01-06T00:00:00Z"), markOf(4, "2024-01-08T00:00:00Z")};
    marks[0].caseNumber = 7;
    marks[1].caseNumber = 8;
    marks[2].caseNumber = 7;
    marks[3].happening = true;
    RiverWanted wanted;
    wanted.thisCase = 7;
    wanted.firstNew = 3;
    CHECK(riverBands(marks, wanted, scale) == QList<RiverBand>{{10, channel::email, 1, 0, true, false},
                                                               {30, channel::email, 1, 0, false, false},
                                                               {50, channel::email, 1, 0, true, true}});
    CHECK(riverCaseStarts(marks, scale, 6) == QList<int>{10, 30});
    CHECK(riverCaseStarts(marks, scale, 40) == QList<int>{10});
}

TEST_CASE("A hundred thousand marks are a few hundred bands")
{
    ScriptedTimelineSource source;
    const QList<TimelineMark> marks = longHistory(source, 100'000);
    const RiverScale scale = riverScale(marks, marks.last().at, 600);
    CHECK(riverBands(marks, {}, scale).size() <= 600 / 5 * 3 + 3);
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
    QTest::mouseRelease(&river, Qt::LeftButton, {}, {30, 596}); // QTest would hold it for other tests
}

TEST_CASE("Hovering the river shows when and by which channel and reads the words of that entry alone")
{
    Theme theme(ThemeChoice::Light);
    ScriptedTimelineSource source;
    TimelineModel model(source, sampleMoment());
    QWidget pane;
    pane.resize(700, 600);
    River river(theme, model, &pane);
    river.setGeometry(642, 0, 58, 600);
    RiverPeek peek(theme, model, source, river);
    model.setHistory(sampleHistory(source), sample::thisCase);
    pane.show();
    REQUIRE(QTest::qWaitForWindowExposed(&pane)); // or the real mouse leaves after ours entered
    QTest::mouseMove(&river, {30, 4});
    REQUIRE_FALSE(peek.isHidden());
    CHECK(peek.words().contains(QStringLiteral("2021")));
    CHECK(peek.words().contains(QStringLiteral("Email")));
    CHECK(source.asked.isEmpty()); // nothing is read while the mouse may still be passing
    REQUIRE(waitUntil([&] { return !source.questions.empty(); }));
    CHECK(source.asked == QList<QList<InteractionKey>>{{1}});
    source.answer();
    REQUIRE(waitUntil([&] { return peek.words().contains(QStringLiteral("An earlier word, number 1.")); }));
    CHECK(peek.words().contains(QStringLiteral("Ingrid Aaltonen")));
    CHECK(peek.geometry().right() < river.x());
    CHECK_FALSE(pane.grab().isNull());
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&river, &leave);
    CHECK(peek.isHidden());
}

TEST_CASE("The river travels by months and years with the keyboard and says the day")
{
    Theme theme(ThemeChoice::Light);
    ScriptedTimelineSource source;
    TimelineModel model(source, sampleMoment());
    River river(theme, model);
    river.resize(58, 600);
    model.setHistory(longHistory(source, 100'000), 0);
    // 2022-03-15, in the middle of what is shown.
    const Timestamp from = at("2022-03-15T08:00:00Z");
    river.setShown(from, {from.us + 7'200'000'000});
    QSignalSpy travelled(&river, &River::travelled);
    const auto dayAfter = [&](Qt::Key key, Qt::KeyboardModifiers modifiers) {
        QTest::keyClick(&river, key, modifiers);
        const auto entry = travelled.last().first().value<InteractionKey>();
        return dayOf(model.markOf(model.rowOf(entry)).at, QTimeZone::utc());
    };
    CHECK(dayAfter(Qt::Key_PageUp, Qt::NoModifier) == QDate(2022, 2, 15));
    CHECK(dayAfter(Qt::Key_PageDown, Qt::NoModifier) == QDate(2022, 4, 15));
    CHECK(dayAfter(Qt::Key_PageUp, Qt::ControlModifier) == QDate(2021, 3, 15));
    CHECK(QAccessible::queryAccessibleInterface(&river)->role() == QAccessible::Slider);
    CHECK(QAccessible::queryAccessibleInterface(&river)->text(QAccessible::Value).contains(QStringLiteral("15 March 2022")));
}

TEST_CASE("A part of a history draws no river")
{
    Theme theme(ThemeChoice::Light);
    ScriptedTimelineSource source;
    TimelineModel model(source, sampleMoment());
    River river(theme, model);
    river.resize(58, 600);
    const QList<TimelineMark> marks = sampleHistory(source);
    model.setHistory(marks.last(5), sample::thisCase, false);
    const QImage empty = river.grab().toImage();
    model.updateHistory(marks);
    CHECK(river.grab().toImage() != empty);
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
