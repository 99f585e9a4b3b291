// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk_fixture.h"

using namespace threadline;
using namespace threadline::test;

namespace {

const QString ingrid = QStringLiteral("ingrid@aaltonen.example");

struct WithQuestion : DeskFixture
{
    WithQuestion()
    {
        addAccount();
        server().deliver(mailFrom(ingrid, QStringLiteral("Pump"), QStringLiteral("Why?"), 10, "m1@x"));
        sync();
    }

    InteractionId reply(int undoSeconds = 0)
    {
        ReplyRequest request;
        request.inCase = onlyCase().id;
        request.text = QStringLiteral("Because.");
        request.undoSeconds = undoSeconds;
        return waitForValue(workspace().reply(request));
    }

    void send() { requireOk(waitFor(workspace().sendDue(false))); }

    OutboxRow row()
    {
        const auto rows = waitForValue(workspace().outbox());
        REQUIRE(rows.size() == 1);
        return rows.first();
    }

    /// Starts sending and returns once the outbox says `sending`.
    void sendUntilItHangs()
    {
        workspace().startWorking();
        REQUIRE(waitUntil([&] { return row().state == Delivery::Sending; }));
    }
};

} // namespace

TEST_CASE("A reply is answered in its thread, sent once and filed")
{
    WithQuestion desk;
    desk.reply();
    desk.send();
    CHECK(desk.row().state == Delivery::Sent);
    REQUIRE(desk.server().copies() == 1);
    const Outgoing sent = desk.server().taken().first();
    CHECK(sent.references == QByteArrayList{"m1@x"});
    CHECK(sent.subject == QStringLiteral("Re: Pump"));
    CHECK(sent.to.first().address == ingrid);
    CHECK(sent.from.address == QStringLiteral("support@northpump.example"));
    desk.send();
    CHECK(desk.server().copies() == 1);
}

TEST_CASE("A reply waits for its undo time and can be taken back until then")
{
    WithQuestion desk;
    const InteractionId id = desk.reply(10);
    desk.send();
    CHECK(desk.row().state == Delivery::Queued);
    CHECK(desk.server().copies() == 0);
    CHECK(desk.history(ingrid).size() == 2);

    waitForValue(desk.workspace().undoSend(id));
    desk.clock().advanceSeconds(60);
    desk.send();
    CHECK(desk.server().copies() == 0);
    CHECK(desk.history(ingrid).size() == 1);
    CHECK(desk.onlyCase().status == CaseStatus::New);
    const auto drafts = waitForValue(desk.workspace().drafts(desk.onlyCase().id));
    REQUIRE(drafts.size() == 1);
    CHECK(drafts.first().text == QStringLiteral("Because."));
}

TEST_CASE("Where the customer waits at the other end a reply leaves at once")
{
    WithQuestion desk;
    desk.server().setLive();
    desk.reply(10);
    desk.send();
    CHECK(desk.server().copies() == 1);
}

TEST_CASE("A reply that is taken back gives back its recipients too")
{
    WithQuestion desk;
    ReplyRequest request;
    request.inCase = desk.onlyCase().id;
    request.text = QStringLiteral("Because.");
    request.to = {{QString(), QStringLiteral("ingrid.private@home.example")}};
    request.cc = {{QString(), QStringLiteral("a@c.example")}, {QString(), QStringLiteral("b@c.example")}};
    request.bcc = {{QString(), QStringLiteral("boss@northpump.example")}};
    const InteractionId id = waitForValue(desk.workspace().reply(request));
    waitForValue(desk.workspace().undoSend(id));
    const auto drafts = waitForValue(desk.workspace().drafts(desk.onlyCase().id));
    REQUIRE(drafts.size() == 1);
    CHECK(drafts.first().to == QStringLiteral("ingrid.private@home.example"));
    CHECK(drafts.first().cc == QStringLiteral("a@c.example, b@c.example"));
    CHECK(drafts.first().bcc == QStringLiteral("boss@northpump.example"));
}

TEST_CASE("A queued reply survives the end of the program and leaves when it is due")
{
    WithQuestion desk;
    desk.reply(10);
    desk.reopen();
    desk.clock().advanceSeconds(11);
    desk.send();
    CHECK(desk.server().copies() == 1);
    CHECK(desk.row().state == Delivery::Sent);
}

TEST_CASE("A line lost before the handover is tried again later by itself")
{
    WithQuestion desk;
    desk.server().setSending(FakeServer::Sending::LosesLineBefore);
    desk.reply();
    desk.send();
    CHECK(desk.row().state == Delivery::Queued);
    CHECK(desk.row().problem == QStringLiteral("The line was lost."));
    desk.server().setSending(FakeServer::Sending::Accepts);
    desk.clock().advanceSeconds(3600);
    desk.send();
    CHECK(desk.server().copies() == 1);
}

