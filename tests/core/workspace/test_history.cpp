// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/database.h"
#include "tests/support/desk_fixture.h"

using namespace threadline;
using namespace threadline::test;

namespace {

const QString ingrid = QStringLiteral("ingrid@aaltonen.example");
const QString tomas = QStringLiteral("tomas@ferreira.example");

} // namespace

TEST_CASE("A first mail makes a customer and a case")
{
    DeskFixture desk;
    desk.addAccount();
    desk.server().deliver(mailFrom(ingrid, QStringLiteral("Pump stops"), QStringLiteral("It stops."), 10, "m1@x"));
    desk.sync();

    const auto history = desk.history(ingrid);
    REQUIRE(history.size() == 1);
    CHECK(history.first().interaction.text == QStringLiteral("It stops."));
    CHECK(history.first().interaction.from.address == ingrid);
    const Case opened = desk.onlyCase();
    CHECK(opened.status == CaseStatus::New);
    CHECK(opened.subject == QStringLiteral("Pump stops"));
    CHECK(opened.number == 10'001);
}

TEST_CASE("The same mail in another folder, or fetched again, is there once")
{
    DeskFixture desk;
    desk.addAccount();
    const Arrival mail = mailFrom(ingrid, QStringLiteral("Pump"), QStringLiteral("x"), 10, "m1@x");
    desk.server().deliver(mail);
    desk.server().deliver(mail);
    desk.sync();
    desk.reopen();
    desk.server().deliver(mail);
    desk.sync();
    CHECK(desk.history(ingrid).size() == 1);
}

TEST_CASE("Answers join the case of what they answer, in whichever order they arrive")
{
    const Arrival question = mailFrom(ingrid, QStringLiteral("Pump"), QStringLiteral("Why?"), 30, "m1@x");
    const Arrival answer = mailTo(ingrid, QStringLiteral("Re: Pump"), QStringLiteral("Because."), 20, "m2@x", {"m1@x"});
    const Arrival thanks =
        mailFrom(ingrid, QStringLiteral("Re: Pump"), QStringLiteral("Thanks."), 10, "m3@x", {"m1@x", "m2@x"});
    QList<Arrival> arrivals{question, answer, thanks};
    std::sort(arrivals.begin(), arrivals.end(), [](const Arrival& a, const Arrival& b) { return a.at < b.at; });
    do {
        DeskFixture desk;
        desk.addAccount();
        for (const Arrival& arrival : std::as_const(arrivals)) {
            desk.server().deliver(arrival);
        }
        desk.sync();
        const Case one = desk.onlyCase();
        CHECK(one.lastAt == thanks.at);
        CHECK(one.openedAt == question.at);
        const auto history = desk.history(ingrid);
        REQUIRE(history.size() == 3);
        CHECK(history.at(0).interaction.text == QStringLiteral("Why?"));
        CHECK(history.at(2).interaction.text == QStringLiteral("Thanks."));
    } while (std::next_permutation(arrivals.begin(), arrivals.end(),
                                   [](const Arrival& a, const Arrival& b) { return a.at < b.at; }));
}

TEST_CASE("One customer's mail never lands in another's case because a header matched")
{
    DeskFixture desk;
    desk.addAccount();
    desk.server().deliver(mailFrom(ingrid, QStringLiteral("Pump"), QStringLiteral("Mine."), 30, "m1@x"));
    desk.server().deliver(
        mailFrom(tomas, QStringLiteral("Re: Pump [#10001]"), QStringLiteral("Not mine."), 20, "m2@x", {"m1@x"}));
    desk.sync();
    const auto cases = waitForValue(desk.workspace().cases(std::nullopt, -1));
    REQUIRE(cases.size() == 2);
    CHECK(cases.at(0).customer != cases.at(1).customer);
    CHECK(desk.history(ingrid).size() == 1);
}

TEST_CASE("A case number in the subject is enough when the headers are gone")
{
    DeskFixture desk;
    desk.addAccount();
    desk.server().deliver(mailFrom(ingrid, QStringLiteral("Pump"), QStringLiteral("One."), 30, "m1@x"));
    desk.server().deliver(mailFrom(ingrid, QStringLiteral("About #10001"), QStringLiteral("Two."), 20, "m2@x"));
    desk.server().deliver(mailFrom(ingrid, QStringLiteral("Item #10001x"), QStringLiteral("Three."), 10, "m3@x"));
    desk.sync();
    CHECK(waitForValue(desk.workspace().cases(std::nullopt, -1)).size() == 2);
}

TEST_CASE("What the customer writes reopens Waiting and Solved, and after Closed opens a linked case")
{
    DeskFixture desk;
    desk.addAccount();
    desk.server().deliver(mailFrom(ingrid, QStringLiteral("Pump"), QStringLiteral("1"), 30, "m1@x"));
    desk.sync();
    const CaseId first = desk.onlyCase().id;

    requireOk(waitFor(desk.workspace().setCaseStatus(first, CaseStatus::Waiting)));
    desk.server().deliver(mailFrom(ingrid, QStringLiteral("Re: Pump"), QStringLiteral("2"), 20, "m2@x", {"m1@x"}));
    desk.sync();
    CHECK(desk.onlyCase().status == CaseStatus::Open);

    requireOk(waitFor(desk.workspace().setCaseStatus(first, CaseStatus::Solved)));
    desk.server().deliver(mailFrom(ingrid, QStringLiteral("Re: Pump"), QStringLiteral("3"), 10, "m3@x", {"m2@x"}));
    desk.sync();
    CHECK(desk.onlyCase().status == CaseStatus::Open);

    requireOk(waitFor(desk.workspace().setCaseStatus(first, CaseStatus::Closed)));
    desk.server().deliver(mailFrom(ingrid, QStringLiteral("Re: Pump"), QStringLiteral("4"), 5, "m4@x", {"m3@x"}));
    desk.sync();
    const auto cases = waitForValue(desk.workspace().cases(std::nullopt, -1));
    REQUIRE(cases.size() == 2);
    CHECK(cases.at(0).status == CaseStatus::New);
    CHECK(cases.at(1).status == CaseStatus::Closed);
}

TEST_CASE("Older history never changes the status of a case")
{
    DeskFixture desk;
    desk.addAccount();
    desk.server().deliver(mailTo(ingrid, QStringLiteral("Re: Pump"), QStringLiteral("Answer."), 10, "m2@x", {"m1@x"}));
    desk.sync();
    CHECK(desk.onlyCase().status == CaseStatus::Waiting);
    desk.server().deliver(mailFrom(ingrid, QStringLiteral("Pump"), QStringLiteral("Question."), 30, "m1@x"));
    desk.sync();
    CHECK(desk.onlyCase().status == CaseStatus::Waiting);
}

TEST_CASE("What machines send is kept and opens no case")
{
    DeskFixture desk;
    desk.addAccount();
    for (const auto automation : {Automation::AutoReply, Automation::MailingList, Automation::Report}) {
        const QByteArray name = automationName(automation).toLatin1();
        Arrival mail = mailFrom(QString::fromLatin1(name) + QStringLiteral("@machines.example"), QStringLiteral("Hi"),
                                QStringLiteral("I am a machine."), 10, name);
        mail.automation = automation;
        desk.server().deliver(mail);
    }
    desk.sync();
    CHECK(waitForValue(desk.workspace().cases(std::nullopt, -1)).isEmpty());
    CHECK(desk.history(QStringLiteral("auto_reply@machines.example")).size() == 1);
}

TEST_CASE("A bounce belongs to the customer who did not get our mail and brings the case back")
{
    DeskFixture desk;
    desk.addAccount();
    desk.server().deliver(mailTo(ingrid, QStringLiteral("Your pump"), QStringLiteral("Ready."), 20, "m1@x"));
    Arrival bounce = mailFrom(QStringLiteral("mailer-daemon@mx.example"), QStringLiteral("Undelivered"),
                              QStringLiteral("550"), 10, "b1@mx");
    bounce.automation = Automation::Bounce;
    bounce.details = {{QStringLiteral("bounce"),
                       QJsonObject{{QStringLiteral("recipient"), ingrid},
                                   {QStringLiteral("original_message_id"), QStringLiteral("m1@x")}}}};
    desk.server().deliver(bounce);
    desk.sync();
    const auto history = desk.history(ingrid);
    REQUIRE(history.size() == 2);
    CHECK(history.at(1).interaction.automation == Automation::Bounce);
    CHECK(desk.onlyCase().status == CaseStatus::Open);
}

TEST_CASE("Old mail that was read elsewhere is history, not work")
{
    DeskFixture desk;
    desk.addAccount();
    Arrival old = mailFrom(ingrid, QStringLiteral("Long ago"), QStringLiteral("x"), 60 * 24 * 40, "m1@x");
    old.read = true;
    desk.server().deliver(old);
    desk.sync();
    CHECK(desk.onlyCase().status == CaseStatus::Solved);
}

TEST_CASE("A mail without a sender is kept under its own heading")
{
    DeskFixture desk;
    desk.addAccount();
    Arrival mail = mailFrom(QString(), QStringLiteral("Anonymous"), QStringLiteral("x"), 10, "m1@x");
    desk.server().deliver(mail);
    desk.sync();
    const auto customers = waitForValue(desk.workspace().customers(QString(), -1));
    REQUIRE(customers.size() == 1);
    CHECK(customers.first().interactions == 1);
}

TEST_CASE("Names are evidence: the one seen most is shown, all are kept")
{
    DeskFixture desk;
    desk.addAccount();
    for (int i = 0; i < 3; ++i) {
        Arrival mail = mailFrom(ingrid, QStringLiteral("s"), QStringLiteral("x"), 10 + i, QByteArray::number(i) + "@x");
        mail.customerName = i == 0 ? QStringLiteral("Inga") : QStringLiteral("Ingrid Aaltonen");
        desk.server().deliver(mail);
    }
    desk.sync();
    const auto card =
        waitForValue(desk.workspace().customerCard(waitForValue(desk.workspace().findCustomer(ingrid))));
    CHECK(card.name == QStringLiteral("Ingrid Aaltonen"));
    CHECK(card.identities.first().names == QStringList{QStringLiteral("Ingrid Aaltonen"), QStringLiteral("Inga")});
    CHECK(card.perChannel.value(channel::email) == 3);
}

TEST_CASE("Folding the log again gives the same tables")
{
    DeskFixture desk;
    desk.addAccount();
    for (int i = 0; i < 20; ++i) {
        const QByteArray id = QByteArray::number(i) + "@x";
        desk.server().deliver(mailFrom(i % 2 == 0 ? ingrid : tomas, QStringLiteral("Subject %1").arg(i / 4),
                                       QStringLiteral("Größe %1").arg(i), 100 - i, id));
    }
    desk.sync();
    const Case one = waitForValue(desk.workspace().cases(std::nullopt, 1)).first();
    waitForValue(desk.workspace().addNote(one.id, QStringLiteral("A note.")));
    ReplyRequest reply;
    reply.inCase = one.id;
    reply.text = QStringLiteral("An answer.");
    reply.undoSeconds = 0;
    waitForValue(desk.workspace().reply(reply));
    requireOk(waitFor(desk.workspace().sendDue(true)));
    requireOk(waitFor(desk.workspace().markRead(one.id)));

    const QByteArray before = desk.dump();
    CHECK(before.size() > 1000);
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.dump() == before);
    CHECK(waitForValue(desk.workspace().doctor()).isEmpty());
}

