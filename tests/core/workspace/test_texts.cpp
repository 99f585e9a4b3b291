// SPDX-License-Identifier: GPL-3.0-or-later
//
// Snippets, variables and signatures at the workspace: what an agent wrote is filled in, what a
// customer wrote never is, and nothing with a hole in it leaves.
#include "tests/core/workspace/case_desk.h"

#include "core/workspace/signature.h"

using namespace threadline;
using namespace threadline::test;

namespace {

struct TextDesk : CaseDesk
{
    QString filled(qint64 number, const char* text)
    {
        return waitForValue(workspace().expandText(one(number).id, QString::fromUtf8(text))).text;
    }

    void save(const QString& name, const QString& text)
    {
        requireOk(waitFor(workspace().saveSnippet({name, text, {}, {}})));
    }

    Expected<InteractionId> reply(qint64 number, const QString& text)
    {
        ReplyRequest request;
        request.inCase = one(number).id;
        request.text = text;
        return waitFor(workspace().reply(request));
    }

    /// The text of what was sent, as the customer has it.
    QString sentText(const InteractionId& id)
    {
        const auto entries = history(ingrid);
        for (const TimelineEntry& entry : entries) {
            if (entry.interaction.id == id) {
                return entry.interaction.text;
            }
        }
        return {};
    }

    void sign(const QString& signature)
    {
        const auto accounts = waitForValue(workspace().accounts());
        requireOk(waitFor(workspace().setSignature(accounts.first().account.id, signature)));
    }
};

} // namespace

