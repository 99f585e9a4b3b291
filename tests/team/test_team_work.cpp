// SPDX-License-Identifier: GPL-3.0-or-later
//
// What colleagues see of each other's work, and what becomes of what the hub refuses.
#include "tests/team/team_desks.h"

#include <QFile>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::test;

TEST_CASE("What one desk fetched and did is there for the colleague")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TwoDesks two;
    CHECK(two.bo.onlyCase().subject == QStringLiteral("Pump"));
    CHECK(two.bo.history(QStringLiteral("ingrid@aaltonen.example")).first().interaction.text == QStringLiteral("It stops."));
    waitForValue(two.bo.workspace().addNote(two.bo.onlyCase().id, QStringLiteral("Ask for the number."), {}));
    two.both();
    two.both();
    CHECK(two.anna.history(QStringLiteral("ingrid@aaltonen.example")).last().interaction.text
          == QStringLiteral("Ask for the number."));
    CHECK((two.anna.dump() == two.bo.dump()));
}

TEST_CASE("Who claims second is told who was first and sees the case as it is")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TwoDesks two;
    const CaseId pump = two.anna.onlyCase().id;
    waitForValue(two.anna.workspace().changeCases({pump}, case_change::Claim{}));
    waitForValue(two.bo.workspace().changeCases({pump}, case_change::Claim{}));
    CHECK(two.bo.onlyCase().assignee == QStringLiteral("Bo")); // at once, until the hub has been asked
    two.both();
    REQUIRE(waitUntil([&] { return !two.told.isEmpty(); }));
    CHECK(two.told.first() == QStringLiteral("Anna Kivi took case %1 first.").arg(two.bo.onlyCase().number));
    CHECK(two.bo.onlyCase().assignee == QStringLiteral("Anna Kivi"));
    CHECK((two.anna.dump() == two.bo.dump()));
}

TEST_CASE("A reply that is written where the password is not leaves from the machine that has it, once")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TwoDesks two;
    ReplyRequest request;
    request.inCase = two.bo.onlyCase().id;
    request.text = QStringLiteral("Which number is on the label?");
    const InteractionId reply = waitForValue(two.bo.workspace().reply(request));
    exchange(two.bo);
    exchange(two.anna);
    two.anna.clock().advanceSeconds(60);
    two.bo.clock().advanceSeconds(60);
    requireOk(waitFor(two.bo.workspace().sendDue(false)));
    CHECK(two.bo.server().taken().isEmpty()); // there is no account
    requireOk(waitFor(two.anna.workspace().sendDue(false)));
    REQUIRE(two.anna.server().taken().size() == 1);
    CHECK(two.anna.server().taken().first().text.startsWith(QStringLiteral("Which number")));
    two.both();
    two.both();
    CHECK(two.bo.history(QStringLiteral("ingrid@aaltonen.example")).last().interaction.delivery == Delivery::Sent);
    CHECK((two.anna.dump() == two.bo.dump()));
    requireOk(waitFor(two.anna.workspace().sendDue(false)));
    CHECK(two.anna.server().taken().size() == 1);
    CHECK_FALSE(reply.isNull());
}

TEST_CASE("A reply that is taken back by its author before the machine asks the hub does not leave")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TwoDesks two;
    ReplyRequest request;
    request.inCase = two.bo.onlyCase().id;
    request.text = QStringLiteral("Too fast.");
    const InteractionId reply = waitForValue(two.bo.workspace().reply(request));
    two.both();
    waitForValue(two.bo.workspace().undoSend(reply));
    exchange(two.bo);
    two.anna.clock().advanceSeconds(60);
    two.team.line(QStringLiteral("Anna Kivi")).cut();
    requireOk(waitFor(two.anna.workspace().sendDue(false)));
    CHECK(two.anna.server().taken().isEmpty());
    two.both();
    CHECK((two.anna.dump() == two.bo.dump()));
}

TEST_CASE("Of two machines with the password one fetches and sends, and the other takes over when that gives it back")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TwoDesks two;
    two.bo.addAccount();
    two.bo.server().deliver(mailFrom(QStringLiteral("tomas@ferreira.example"), QStringLiteral("Refund"),
                                     QStringLiteral("Where is it?"), 10, "m2@c.example"));
    waitForValue(two.bo.workspace().syncOnce());
    CHECK(waitForValue(two.bo.workspace().cases(std::nullopt, -1)).size() == 1);
    two.anna.workspace().stopWorking(); // gives back what it holds
    REQUIRE(waitUntil([&] {
        waitForValue(two.bo.workspace().syncOnce());
        return waitForValue(two.bo.workspace().cases(std::nullopt, -1)).size() == 2;
    }));
    exchange(two.bo);
    exchange(two.anna);
    CHECK((two.anna.dump() == two.bo.dump()));
}