TEST_CASE("A line lost after the handover leaves the reply in doubt when it is not in Sent")
{
    WithQuestion desk;
    desk.server().setSending(FakeServer::Sending::LosesLineAfter);
    const InteractionId id = desk.reply();
    desk.send();
    CHECK(desk.row().state == Delivery::InDoubt);

    desk.server().setSending(FakeServer::Sending::Accepts);
    desk.clock().advanceSeconds(36'000);
    desk.send();
    desk.reopen();
    desk.send();
    CHECK(desk.server().copies() == 0); // nobody said so
    CHECK(desk.row().state == Delivery::InDoubt);

    requireOk(waitFor(desk.workspace().sendAgain(id)));
    desk.send();
    CHECK(desk.server().copies() == 1);
    CHECK(desk.row().state == Delivery::Sent);
}

TEST_CASE("A reply in doubt that lies in Sent was sent")
{
    WithQuestion desk;
    desk.server().setSending(FakeServer::Sending::TakesAndLosesLine);
    desk.reply();
    desk.send();
    CHECK(desk.row().state == Delivery::Sent);
    CHECK(desk.server().copies() == 1);
}

TEST_CASE("A reply in doubt is settled when its copy arrives from Sent, and is not doubled")
{
    WithQuestion desk;
    desk.server().setSending(FakeServer::Sending::LosesLineAfter);
    desk.reply();
    desk.send();
    REQUIRE(desk.row().state == Delivery::InDoubt);
    const TimelineEntry ours = desk.history(ingrid).last();
    const QByteArray messageId = (ours.interaction.id.text() + QStringLiteral("@northpump.example")).toUtf8();
    desk.server().deliver(mailTo(ingrid, QStringLiteral("Re: Pump"), QStringLiteral("Because."), 0, messageId, {"m1@x"}));
    desk.sync();
    CHECK(desk.row().state == Delivery::Sent);
    CHECK(desk.history(ingrid).size() == 2);
}

TEST_CASE("A refusal fails the reply with the server's words, and retry sends it")
{
    WithQuestion desk;
    desk.server().setSending(FakeServer::Sending::Refuses);
    const InteractionId id = desk.reply();
    desk.send();
    CHECK(desk.row().state == Delivery::Failed);
    CHECK(desk.row().problem == QStringLiteral("The server refused it."));
    desk.server().setSending(FakeServer::Sending::Accepts);
    desk.send();
    CHECK(desk.server().copies() == 0);
    requireOk(waitFor(desk.workspace().retrySend(id)));
    desk.send();
    CHECK(desk.server().copies() == 1);
}

TEST_CASE("A program that ends before the handover sends the reply when it starts again")
{
    WithQuestion desk;
    desk.server().setSending(FakeServer::Sending::HangsBefore);
    desk.reply();
    desk.sendUntilItHangs();
    desk.reopen();
    desk.server().setSending(FakeServer::Sending::Accepts);
    desk.send();
    CHECK(desk.server().copies() == 1);
    CHECK(desk.row().state == Delivery::Sent);
}

TEST_CASE("A program that ends after the handover leaves the reply in doubt, never sends it by itself")
{
    WithQuestion desk;
    desk.server().setSending(FakeServer::Sending::Hangs);
    desk.reply();
    desk.sendUntilItHangs();
    REQUIRE(waitUntil([&] {
        Database database(desk.databasePath(), Database::Access::ReadOnly);
        return database.number("SELECT handed FROM outbox") == 1;
    }));
    desk.reopen();
    desk.server().setSending(FakeServer::Sending::Accepts);
    desk.clock().advanceSeconds(36'000);
    desk.send();
    CHECK(desk.server().copies() == 0);
    CHECK(desk.row().state == Delivery::InDoubt);
    CHECK(desk.row().problem.contains(QStringLiteral("may or may not have been sent")));
}

TEST_CASE("A reply needs words, a channel that can send and an account to send from")
{
    DeskFixture desk;
    const auto added = waitForValue(desk.workspace().ingest(
        {mailFrom(ingrid, QStringLiteral("Pump"), QStringLiteral("Why?"), 10, "m1@x")}, QStringLiteral("import")));
    CHECK(added == 1);
    ReplyRequest request;
    request.inCase = desk.onlyCase().id;
    const auto empty = waitFor(desk.workspace().reply(request));
    REQUIRE_FALSE(empty);
    CHECK(empty.error().sentence.contains(QStringLiteral("empty")));
    request.text = QStringLiteral("Because.");
    const auto homeless = waitFor(desk.workspace().reply(request));
    REQUIRE_FALSE(homeless);
    CHECK(homeless.error().sentence.contains(QStringLiteral("account")));
    request.channel = channel::whatsapp;
    const auto unconnected = waitFor(desk.workspace().reply(request));
    REQUIRE_FALSE(unconnected);
    CHECK(unconnected.error().sentence.contains(QStringLiteral("whatsapp")));
    request.channel.clear();
    request.files = {QStringLiteral("/nowhere/at/all.pdf")};
    const auto fileless = waitFor(desk.workspace().reply(request));
    REQUIRE_FALSE(fileless);
    CHECK(fileless.error().sentence.contains(QStringLiteral("/nowhere/at/all.pdf")));
    CHECK(waitForValue(desk.workspace().outbox()).isEmpty());
}
