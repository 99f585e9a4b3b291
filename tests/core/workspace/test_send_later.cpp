// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/workspace/reply_desk.h"

using namespace threadline;
using namespace threadline::test;

namespace {

struct LaterDesk : ReplyDesk
{
    /// Answers tomorrow at this time.
    InteractionId replyTomorrow(std::optional<CaseStatus> then = std::nullopt)
    {
        ReplyRequest request = answer();
        request.sendAt = tomorrow();
        request.thenStatus = then;
        return reply(request);
    }

    Timestamp tomorrow() { return {clock().now().us + 86'400 * qint64{1'000'000}}; }
};

} // namespace

TEST_CASE("A reply for later leaves then and not before, also over a restart")
{
    LaterDesk desk;
    const InteractionId id = desk.replyTomorrow();
    CHECK(desk.row(id).scheduled);
    desk.clock().advanceSeconds(86'399);
    desk.send();
    CHECK(desk.server().copies() == 0);
    desk.reopen();
    desk.clock().advanceSeconds(2);
    desk.send();
    CHECK(desk.server().copies() == 1);
}

TEST_CASE("Sending what is due does not wait for what was scheduled")
{
    LaterDesk desk;
    desk.replyTomorrow();
    requireOk(waitFor(desk.workspace().sendDue(true)));
    CHECK(desk.server().copies() == 0);
}

TEST_CASE("The case of a scheduled reply changes its status when it leaves")
{
    LaterDesk desk;
    desk.replyTomorrow(CaseStatus::Waiting);
    CHECK(desk.onlyCase().status == CaseStatus::New);
    desk.clock().advanceSeconds(86'401);
    desk.send();
    CHECK(desk.onlyCase().status == CaseStatus::Waiting);
}

TEST_CASE("A case that went another way meanwhile keeps its status when a scheduled reply leaves")
{
    LaterDesk desk;
    desk.replyTomorrow(CaseStatus::Waiting);
    requireOk(waitFor(desk.workspace().setCaseStatus(desk.onlyCase().id, CaseStatus::OnHold)));
    desk.clock().advanceSeconds(86'401);
    desk.send();
    REQUIRE(desk.server().copies() == 1);
    CHECK(desk.onlyCase().status == CaseStatus::OnHold);
}

TEST_CASE("A scheduled reply is cancelled into a draft, or gets another moment")
{
    LaterDesk desk;
    const InteractionId first = desk.replyTomorrow();
    waitForValue(desk.workspace().undoSend(first));
    REQUIRE(desk.drafts().size() == 1);

    const InteractionId second = desk.replyTomorrow();
    requireOk(waitFor(desk.workspace().reschedule(second, desk.clock().now())));
    desk.send();
    CHECK(desk.server().copies() == 1);
    CHECK(ReplyDesk::sentence(waitFor(desk.workspace().reschedule(second, desk.tomorrow())))
          == QStringLiteral("This reply is not waiting to be sent, so its moment cannot be changed."));
}

TEST_CASE("What the customer writes before the moment holds the scheduled reply")
{
    LaterDesk desk;
    const InteractionId id = desk.replyTomorrow();
    desk.writesAgain("m2@x");
    desk.clock().advanceSeconds(86'401);
    desk.send();
    CHECK(desk.server().copies() == 0);
    CHECK(desk.row(id).state == Delivery::Held);
}

TEST_CASE("A moment that is over is refused and nothing is queued")
{
    LaterDesk desk;
    ReplyRequest request = desk.answer();
    request.sendAt = {desk.clock().now().us - 1};
    CHECK(ReplyDesk::sentence(waitFor(desk.workspace().reply(request)))
          == QStringLiteral("The moment to send this is over already: name a later one."));
    CHECK(waitForValue(desk.workspace().outbox()).isEmpty());
}

TEST_CASE("A message to a customer opens a case that waits for them, and their answer comes into it")
{
    LaterDesk desk;
    ReplyRequest request;
    request.customer = waitForValue(desk.workspace().findCustomer(desk.ingrid));
    request.subject = QStringLiteral("Recall of your pump");
    request.text = QStringLiteral("Please stop using it.");
    request.undoSeconds = 0;
    desk.reply(request);
    desk.send();
    REQUIRE(desk.server().copies() == 1);
    const Outgoing sent = desk.server().taken().first();
    CHECK(sent.subject == QStringLiteral("Recall of your pump"));
    CHECK(sent.to.first().address == desk.ingrid);
    CHECK(sent.references.isEmpty());
    const QList<Case> cases = waitForValue(desk.workspace().cases(request.customer, -1));
    REQUIRE(cases.size() == 2);
    const Case opened = cases.first().subject == QStringLiteral("Pump") ? cases.last() : cases.first();
    CHECK(opened.subject == QStringLiteral("Recall of your pump"));
    CHECK(opened.status == CaseStatus::Waiting);
    CHECK(opened.assignee == desk.workspace().agentName());

    desk.server().deliver(mailFrom(desk.ingrid, QStringLiteral("Re: Recall of your pump"), QStringLiteral("Oh no."), 0,
                                   "a1@x", {sent.messageId}));
    desk.receive();
    CHECK(desk.said(QStringLiteral("Oh no.")).interaction.inCase == opened.id);
}

TEST_CASE("A message that opens a case needs a subject and a customer")
{
    LaterDesk desk;
    ReplyRequest request;
    request.customer = waitForValue(desk.workspace().findCustomer(desk.ingrid));
    request.text = QStringLiteral("Hello");
    CHECK(ReplyDesk::sentence(waitFor(desk.workspace().reply(request)))
          == QStringLiteral("A message that opens a case needs a subject: write one."));
    request.customer = CustomerId::make(desk.clock().now());
    CHECK(ReplyDesk::sentence(waitFor(desk.workspace().reply(request)))
          == QStringLiteral("This customer does not exist any more."));
    CHECK(waitForValue(desk.workspace().cases(std::nullopt, -1)).size() == 1);
}
