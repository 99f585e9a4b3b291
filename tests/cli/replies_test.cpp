// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing without a mail server: what is kept, scheduled, moved and taken back before anything leaves.
#include "tests/cli/cli_program.h"

#include <QDateTime>
#include <QJsonDocument>

using namespace threadline::test;

namespace {

struct Answering : CliProgram
{
    Answering()
    {
        tell(words({"account", "add", "email", "--address", "support@shop.example", "--imap",
                    "imap://support@127.0.0.1:9", "--smtp", "smtp://support@127.0.0.1:9", "--password-stdin",
                    "--no-check"}),
             "secret\n");
        const QString mail = write("1.eml", "From: Ingrid <ingrid@a.example>\nTo: support@shop.example\n"
                                            "Subject: Pump\nDate: Wed, 20 Nov 2024 08:00:00 +0000\n"
                                            "Message-ID: <p@a>\n\nIt stops.\n");
        tell({QStringLiteral("import"), mail});
    }

    Run tell(const QStringList& arguments, const QByteArray& input = {}) const
    {
        return succeed(withSecrets(arguments), input);
    }

    QJsonObject first(const QStringList& arguments) const
    {
        return tell(arguments + words({"--json"})).json().first().toObject();
    }

    void refuses(const QStringList& arguments, const char* part) const
    {
        const Run run = CliProgram::run(withSecrets(arguments));
        INFO(arguments.join(QLatin1Char(' ')).toStdString() << ": " << run.err.toStdString());
        CHECK(run.exitCode == 1);
        CHECK(run.err.contains(part));
        CHECK(run.err.count('\n') == 1);
    }

