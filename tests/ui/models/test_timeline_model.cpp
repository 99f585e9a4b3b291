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

TEST_CASE("What this case has new stays marked while it is open and read")
{
    Pane pane;
    QList<TimelineMark> marks = marksOf(6, 7);
    marks[1].read = false; // of another case
    marks[1].caseNumber = 8;
    marks[3].read = marks[4].read = false;
    pane.model.setHistory(marks, 7);
    CHECK(pane.model.firstNew() == 103);
    CHECK(pane.model.newAfter(103) == 2);
    CHECK(pane.model.newAfter(0) == 3);
    QList<TimelineMark> seen = marks;
    for (TimelineMark& mark : seen) {
        mark.read = true;
    }
    pane.model.updateHistory(seen);
    CHECK(pane.model.firstNew() == 103);
    pane.model.setThisCase(8);
    CHECK(pane.model.firstNew() == 0);
    CHECK(pane.model.newAfter(0) == 0);

    TimelineMark arrived = marks.last();
    arrived.key += 1;
    seen.append(arrived);
    pane.model.updateHistory(seen);
    CHECK(pane.model.newAfter(105) == 1);
    CHECK(pane.model.newAfter(106) == 0);
}

TEST_CASE("What is new is looked for again when the rest of a history comes")
{
    Pane pane;
    QList<TimelineMark> marks = marksOf(6, 7);
    marks[1].read = false;
    pane.model.setHistory(marks.last(3), 7, false);
    CHECK_FALSE(pane.model.isComplete());
    CHECK(pane.model.firstNew() == 0);
    pane.model.updateHistory(marks);
    CHECK(pane.model.isComplete());
    CHECK(pane.model.firstNew() == 101);
}

TEST_CASE("A day leads to its first row or to the next day that has one")
{
    Pane pane;
    QList<TimelineMark> marks = marksOf(3);
    marks[0].at = fromRfc3339(QStringLiteral("2024-03-07T09:00:00Z")).value();
    marks[1].at = fromRfc3339(QStringLiteral("2024-03-07T23:59:59Z")).value();
    marks[2].at = fromRfc3339(QStringLiteral("2024-03-09T00:00:00Z")).value();
    pane.model.setHistory(marks, 0);
    CHECK(pane.model.rowOfDay(QDate(2020, 1, 1)) == 0);
    CHECK(pane.model.rowOfDay(QDate(2024, 3, 7)) == 0);
    CHECK(pane.model.rowOfDay(QDate(2024, 3, 8)) == 3);
    CHECK(pane.model.row(3).kind == Kind::Day);
    CHECK(pane.model.rowOfDay(QDate(2024, 3, 10)) == -1);
    CHECK(pane.model.hasOnDay(QDate(2024, 3, 9)));
    CHECK_FALSE(pane.model.hasOnDay(QDate(2024, 3, 8)));
    CHECK(pane.model.nearestEntry(marks.at(1).at) == 101);
    CHECK(pane.model.nearestEntry({}) == 100);
}

TEST_CASE("What was done is said once all of the line is read")
{
    Pane pane;
    pane.source.make = [](InteractionKey key, bool) {
        TimelineEntry entry;
        entry.key = key;
        entry.happening = Happening{key == 100 ? QStringLiteral("case.status_changed") : QStringLiteral("case.tagged"),
                                    QStringLiteral("Anna"),
                                    {},
                                    {{QStringLiteral("status"), QStringLiteral("solved")},
                                     {QStringLiteral("tag"), QStringLiteral("refund")}},
                                    7,
                                    0,
                                    {}};
        return entry;
    };
    QList<TimelineMark> marks = marksOf(2, 7);
    for (TimelineMark& mark : marks) {
        mark.happening = true;
    }
    pane.model.setHistory(marks, 7);
    REQUIRE(pane.model.rowCount() == 2);
    CHECK(pane.model.keysOf(1) == QList<InteractionKey>{100, 101});
    CHECK(pane.model.lineText(1).isEmpty());
    pane.model.entries().want({100, 101});
    pane.source.answer();
    REQUIRE(waitUntil([&] { return pane.model.entries().find(101) != nullptr; }));
    // 1,790,000,000 s is 21 September 2026, 14:13:20 UTC.
    CHECK(pane.model.lineText(1) == QStringLiteral("Anna solved #7 and tagged it refund · 14:13"));
}

TEST_CASE("A hundred thousand marks become rows without reading an entry")
{
    Pane pane;
    pane.model.setHistory(marksOf(100'000), 0);
    CHECK(pane.model.rowCount() > 100'000);
    CHECK(pane.source.asked.isEmpty());
}
