// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole desk as people have it, on a mailbox of real servers: from an empty workspace to an
// answer that was sent, by keyboard and mouse.
#include "tests/support/mail_servers.h"
#include "tests/ui/desk/desk.h"
#include "tests/ui/desk/program.h"

#include <QComboBox>
#include <QRegularExpression>

using namespace threadline;
using namespace threadline::test;

namespace {

void fillAccount(Desk& desk, MailServers& servers, const QString& caFile, const QString& password)
{
    desk.fill("accountAddress", QStringLiteral("support@northpump.example"));
    desk.fill("accountPassword", password);
    desk.fill("imapHost", QStringLiteral("localhost"));
    desk.fill("imapPort", QString::number(servers.dovecot().imapsPort()));
    desk.fill("imapUser", QStringLiteral("anna"));
    auto* security = desk.find<QComboBox>("smtpSecurity");
    security->setCurrentIndex(security->findText(QStringLiteral("STARTTLS")));
    desk.fill("smtpHost", QStringLiteral("localhost"));
    desk.fill("smtpPort", QString::number(servers.exim().submissionPort()));
    desk.fill("smtpUser", QStringLiteral("anna"));
    desk.fill("caFile", caFile);
}

/// The sentence below the form; empty while there is none.
QString problemOf(Desk& desk)
{
    const auto* label = desk.window().findChild<QLabel*>(QStringLiteral("accountProblem"));
    return label && label->isVisible() ? label->text() : QString();
}

bool anyContains(const QStringList& rows, const QString& words)
{
    return rows.filter(words).size() > 0;
}

} // namespace

TEST_CASE("From an empty desk to an answer that was sent, on a real mailbox")
{
    if (!MailServers::areInstalled()) {
        return;
    }
    MailServers servers;
    servers.deliver({orderMail(1), orderMail(2)});
    Program program;
    const QString caFile = program.write(QStringLiteral("ca.pem"), servers.authorities());
    Desk desk(program.workspace());

    // A wrong password is said at the form, and nothing is stored.
    desk.trigger(DeskAction::AddAccount);
    fillAccount(desk, servers, caFile, QStringLiteral("wrong"));
    desk.click("accountCheck");
    REQUIRE(waitUntil([&] { return !problemOf(desk).isEmpty(); }));
    INFO(problemOf(desk).toStdString());
    CHECK(problemOf(desk).contains(QStringLiteral("password")));
    CHECK(waitForValue(program.workspace().accounts()).isEmpty());

    desk.fill("accountPassword", QStringLiteral("secret"));
    CHECK(problemOf(desk).isEmpty());
    desk.click("accountAdd");
    REQUIRE(waitUntil([&] { return waitForValue(program.workspace().accounts()).size() == 1; }));
    REQUIRE(waitUntil([&] { return desk.find<QLineEdit>("accountPassword")->text().isEmpty(); }));

    // Its mail comes by itself, and so does what arrives later.
    desk.trigger(DeskAction::ShowQueue);
    REQUIRE(waitUntil([&] { return desk.queue()->rowCount() == 2; }));
    servers.deliver({orderMail(3)});
    REQUIRE(waitUntil([&] { return desk.queue()->rowCount() == 3; }));

    desk.openFirst();
    const QString subject = desk.queueRow(0).subject;
    CHECK(anyContains(desk.timeline(), QStringLiteral("This is about order number")));
    QTest::keyClick(desk.find<QListView>("queueList"), Qt::Key_R);
    REQUIRE(waitUntil([&] { return desk.composer()->hasFocus(); }));
    QTest::keyClicks(desk.composer(), QStringLiteral("It left this morning."));
    QTest::keyClick(desk.composer(), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(waitUntil([&] { return desk.find<QWidget>("undoBar")->isVisible(); }));
    REQUIRE(waitUntil([&] { return anyContains(desk.timeline(), QStringLiteral("It left this morning.")); }));

    // Ten seconds to think again, then it is sent, seen so on the desk, and there once.
    const QRegularExpression sent(QStringLiteral("It left this morning\\..*Sent \\d"),
                                  QRegularExpression::DotMatchesEverythingOption);
    REQUIRE(waitUntil([&] { return desk.timeline().filter(sent).size() == 1; }, std::chrono::minutes(1)));
    const QByteArrayList arrived = servers.exim().waitForDelivered(1);
    CHECK(arrived.first().contains("It left this morning."));
    CHECK(arrived.first().contains("Subject: Re: " + subject.toUtf8()));
    desk.trigger(DeskAction::ShowOutbox);
    desk.settle();
    const auto* outbox = desk.find<QListView>("outboxList")->model();
    REQUIRE(outbox->rowCount() == 1);
    CHECK(outbox->index(0, 0).data().toString().startsWith(QStringLiteral("Sent")));
}