TEST_CASE("Variables are filled in with what the case, its customer, the agent and the account are")
{
    TextDesk desk;
    requireOk(waitFor(desk.workspace().setCustomerField(desk.one(10'001).customer, CustomerField::Name,
                                                   QStringLiteral("Dr. Ingrid Aaltonen"))));
    requireOk(waitFor(desk.workspace().defineField({QStringLiteral("Order"), CaseField::Kind::Text, {}})));
    desk.change({10'001}, case_change::Field{QStringLiteral("Order"), QStringLiteral("A-7")});
    desk.change({10'001}, case_change::Status{CaseStatus::OnHold});
    CHECK(desk.filled(10'001, "{{customer.first_name}}, {{customer.name}}, {{customer.email}}")
          == QStringLiteral("Ingrid, Dr. Ingrid Aaltonen, ingrid@aaltonen.example"));
    CHECK(desk.filled(10'001, "{{case.number}}, {{case.subject}}, {{case.status}}, {{case.field.order}}")
          == QStringLiteral("10001, Pump, on hold, A-7"));
    CHECK(desk.filled(10'001, "{{agent.name}}, {{agent.first_name}}, {{account.name}}")
          == QStringLiteral("Anna Kivi, Anna, North Pump Support"));
    CHECK(desk.filled(10'001, "{{order.last.number}} {{case.field.Colour|none}}")
          == QStringLiteral("{{order.last.number}} none"));
}

TEST_CASE("What a customer wrote into their name and subject is told and never filled in")
{
    TextDesk desk;
    desk.bring(mailFrom(ingrid, QStringLiteral("About {{agent.name}}"), QStringLiteral("Who?"), 20, "n1@x"));
    requireOk(waitFor(desk.workspace().setCustomerField(desk.one(10'004).customer, CustomerField::Name,
                                                   QStringLiteral("{{case.number}}"))));
    const QString text = desk.filled(10'004, "{{customer.name}}: {{case.subject}}");
    CHECK(text == QStringLiteral("\\{{case.number}}: About \\{{agent.name}}"));
    CHECK(desk.filled(10'004, text.toUtf8().constData()) == text);
    const auto sent = desk.reply(10'004, text);
    REQUIRE(sent);
    CHECK(desk.sentText(*sent) == QStringLiteral("{{case.number}}: About {{agent.name}}"));
}

TEST_CASE("A reply with a hole in it is not queued, and neither is its subject")
{
    TextDesk desk;
    const auto refused = desk.reply(10'001, QStringLiteral("Dear {{customer.name}},"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence.startsWith(QStringLiteral("{{customer.name}} is not filled in")));
    ReplyRequest request;
    request.inCase = desk.one(10'001).id;
    request.text = QStringLiteral("Hello");
    request.subject = QStringLiteral("Order {{order.last.number}}");
    CHECK_FALSE(waitFor(desk.workspace().reply(request)));
    CHECK(waitForValue(desk.workspace().outbox()).isEmpty());
    CHECK(desk.reply(10'001, QStringLiteral("You wrote\n> {{customer.name}}\nin your mail.")));
}

TEST_CASE("A reply that is taken back is as it was typed, braces and all, without the signature")
{
    TextDesk desk;
    desk.sign(QStringLiteral("{{agent.name}}\n{{account.name}}"));
    const QString typed = QStringLiteral("Write \\{{user.name}} there.");
    const auto sent = desk.reply(10'001, typed);
    REQUIRE(sent);
    CHECK(desk.sentText(*sent)
          == QStringLiteral("Write {{user.name}} there.\n\n-- \nAnna Kivi\nNorth Pump Support"));
    REQUIRE(waitFor(desk.workspace().undoSend(*sent)));
    const auto drafts = waitForValue(desk.workspace().drafts(desk.one(10'001).id));
    REQUIRE(drafts.size() == 1);
    CHECK(drafts.first().text == typed);
    desk.sign({});
    const auto again = desk.reply(10'001, drafts.first().text);
    REQUIRE(again);
    CHECK(desk.sentText(*again) == QStringLiteral("Write {{user.name}} there."));
}

TEST_CASE("A signature stands below what leaves and is shown for the account that sends")
{
    TextDesk desk;
    desk.sign(QStringLiteral("Yours, {{agent.first_name}}  \n"));
    CHECK(waitForValue(desk.workspace().signatureFor(desk.one(10'001).id, {})) == QStringLiteral("Yours, Anna"));
    CHECK(signatureOf(waitForValue(desk.workspace().accounts()).first().account)
          == QStringLiteral("Yours, {{agent.first_name}}"));
    desk.reopen();
    CHECK(waitForValue(desk.workspace().signatureFor(desk.one(10'001).id, {})) == QStringLiteral("Yours, Anna"));
    const auto account = waitForValue(desk.workspace().accounts()).first().account.id;
    const auto refused = waitFor(desk.workspace().setSignature(account, QStringLiteral("{{agent.nmae}}")));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence.startsWith(QStringLiteral("There is no variable {{agent.nmae}}")));
    desk.sign(QStringLiteral("{{order.last.number}}"));
    const auto stopped = desk.reply(10'001, QStringLiteral("Hello"));
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().sentence.startsWith(
        QStringLiteral("The signature of support@northpump.example: {{order.last.number}} is not filled in")));
}

TEST_CASE("A message that opens a case is signed too, and what only a case can tell is missing in it")
{
    TextDesk desk;
    desk.sign(QStringLiteral("Yours, {{agent.first_name}}"));
    ReplyRequest message;
    message.customer = desk.one(10'001).customer;
    message.subject = QStringLiteral("Spare parts");
    message.text = QStringLiteral("Hello");
    CHECK(waitForValue(desk.workspace().signatureTo(message.customer, {})) == QStringLiteral("Yours, Anna"));
    CHECK(waitForValue(desk.workspace().expandTextTo(
              message.customer, QStringLiteral("{{customer.email}} {{case.number|new}} {{case.status}}"))).text
          == QStringLiteral("ingrid@aaltonen.example new {{case.status}}"));
    const auto sent = waitFor(desk.workspace().reply(message));
    REQUIRE(sent);
    CHECK(desk.sentText(*sent) == QStringLiteral("Hello\n\n-- \nYours, Anna"));
    desk.sign(QStringLiteral("Case {{case.number}}"));
    const auto stopped = waitFor(desk.workspace().reply(message));
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().sentence.startsWith(
        QStringLiteral("The signature of support@northpump.example: {{case.number}} is not filled in")));
}

TEST_CASE("Snippets are kept, changed, removed, and made again from the log")
{
    TextDesk desk;
    desk.save(QStringLiteral("Bye"), QStringLiteral("Yours, {{agent.name}}"));
    desk.save(QStringLiteral("Apology"), QStringLiteral("Sorry. {{snippet:Bye}}"));
    requireOk(waitFor(desk.workspace().saveSnippet(
        {QStringLiteral("Apology"), QStringLiteral("We are sorry. {{snippet:Bye}}"), QStringLiteral("sry"),
         QStringLiteral("About your order")})));
    const QByteArray before = desk.dump();
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.dump() == before);
    const auto snippets = waitForValue(desk.workspace().snippets());
    REQUIRE(snippets.size() == 2);
    CHECK(snippets.first() == SavedSnippet{QStringLiteral("Apology"), QStringLiteral("We are sorry. {{snippet:Bye}}"),
                                      QStringLiteral("sry"), QStringLiteral("About your order")});
    CHECK(desk.filled(10'001, "{{snippet:Apology}}") == QStringLiteral("We are sorry. Yours, Anna Kivi"));

    const auto circle = waitFor(desk.workspace().saveSnippet(
        {QStringLiteral("Bye"), QStringLiteral("{{snippet:Apology}}"), {}, {}}));
    REQUIRE_FALSE(circle);
    CHECK(circle.error().sentence
          == QStringLiteral("The snippet \"Bye\" includes itself (Bye → Apology → Bye): change one of them."));

    requireOk(waitFor(desk.workspace().removeSnippet(QStringLiteral("Bye"))));
    CHECK(waitForValue(desk.workspace().snippets()).size() == 1);
    CHECK_FALSE(waitFor(desk.workspace().removeSnippet(QStringLiteral("Bye"))));
    CHECK(desk.filled(10'001, "{{snippet:Bye}}") == QStringLiteral("{{snippet:Bye}}"));
}

TEST_CASE("A change of texts is announced as one")
{
    TextDesk desk;
    bool told = false;
    QObject::connect(&desk.workspace(), &Workspace::changed,
                     [&](const WorkspaceChange& change) { told = told || change.texts; });
    desk.save(QStringLiteral("Bye"), QStringLiteral("Yours"));
    CHECK(waitUntil([&] { return told; }));
}

TEST_CASE("A reply of a megabyte leaves like any other")
{
    TextDesk desk;
    const QString line = QStringLiteral("A line of the log that the customer asked for, {{ } and so on.\n");
    const auto sent = desk.reply(10'001, line.repeated(1'000'000 / line.size()));
    REQUIRE(sent);
    CHECK(desk.sentText(*sent).size() > 990'000);
}
