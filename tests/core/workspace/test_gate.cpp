// SPDX-License-Identifier: GPL-3.0-or-later
//
// The gate: a reply whose author did not know all that stands in the case does not leave by itself.
#include "tests/core/workspace/reply_desk.h"

using namespace threadline;
using namespace threadline::test;

TEST_CASE("What the customer writes in the undo time holds the reply and says who wrote")
{
    ReplyDesk desk;
    const InteractionId id = desk.reply();
    desk.writesAgain("m2@x");
    desk.clock().advanceSeconds(11);
    desk.send();
    CHECK(desk.server().copies() == 0);
    const OutboxRow held = desk.row(id);
    CHECK(held.state == Delivery::Held);
    CHECK(held.problem
          == QStringLiteral(
              "Held: ingrid wrote since this was written. Read it, then send it anyway or take it back."));
    CHECK(held.news == QList<InteractionId>{desk.said(QStringLiteral("Wait, it works again!")).interaction.id});
    CHECK(desk.said(QStringLiteral("Because.")).interaction.delivery == Delivery::Held);
}

TEST_CASE("A reply that is held stays held until a person has decided, also over a restart")
{
    ReplyDesk desk;
    const InteractionId id = desk.reply();
    desk.writesAgain("m2@x");
    desk.clock().advanceSeconds(11);
    desk.send();
    desk.reopen();
    desk.clock().advanceSeconds(86'400);
    desk.send();
    CHECK(desk.server().copies() == 0);

    requireOk(waitFor(desk.workspace().sendAnyway(id)));
    desk.send();
    CHECK(desk.server().copies() == 1);
    CHECK(desk.row(id).state == Delivery::Sent);
    desk.send();
    CHECK(desk.server().copies() == 1);
    CHECK(ReplyDesk::sentence(waitFor(desk.workspace().sendAnyway(id)))
          == QStringLiteral("This reply is not held, so there is nothing to decide."));
}

TEST_CASE("What comes after one has said to send anyway holds the reply again")
{
    ReplyDesk desk;
    desk.server().setSending(FakeServer::Sending::LosesLineBefore);
    const InteractionId id = desk.reply();
    desk.writesAgain("m2@x");
    desk.clock().advanceSeconds(11);
    desk.send();
    requireOk(waitFor(desk.workspace().sendAnyway(id)));
    desk.send();
    CHECK(desk.row(id).state == Delivery::Queued); // the line was lost, it is tried again
    desk.writesAgain("m3@x");
    desk.server().setSending(FakeServer::Sending::Accepts);
    desk.clock().advanceSeconds(3'600);
    desk.send();
    CHECK(desk.server().copies() == 0);
    CHECK(desk.row(id).state == Delivery::Held);
    CHECK(desk.row(id).news.size() == 1);
}

TEST_CASE("What was in the case but not on the screen holds the reply at once")
{
    ReplyDesk desk;
    const InteractionKey seen = desk.said(QStringLiteral("Why?")).key;
    desk.writesAgain("m2@x", 5);
    ReplyRequest request = desk.answer();
    request.seen = seen;
    request.thenStatus = CaseStatus::Solved;
    const InteractionId id = desk.reply(request);
    CHECK(desk.row(id).state == Delivery::Held);
    CHECK(desk.onlyCase().status == CaseStatus::New);

    requireOk(waitFor(desk.workspace().sendAnyway(id)));
    desk.send();
    CHECK(desk.server().copies() == 1);
    CHECK(desk.onlyCase().status == CaseStatus::Solved);
}

TEST_CASE("What was on the screen holds nothing")
{
    ReplyDesk desk;
    desk.writesAgain("m2@x", 5);
    ReplyRequest request = desk.answer();
    request.seen = desk.said(QStringLiteral("Wait, it works again!")).key;
    request.undoSeconds = 0;
    desk.reply(request);
    desk.send();
    CHECK(desk.server().copies() == 1);
}

TEST_CASE("A colleague's answer from another program holds the reply, the own one of this desk does not")
{
    ReplyDesk desk;
    const InteractionId id = desk.reply();
    ReplyRequest second = desk.answer(QStringLiteral("One more thing."));
    second.undoSeconds = 0;
    desk.reply(second);
    waitForValue(desk.workspace().addNote(desk.onlyCase().id, QStringLiteral("To myself.")));
    desk.send();
    CHECK(desk.server().copies() == 1);
    desk.server().deliver(mailTo(desk.ingrid, QStringLiteral("Re: Pump"), QStringLiteral("I have answered this."), 0,
                                 "s1@x", {"m1@x"}));
    desk.receive();
    desk.clock().advanceSeconds(11);
    desk.send();
    CHECK(desk.server().copies() == 1);
    CHECK(desk.row(id).problem.startsWith(QStringLiteral("Held: North Pump Support answered since this was written.")));
}

TEST_CASE("What comes in another case of the customer, and history that is still being fetched, hold nothing")
{
    ReplyDesk desk;
    const CaseId inCase = desk.onlyCase().id;
    desk.reply();
    desk.server().deliver(mailFrom(desk.ingrid, QStringLiteral("Hose"), QStringLiteral("It leaks."), 0, "h1@x"));
    desk.server().deliver(mailFrom(desk.ingrid, QStringLiteral("Re: Pump"), QStringLiteral("From the archive."),
                                   60 * 25, "m0@x", {"m1@x"}));
    desk.receive();
    REQUIRE(desk.said(QStringLiteral("From the archive.")).interaction.inCase == inCase);
    desk.clock().advanceSeconds(11);
    desk.send();
    CHECK(desk.server().copies() == 1);
}

TEST_CASE("A held reply gives the case its status back, and can be taken back into a draft")
{
    ReplyDesk desk;
    ReplyRequest request = desk.answer();
    request.thenStatus = CaseStatus::Solved;
    const InteractionId id = desk.reply(request);
    CHECK(desk.onlyCase().status == CaseStatus::Solved);
    desk.writesAgain("m2@x");
    CHECK(desk.onlyCase().status == CaseStatus::Open); // it reopens what was Solved
    desk.clock().advanceSeconds(11);
    desk.send();
    const DraftId draft = waitForValue(desk.workspace().undoSend(id));
    CHECK(desk.row(id).state == Delivery::Cancelled);
    REQUIRE(desk.drafts().size() == 1);
    CHECK(desk.drafts().first().id == draft);
    CHECK(desk.drafts().first().text == QStringLiteral("Because."));
    CHECK(desk.onlyCase().status == CaseStatus::Open);
}

TEST_CASE("What was held and released is the same after a rebuild")
{
    ReplyDesk desk;
    const InteractionId id = desk.reply();
    desk.writesAgain("m2@x");
    desk.clock().advanceSeconds(11);
    desk.send();
    const QByteArray held = desk.dump();
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK((desk.dump() == held));
    requireOk(waitFor(desk.workspace().sendAnyway(id)));
    const QByteArray released = desk.dump();
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK((desk.dump() == released));
}
