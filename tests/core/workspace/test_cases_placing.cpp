// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/workspace/case_desk.h"

using namespace threadline;
using namespace threadline::test;
using namespace threadline::case_change;

TEST_CASE("A merged case is empty and closed, and its messages are in the other")
{
    CaseDesk desk;
    desk.change({10'001}, Status{CaseStatus::Open});
    const QByteArray before = desk.standing();
    const Case pump = desk.one(10'001);
    waitForValue(desk.workspace().mergeCases(desk.ids({10'001}), desk.one(10'002).id));
    CHECK(desk.one(10'001).status == CaseStatus::Closed);
    CHECK(desk.one(10'001).mergedInto == desk.one(10'002).id);
    CHECK(desk.numberOf(ingrid, QStringLiteral("It stops.")) == 10'002);
    CHECK(desk.one(10'002).openedAt == pump.openedAt);
    CHECK(desk.listed({}) == QList<qint64>{10'003, 10'002});
    CHECK(desk.refusal({10'001}, Priority{CasePriority::Low})
          == QStringLiteral("Case #10001 was merged into #10002: name that one, or take the merge back first."));
    CHECK_FALSE(waitFor(desk.workspace().addNote(pump.id, QStringLiteral("A note."))));
    const QByteArray merged = desk.standing();
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.standing() == merged);

    waitForValue(desk.workspace().unmergeCases({pump.id}));
    CHECK(desk.one(10'001) == pump);
    CHECK(desk.standing() == before);
}

TEST_CASE("What answers the thread of a merged case meanwhile is its own when the merge is taken back")
{
    CaseDesk desk;
    const UndoTicket ticket =
        waitForValue(desk.workspace().mergeCases(desk.ids({10'001}), desk.one(10'002).id));
    desk.bring(mailFrom(ingrid, QStringLiteral("Re: Pump"), QStringLiteral("Still."), 20, "p2@x", {"p1@x"}));
    desk.bring(mailFrom(ingrid, QStringLiteral("Re: Hose"), QStringLiteral("Too."), 10, "h2@x", {"h1@x"}));
    CHECK(desk.numberOf(ingrid, QStringLiteral("Still.")) == 10'002);
    CHECK(desk.one(10'002).lastAt == desk.said(ingrid, QStringLiteral("Too.")).at);
    waitForValue(desk.workspace().undo(ticket));
    CHECK(desk.numberOf(ingrid, QStringLiteral("Still.")) == 10'001);
    CHECK(desk.numberOf(ingrid, QStringLiteral("Too.")) == 10'002);
    CHECK(desk.one(10'001).lastAt == desk.said(ingrid, QStringLiteral("Still.")).at);
}

TEST_CASE("Merges of different customers, of one case with itself and in circles are refused")
{
    CaseDesk desk;
    const auto merge = [&](qint64 from, qint64 into) {
        return CaseDesk::sentence(waitFor(desk.workspace().mergeCases(desk.ids({from}), desk.one(into).id)));
    };
    CHECK(merge(10'001, 10'003).contains(QStringLiteral("of different customers")));
    CHECK(merge(10'001, 10'001) == QStringLiteral("Case #10001 cannot be merged into itself: name another."));
    waitForValue(desk.workspace().mergeCases(desk.ids({10'001}), desk.one(10'002).id));
    CHECK(merge(10'002, 10'001).startsWith(QStringLiteral("Case #10001 was merged into #10002")));
    CHECK(merge(10'001, 10'002).startsWith(QStringLiteral("Case #10001 was merged into #10002")));
}

TEST_CASE("Chains of merges come apart in any order")
{
    CaseDesk desk;
    desk.bring(mailFrom(ingrid, QStringLiteral("Valve"), QStringLiteral("It sticks."), 25, "v1@x"));
    const QByteArray before = desk.standing();
    const CaseId pump = desk.one(10'001).id;
    const CaseId hose = desk.one(10'002).id;
    const CaseId valve = desk.one(10'004).id;
    for (const bool innerFirst : {true, false}) {
        waitForValue(desk.workspace().mergeCases({pump}, hose));
        waitForValue(desk.workspace().mergeCases({hose}, valve));
        CHECK(desk.numberOf(ingrid, QStringLiteral("It stops.")) == 10'004);
        waitForValue(desk.workspace().unmergeCases({innerFirst ? pump : hose}));
        CHECK(desk.numberOf(ingrid, QStringLiteral("It stops.")) == (innerFirst ? 10'001 : 10'002));
        waitForValue(desk.workspace().unmergeCases({innerFirst ? hose : pump}));
        CHECK(desk.standing() == before);
    }
}

TEST_CASE("A moved message takes its thread along and the times of both cases follow")
{
    CaseDesk desk;
    desk.bring(mailFrom(ingrid, QStringLiteral("Re: Pump"), QStringLiteral("And the hose?"), 20, "p2@x", {"p1@x"}));
    const QByteArray before = desk.standing();
    const Interaction message = desk.said(ingrid, QStringLiteral("And the hose?"));
    const UndoTicket ticket =
        waitForValue(desk.workspace().moveInteractions({message.id}, desk.one(10'002).id));
    CHECK(desk.numberOf(ingrid, QStringLiteral("And the hose?")) == 10'002);
    CHECK(desk.one(10'002).lastAt == message.at);
    CHECK(desk.one(10'001).lastAt == desk.said(ingrid, QStringLiteral("It stops.")).at);
    const QByteArray moved = desk.standing();
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.standing() == moved);
    waitForValue(desk.workspace().undo(ticket));
    CHECK(desk.standing() == before);

    waitForValue(desk.workspace().moveInteractions({message.id}, desk.one(10'002).id));
    desk.bring(mailFrom(ingrid, QStringLiteral("Re: Pump"), QStringLiteral("The hose!"), 10, "p3@x", {"p1@x", "p2@x"}));
    CHECK(desk.numberOf(ingrid, QStringLiteral("The hose!")) == 10'002);
    CHECK(CaseDesk::sentence(waitFor(desk.workspace().moveInteractions({message.id}, desk.one(10'003).id)))
              .contains(QStringLiteral("another customer")));
    CHECK_FALSE(waitFor(desk.workspace().moveInteractions({message.id}, desk.one(10'002).id)));
}

TEST_CASE("A split opens a linked case with some messages and is gone when taken back")
{
    CaseDesk desk;
    desk.bring(mailFrom(ingrid, QStringLiteral("Re: Pump"), QStringLiteral("And a refund?"), 20, "p2@x", {"p1@x"}));
    const QByteArray before = desk.standing();
    const Interaction message = desk.said(ingrid, QStringLiteral("And a refund?"));
    const SplitOff split = waitForValue(
        desk.workspace().splitCase(desk.one(10'001).id, {message.id}, QStringLiteral("Refund of the pump")));
    const Case opened = desk.one(10'004);
    CHECK(opened.id == split.opened);
    CHECK(opened.subject == QStringLiteral("Refund of the pump"));
    CHECK(opened.customer == desk.one(10'001).customer);
    CHECK(opened.openedAt == message.at);
    CHECK(desk.numberOf(ingrid, QStringLiteral("And a refund?")) == 10'004);
    const auto links = waitForValue(desk.workspace().caseDetails(opened.id)).links;
    REQUIRE(links.size() == 1);
    CHECK(links.first().how == QStringLiteral("split"));
    waitForValue(desk.workspace().undo(split.ticket));
    CHECK(desk.standing() == before);
    CHECK_FALSE(waitFor(desk.workspace().splitCase(desk.one(10'001).id, {}, {})));
    CHECK_FALSE(waitFor(desk.workspace().splitCase(desk.one(10'002).id, {message.id}, {})));

    const SplitOff again = waitForValue(desk.workspace().splitCase(desk.one(10'001).id, {message.id}, {}));
    desk.change({10'004}, Priority{CasePriority::High});
    CHECK(CaseDesk::sentence(waitFor(desk.workspace().undo(again.ticket)))
          == QStringLiteral("Anna Kivi worked on the new case since, so the split cannot be taken back: merge it "
                            "instead."));
    CHECK(desk.numberOf(ingrid, QStringLiteral("And a refund?")) == 10'004);
}

TEST_CASE("Who waits is told right whatever order history comes in")
{
    CaseDesk desk;
    desk.bring(mailTo(ingrid, QStringLiteral("Re: Pump"), QStringLiteral("So."), 10, "p9@x", {"p1@x"}));
    desk.bring(mailTo(ingrid, QStringLiteral("Pump"), QStringLiteral("Earlier."), 70, "p0@x", {"p1@x"}));
    QueueFilter any;
    any.tab = QueueFilter::Tab::Any;
    any.statuses = {desk.one(10'001).status};
    const auto rows = waitForValue(desk.workspace().queue(any, 0, 10)).rows;
    for (const QueueRow& row : rows) {
        if (row.number == 10'001) {
            CHECK(row.waitingSince.isNull());
        }
    }
    const QByteArray before = desk.standing();
    waitForValue(desk.workspace().mergeCases(desk.ids({10'002}), desk.one(10'001).id));
    waitForValue(desk.workspace().unmergeCases(desk.ids({10'002})));
    CHECK(desk.standing() == before);
}