    qsizetype queued() const { return tell(words({"outbox", "--json"})).json().size(); }

private:
    QStringList withSecrets(const QStringList& arguments) const
    {
        return QStringList{QStringLiteral("--secrets"), path("secrets.json")} + arguments;
    }
};

QString text(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

} // namespace

TEST_CASE("A reply for later says when it leaves, gets another moment and is taken back into a draft")
{
    const Answering program;
    const QJsonObject reply = program.first(words({"reply", "10001", "--text", "Hello.", "--at", "3d"}));
    CHECK(text(reply, "state") == QStringLiteral("queued"));
    CHECK(reply.value(QLatin1String("scheduled")).toBool());
    const auto inDays = [](const QJsonObject& row) {
        const QDateTime due = QDateTime::fromString(text(row, "due_at"), Qt::ISODate);
        return double(QDateTime::currentDateTimeUtc().secsTo(due)) / 86'400;
    };
    CHECK(inDays(reply) == Approx(3.0).margin(0.01));

    const QString id = text(reply, "id");
    const QJsonObject moved =
        program.first(QStringList{QStringLiteral("outbox"), QStringLiteral("reschedule"), id} + words({"--at", "5d"}));
    CHECK(inDays(moved) == Approx(5.0).margin(0.01));
    program.tell({QStringLiteral("outbox"), QStringLiteral("undo"), id});
    CHECK(text(program.first(words({"draft", "list", "10001"})), "text") == QStringLiteral("Hello."));
}

TEST_CASE("Drafts are kept, listed, written anew, sent and discarded")
{
    const Answering program;
    const QString file = program.write("manual.txt", "Read me.");
    const QJsonObject draft = program.first(words({"draft", "save", "10001", "--text", "Half a sen"})
                                            + QStringList{QStringLiteral("--attach"), file});
    const QString id = text(draft, "id");
    program.tell(words({"draft", "save", "10001", "--text", "Call them.", "--note"}));
    program.tell(words({"draft", "save", "10001", "--text", "Half a sentence.", "--id"}) + QStringList{id});
    const QJsonArray drafts = program.tell(words({"draft", "list", "--json"})).json();
    REQUIRE(drafts.size() == 2);
    CHECK(text(drafts.first().toObject(), "text") == QStringLiteral("Half a sentence."));
    CHECK(text(drafts.first().toObject(), "id") == id);
    const QJsonObject note = drafts.last().toObject();
    CHECK(note.value(QLatin1String("note")).toBool());
    CHECK(note.value(QLatin1String("case_number")).toInt() == 10001);

    const QJsonObject sent = program.first(words({"reply", "10001", "--draft"}) + QStringList{id});
    CHECK(text(sent, "state") == QStringLiteral("queued"));
    CHECK(program.tell(words({"draft", "list", "--json"})).json().size() == 1);
    program.tell({QStringLiteral("draft"), QStringLiteral("discard"), text(note, "id")});
    CHECK(program.tell(words({"draft", "list", "--json"})).json().isEmpty());
}

TEST_CASE("A message to a customer opens a case that waits for them")
{
    const Answering program;
    const QJsonObject message = program.first(
        words({"message", "ingrid@a.example", "--subject", "Recall", "--text", "Please stop using it."}));
    CHECK(text(message, "subject") == QStringLiteral("Recall"));
    CHECK(text(message, "to") == QStringLiteral("ingrid@a.example"));
    const QJsonObject opened = program.first(words({"case", "show", "10002"}));
    CHECK(text(opened, "subject") == QStringLiteral("Recall"));
    CHECK(text(opened, "status") == QStringLiteral("waiting"));
}

TEST_CASE("What was not read yet holds a reply that says what its author has seen")
{
    const Answering program;
    const QString read = text(program.tell(words({"timeline", "ingrid@a.example", "--json"})).json().first().toObject(), "id");
    program.tell({QStringLiteral("import"),
                  program.write("2.eml", "From: Ingrid <ingrid@a.example>\nTo: support@shop.example\nSubject: Re: Pump\n"
                                         "Date: "
                                             + QDateTime::currentDateTimeUtc().toString(Qt::RFC2822Date).toLatin1()
                                             + "\nMessage-ID: <q@a>\nIn-Reply-To: <p@a>\n\nIt works again.\n")});
    const Run run = program.run(QStringList{QStringLiteral("--secrets"), program.path("secrets.json")}
                                + words({"reply", "10001", "--text", "Hello.", "--json", "--seen"}) + QStringList{read});
    CHECK(run.exitCode == 1);
    CHECK(run.err.startsWith("Held: Ingrid wrote since this was written."));
    const QJsonObject held = QJsonDocument::fromJson(run.out).array().first().toObject();
    CHECK(text(held, "state") == QStringLiteral("held"));
    CHECK(held.value(QLatin1String("news")).toArray().size() == 1);
}

TEST_CASE("What cannot be written is refused in a sentence and nothing is queued")
{
    const Answering program;
    program.refuses(words({"reply", "10001", "--text", "  "}), "A reply needs --text");
    program.refuses(words({"reply", "10001", "--text", "Hi", "--at", "soon"}), "\"soon\" is no moment");
    program.refuses(words({"reply", "10001", "--text", "Hi", "--at", "2024-11-20"}), "is over already");
    program.refuses(words({"reply", "10001", "--text", "Hi", "--at", "3d", "--send-now"}), "Choose one");
    program.refuses(words({"reply", "10001", "--text", "Hi", "--then", "new"}), "--then is one of");
    program.refuses(words({"reply", "10001", "--text", "Hi", "--channel", "telegram"}), "telegram");
    program.refuses(words({"reply", "10001", "--text", "Hi", "--seen", "nonsense"}), "--seen names no message");
    program.refuses(words({"reply", "10001", "--draft", "nonsense"}), "no such draft");
    program.refuses(words({"message", "ingrid@a.example", "--text", "Hi"}), "needs a subject");
    program.refuses(words({"message", "nobody@a.example", "--subject", "S", "--text", "Hi"}), "nobody@a.example");
    program.refuses(words({"draft", "save", "10001", "--text", "Hi", "--attach", "/none"}), "There is no file /none");
    program.refuses(words({"draft", "discard", "nonsense"}), "There is no draft");
    program.refuses(words({"outbox", "send-anyway", "nonsense"}), "no id of a reply");
    CHECK(program.queued() == 0);
    CHECK(program.tell(words({"case", "list", "--json"})).json().size() == 1);
}