TEST_CASE("A note is in the history and leaves the customer's last words alone")
{
    DeskFixture desk;
    desk.addAccount();
    desk.server().deliver(mailFrom(ingrid, QStringLiteral("Pump"), QStringLiteral("It stops."), 10, "m1@x"));
    desk.sync();
    waitForValue(desk.workspace().addNote(desk.onlyCase().id, QStringLiteral("Call the electrician.")));
    const auto history = desk.history(ingrid);
    REQUIRE(history.size() == 2);
    CHECK(history.at(1).interaction.kind == InteractionKind::Note);
    CHECK(history.at(1).interaction.direction == Direction::Internal);
    const auto queue = waitForValue(desk.workspace().queue({}, 0, 10));
    CHECK(queue.rows.first().lastWords == QStringLiteral("It stops."));
}

TEST_CASE("Tables that another version of the program made are folded again when a workspace is opened")
{
    DeskFixture desk;
    desk.addAccount();
    desk.server().deliver(mailFrom(QStringLiteral("ingrid@aaltonen.example"), QStringLiteral("Pump"),
                                   QStringLiteral("It shows E-07."), 20, "m1@c.example"));
    desk.sync();
    const QByteArray before = desk.dump();
    desk.close();
    {
        Database database(desk.databasePath(), Database::Access::ReadWrite);
        database.execute("UPDATE folded SET schema = 'of another version'; DELETE FROM customer;"
                         "DROP TABLE cases; CREATE TABLE cases(old INTEGER);"
                         "CREATE TABLE forgotten(old INTEGER); INSERT INTO folded_table VALUES('forgotten')");
    }
    desk.reopen();
    CHECK(desk.dump() == before);
    Database database(desk.databasePath(), Database::Access::ReadOnly);
    CHECK(database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'forgotten'") == 0);
    CHECK(database.number("SELECT count(*) FROM event") > 0);
}