TEST_CASE("An attachment is fetched when a colleague opens it, and goes along when a reply leaves elsewhere")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TwoDesks two;
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("label.txt"));
    const QByteArray bytes = QByteArray(3'000'000, 'x') + "end";
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    ReplyRequest request;
    request.inCase = two.bo.onlyCase().id;
    request.text = QStringLiteral("As attached.");
    request.files = {path};
    waitForValue(two.bo.workspace().reply(request));
    exchange(two.bo);
    exchange(two.anna);
    const auto attachment = two.anna.history(QStringLiteral("ingrid@aaltonen.example")).last().interaction.attachments.first();
    two.anna.clock().advanceSeconds(60);
    requireOk(waitFor(two.anna.workspace().sendDue(false)));
    REQUIRE(two.anna.server().taken().size() == 1);
    const QString here = waitForValue(two.anna.workspace().attachmentPath(attachment.sha256));
    QFile fetched(here);
    REQUIRE(fetched.open(QIODevice::ReadOnly));
    CHECK((fetched.readAll() == bytes));
}

TEST_CASE("A machine that believes it still holds an account does not send when the hub gave it to another")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TwoDesks two;
    two.anna.workspace().startWorking();
    REQUIRE(waitUntil([&] {
        const auto team = waitForValue(two.anna.workspace().team());
        return team && team->state == TeamView::State::UpToDate;
    }));
    // Anna's machine sleeps, so to say: for the hub its time is over, and Bo's machine is there.
    REQUIRE(two.team.hub().superuser().run("UPDATE threadline.lease SET until = '-infinity'"));
    two.bo.addAccount();
    exchange(two.bo);
    ReplyRequest request;
    request.inCase = two.anna.onlyCase().id;
    request.text = QStringLiteral("Which number is on the label?");
    request.undoSeconds = 0;
    waitForValue(two.anna.workspace().reply(request));
    REQUIRE(waitUntil([&] {
        requireOk(waitFor(two.bo.workspace().sendDue(false)));
        return two.bo.server().taken().size() == 1;
    }));
    CHECK(two.anna.server().taken().isEmpty());
    two.anna.workspace().stopWorking();
    two.both();
    two.both();
    CHECK(two.anna.history(QStringLiteral("ingrid@aaltonen.example")).last().interaction.delivery == Delivery::Sent);
    CHECK((two.anna.dump() == two.bo.dump()));
}

TEST_CASE("A call that one desk logged is there for the colleague, and gone when it was taken back")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TwoDesks two;
    const QString ingrid = QStringLiteral("ingrid@aaltonen.example");
    TouchRequest call;
    call.customer = waitForValue(two.bo.workspace().findCustomer(ingrid));
    call.touch.text = QStringLiteral("Shows E-07.");
    call.then = {case_change::Status{CaseStatus::Waiting}};
    const LoggedTouch logged = waitForValue(two.bo.workspace().logTouch(call));
    two.both();
    two.both();
    CHECK(two.anna.history(ingrid).last().interaction.text == QStringLiteral("Shows E-07."));
    CHECK(two.anna.onlyCase().status == CaseStatus::Waiting);
    CHECK((two.anna.dump() == two.bo.dump()));
    waitForValue(two.anna.workspace().takeBackTouch(logged.id));
    two.both();
    two.both();
    CHECK(two.bo.history(ingrid).last().interaction.text == QStringLiteral("It stops."));
    CHECK(waitForValue(two.bo.workspace().search(QStringLiteral("E-07"), -1)).hits.isEmpty());
    CHECK(two.told.isEmpty());
    CHECK((two.anna.dump() == two.bo.dump()));
}

TEST_CASE("A call whose logging the hub refuses keeps its words as a note that was begun")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TwoDesks two;
    const CaseId pump = two.anna.onlyCase().id;
    waitForValue(two.anna.workspace().changeCases({pump}, case_change::Claim{}));
    TouchRequest call;
    call.inCase = pump;
    call.customer = waitForValue(two.bo.workspace().findCustomer(QStringLiteral("ingrid@aaltonen.example")));
    call.touch.text = QStringLiteral("Shows E-07.");
    call.then = {case_change::Claim{}}; // refused with all that was done in the same step
    waitForValue(two.bo.workspace().logTouch(call));
    two.both();
    REQUIRE(waitUntil([&] { return !two.told.isEmpty(); }));
    const QList<Draft> drafts = waitForValue(two.bo.workspace().drafts(pump));
    REQUIRE(drafts.size() == 1);
    CHECK(drafts.first().note);
    CHECK(drafts.first().text == QStringLiteral("Call\nShows E-07."));
}
