// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/waiting.h"
#include "tests/ui/models/scripted_timeline_source.h"
#include "ui/models/timeline_model.h"

#include <QSignalSpy>

using namespace threadline;
using namespace threadline::test;
using Kind = TimelineRow::Kind;

namespace {

QList<TimelineMark> marksOf(int count, qint64 caseNumber = 0)
{
    QList<TimelineMark> marks;
    for (int i = 0; i < count; ++i) {
        TimelineMark mark;
        mark.key = 100 + i;
        mark.at = Timestamp::fromSeconds(1'790'000'000 + i * 60);
        mark.channel = i % 3 == 0 ? channel::voice : channel::email;
        mark.caseNumber = caseNumber;
        marks.append(mark);
    }
    return marks;
}

TimelineMoment morning()
{
    return {[] { return Timestamp::fromSeconds(1'790'000'500); }, QTimeZone::utc(),
            QLocale(QLocale::English, QLocale::UnitedKingdom)};
}

struct Pane
{
    ScriptedTimelineSource source;
    TimelineModel model{source, morning()};
};

} // namespace

TEST_CASE("A customer's history arrives after a wait, or the reason why it does not")
{
    Pane pane;
    CHECK(pane.model.state() == TimelineModel::State::Empty);
    pane.model.startLoading();
    CHECK(pane.model.state() == TimelineModel::State::Loading);
    pane.model.setHistory(marksOf(4), 0);
    CHECK(pane.model.state() == TimelineModel::State::Ready);
    CHECK(pane.model.rowCount() == 5);
    pane.model.fail(QStringLiteral("The history cannot be read."));
    CHECK(pane.model.state() == TimelineModel::State::Failed);
    CHECK(pane.model.problem() == QStringLiteral("The history cannot be read."));
    CHECK(pane.model.rowCount() == 0);
}

TEST_CASE("An entry is found by its key, or the next one when the filter hides it")
{
    Pane pane;
    pane.model.setHistory(marksOf(6), 0); // calls at 100 and 103
    CHECK(pane.model.markOf(pane.model.rowOf(103)).key == 103);
    CHECK(pane.model.row(pane.model.rowOf(100)).kind == Kind::Entry);
    pane.model.setFilter({TimelineFilter::What::Channel, channel::voice});
    CHECK(pane.model.markOf(pane.model.rowOf(101)).key == 103);
    CHECK(pane.model.has(101));
    CHECK_FALSE(pane.model.has(99));
}

TEST_CASE("New marks change the rows of the same customer, the same marks do not")
{
    Pane pane;
    pane.model.setHistory(marksOf(4), 0);
    QSignalSpy replaced(&pane.model, &TimelineModel::replaced);
    QSignalSpy changed(&pane.model, &TimelineModel::rowsChanged);
    pane.model.updateHistory(marksOf(4));
    CHECK(changed.isEmpty());
    pane.model.updateHistory(marksOf(5));
    CHECK(changed.size() == 1);
    CHECK(replaced.isEmpty());
    CHECK(pane.model.counts().all == 5);
}

TEST_CASE("A filter survives new marks and goes with the customer")
{
    Pane pane;
    pane.model.setHistory(marksOf(4), 0);
    pane.model.setFilter({TimelineFilter::What::Channel, channel::voice});
    pane.model.updateHistory(marksOf(7));
    CHECK(pane.model.rowCount() == 4);
    pane.model.setHistory(marksOf(7), 0);
    CHECK(pane.model.filter() == TimelineFilter{});
}

TEST_CASE("A case line learns the subject from the first entry that is read")
{
    Pane pane;
    pane.source.make = [](InteractionKey key, bool) {
        TimelineEntry entry;
        entry.key = key;
        entry.caseNumber = 20431;
        entry.caseSubject = QStringLiteral("Pump stops");
        return entry;
    };
    pane.model.setHistory(marksOf(2, 20431), 20431);
    REQUIRE(pane.model.row(1).kind == Kind::Case);
    CHECK(pane.model.lineText(0) == QStringLiteral("Today"));
    CHECK(pane.model.lineText(1) == QStringLiteral("Case 20431"));
    pane.model.entries().want({100});
    pane.source.answer();
    REQUIRE(waitUntil([&] { return pane.model.entries().find(100) != nullptr; }));
    CHECK(pane.model.lineText(1) == QStringLiteral("Case 20431 · Pump stops"));
}

TEST_CASE("A hundred thousand marks become rows without reading an entry")
{
    Pane pane;
    pane.model.setHistory(marksOf(100'000), 0);
    CHECK(pane.model.rowCount() > 100'000);
    CHECK(pane.source.asked.isEmpty());
}
