// SPDX-License-Identifier: GPL-3.0-or-later
//
// Replies that can be trusted, as an agent sees them: held at the gate, sent later, several drafts.
#include "tests/support/desk_fixture.h"
#include "tests/ui/desk/desk.h"
#include "ui/models/time_words.h"

#include <QMenu>

using namespace threadline;
using namespace threadline::test;

namespace {

const QString ingrid = QStringLiteral("ingrid@aaltonen.example");

/// The desk's clock is this machine's, as moments to come are offered by that.
struct Asked : DeskFixture
{
    Asked()
    {
        clock().set(currentMoment());
        addAccount();
        writes(QStringLiteral("Pump stops"), QStringLiteral("It shows E-07."), "m1@c.example", {});
    }

    void writes(const QString& subject, const QString& text, const QByteArray& id, const QByteArrayList& references)
    {
        Arrival mail = mailFrom(ingrid, subject, text, 0, id, references);
        mail.at = clock().now();
        server().deliver(mail);
        sync();
    }

    void sendDue() { requireOk(waitFor(workspace().sendDue(false))); }
};

void sendReply(Desk& desk, const QString& words)
{
    desk.trigger(DeskAction::Reply);
    desk.composer()->setPlainText(words);
    QTest::keyClick(desk.composer(), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(waitUntil([&] { return desk.find<QWidget>("undoBar")->isVisible(); }));
}

/// Waits for a row of the timeline that has these words.
bool timelineSays(Desk& desk, const QString& words)
{
    return waitUntil([&] { return desk.timeline().join(QLatin1Char('\n')).contains(words); });
}

QAction* entry(QMenu* menu, const QString& words)
{
    const auto actions = menu->actions();
    for (QAction* action : actions) {
        if (action->text().contains(words)) {
            return action;
        }
    }
    FAIL("no entry " << words.toStdString());
    return nullptr;
}

QMenu* draftMenu(Desk& desk)
{
    QMenu* menu = desk.find<QPushButton>("draftMenu")->menu();
    Q_EMIT menu->aboutToShow();
    return menu;
}

} // namespace

TEST_CASE("What the customer writes while a reply waits holds it, and the agent decides at the outbox")
{
    Asked fixture;
    Desk desk(fixture.workspace());
    desk.openFirst();
    sendReply(desk, QStringLiteral("Please unplug it."));
    fixture.clock().advanceSeconds(2);
    fixture.writes(QStringLiteral("Re: Pump stops"), QStringLiteral("It burns!"), "m2@c.example", {"m1@c.example"});
    fixture.clock().advanceSeconds(10);
    fixture.sendDue();
    CHECK(fixture.server().copies() == 0);
    CHECK(timelineSays(desk, QStringLiteral("Held: ingrid wrote since this was written.")));
    REQUIRE(waitUntil([&] { return desk.queueRow(0).trouble == Delivery::Held; }));

    desk.trigger(DeskAction::ShowOutbox);
    REQUIRE(waitUntil([&] { return desk.window().findChild<QPushButton*>(QStringLiteral("outboxSendAnyway")); }));
    desk.click("outboxSendAnyway");
    REQUIRE(waitUntil([&] { return desk.queueRow(0).trouble != Delivery::Held; }));
    fixture.sendDue();
    CHECK(fixture.server().copies() == 1);
}

TEST_CASE("What was in the case when the agent looked holds nothing")
{
    Asked fixture;
    fixture.clock().advanceSeconds(5);
    fixture.writes(QStringLiteral("Re: Pump stops"), QStringLiteral("Hello?"), "m2@c.example", {"m1@c.example"});
    Desk desk(fixture.workspace());
    desk.openFirst();
    REQUIRE(timelineSays(desk, QStringLiteral("Hello?")));
    sendReply(desk, QStringLiteral("Please unplug it."));
    fixture.clock().advanceSeconds(11);
    fixture.sendDue();
    CHECK(fixture.server().copies() == 1);
}

TEST_CASE("A reply for tomorrow waits on the timeline and can be sent now")
{
    Asked fixture;
    Desk desk(fixture.workspace());
    desk.openFirst();
    desk.trigger(DeskAction::Reply);
    desk.composer()->setPlainText(QStringLiteral("We call you tomorrow."));
    QTest::keyClick(desk.find<QPushButton>("sendButton"), Qt::Key_Down);
    auto* menu = desk.find<QMenu>("sendMenu");
    REQUIRE(menu->isVisible());
    entry(menu, QStringLiteral("Send tomorrow morning"))->trigger();
    menu->hide();
    CHECK(timelineSays(desk, QStringLiteral("Leaves tomorrow at")));
    fixture.clock().advanceSeconds(60);
    fixture.sendDue();
    CHECK(fixture.server().copies() == 0);

    desk.trigger(DeskAction::ShowOutbox);
    REQUIRE(waitUntil([&] { return desk.window().findChild<QPushButton*>(QStringLiteral("outboxSendNow")); }));
    desk.click("outboxSendNow");
    REQUIRE(waitUntil([&] {
        return waitForValue(fixture.workspace().outbox()).first().dueAt <= currentMoment();
    }));
    fixture.sendDue();
    CHECK(fixture.server().copies() == 1);
}

TEST_CASE("A case keeps several drafts, and each is found again after the window was closed")
{
    Asked fixture;
    {
        Desk desk(fixture.workspace());
        desk.openFirst();
        desk.composer()->setPlainText(QStringLiteral("The short answer"));
        entry(draftMenu(desk), QStringLiteral("Begin another draft"))->trigger();
        CHECK(desk.composer()->toPlainText().isEmpty());
        desk.composer()->setPlainText(QStringLiteral("The long answer"));
        desk.window().close();
    }
    REQUIRE(waitUntil([&] { return waitForValue(fixture.workspace().drafts()).size() == 2; }));
    Desk desk(fixture.workspace());
    desk.openFirst();
    REQUIRE(waitUntil([&] { return desk.composer()->toPlainText() == QStringLiteral("The long answer"); }));
    CHECK(desk.find<QPushButton>("draftMenu")->text() == QStringLiteral("2 drafts"));
    entry(draftMenu(desk), QStringLiteral("The short answer"))->trigger();
    CHECK(desk.composer()->toPlainText() == QStringLiteral("The short answer"));
    entry(draftMenu(desk), QStringLiteral("Discard this draft"))->trigger();
    CHECK(desk.composer()->toPlainText() == QStringLiteral("The long answer"));
    REQUIRE(waitUntil([&] { return waitForValue(fixture.workspace().drafts()).size() == 1; }));
}

TEST_CASE("A message to a customer is written beside their case, kept when one leaves it, and opens a case of its own")
{
    Asked fixture;
    Desk desk(fixture.workspace());
    desk.openFirst();
    desk.trigger(DeskAction::NewMessage);
    auto* subject = desk.find<QLineEdit>("composerSubject");
    REQUIRE(subject->isVisible());
    desk.fill("composerSubject", QStringLiteral("Recall of your pump"));
    desk.composer()->setPlainText(QStringLiteral("Please stop using it."));
    desk.click("leaveMessage");
    CHECK_FALSE(subject->isVisible());
    REQUIRE(waitUntil([&] { return desk.composer()->toPlainText().isEmpty() && desk.window().isSettled(); }));

    desk.click("messageButton");
    REQUIRE(waitUntil([&] { return desk.composer()->toPlainText() == QStringLiteral("Please stop using it."); }));
    CHECK(subject->text() == QStringLiteral("Recall of your pump"));
    QTest::keyClick(desk.composer(), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(waitUntil([&] { return waitForValue(fixture.workspace().cases(std::nullopt, -1)).size() == 2; }));
    fixture.clock().advanceSeconds(11);
    fixture.sendDue();
    REQUIRE(fixture.server().copies() == 1);
    CHECK(fixture.server().taken().first().subject == QStringLiteral("Recall of your pump"));
    CHECK(fixture.server().taken().first().to.first().address == ingrid);
    REQUIRE(waitUntil([&] {
        return desk.find<QLabel>("caseSubject")->text().contains(QStringLiteral("Recall of your pump"));
    }));
    CHECK(waitForValue(fixture.workspace().drafts()).isEmpty());
}

TEST_CASE("A message without a subject is refused beside the words, which stay")
{
    Asked fixture;
    Desk desk(fixture.workspace());
    desk.openFirst();
    desk.trigger(DeskAction::NewMessage);
    desk.composer()->setPlainText(QStringLiteral("Please stop using it."));
    QTest::keyClick(desk.composer(), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(waitUntil([&] {
        return desk.find<QLabel>("composerProblem")->text()
               == QStringLiteral("A message that opens a case needs a subject: write one.");
    }));
    CHECK(desk.composer()->toPlainText() == QStringLiteral("Please stop using it."));
    CHECK(waitForValue(fixture.workspace().cases(std::nullopt, -1)).size() == 1);
}
