// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

#include <QJsonDocument>

using namespace threadline::test;

namespace {

/// 10001 Pump of Ingrid, who has a name, and 10002 Invoice of Bob, who has none.
struct WithTexts : CliProgram
{
    WithTexts()
    {
        bring("1.eml", "From: Ingrid Aaltonen <ingrid@a.example>\nSubject: Pump\n"
                       "Date: Wed, 20 Nov 2024 08:00:00 +0000\nMessage-ID: <p@a>\n\nIt stops.\n");
        bring("2.eml", "From: bob@b.example\nSubject: Invoice\n"
                       "Date: Wed, 20 Nov 2024 09:00:00 +0000\nMessage-ID: <i@b>\n\nTwice.\n");
    }

    void bring(const char* name, const QByteArray& mail)
    {
        succeed({QStringLiteral("import"), write(name, "To: support@shop.example\n" + mail)});
    }

    void addAccount()
    {
        succeed({QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("email"), QStringLiteral("--address"),
                 QStringLiteral("support@shop.example"), QStringLiteral("--imap"), QStringLiteral("imaps://s@127.0.0.1:9"),
                 QStringLiteral("--smtp"), QStringLiteral("smtps://s@127.0.0.1:9"), QStringLiteral("--name"),
                 QStringLiteral("The Shop"), QStringLiteral("--password-stdin"), QStringLiteral("--no-check"),
                 QStringLiteral("--secrets"), path("secrets")},
                "secret\n");
    }

    QJsonArray json(std::initializer_list<const char*> list) const
    {
        return run(words(list) + QStringList{QStringLiteral("--json")}).json();
    }

    void saveMacro(const char* name, const QByteArray& steps) const
    {
        succeed({QStringLiteral("macros"), QStringLiteral("save"), QLatin1String(name), QStringLiteral("--steps"),
                 write("steps.json", steps)});
    }
};

} // namespace

TEST_CASE("Snippets are kept, listed, shown for a case and removed")
{
    const WithTexts program;
    program.succeed(words({"snippets", "save", "Bye", "--text", "Yours, {{agent.first_name}}"}));
    program.succeed({QStringLiteral("snippets"), QStringLiteral("save"), QStringLiteral("Label"), QStringLiteral("--file"),
                     program.write("label.txt", "Hello {{customer.first_name|there}},\r\n{{snippet:Bye}}\n"),
                     QStringLiteral("--shortcut"), QStringLiteral("lb"), QStringLiteral("--subject"),
                     QStringLiteral("Case {{case.number}}")});
    const QJsonArray listed = program.json({"snippets"});
    REQUIRE(listed.size() == 2);
    CHECK(listed == program.json({"snippets", "list"}));
    CHECK(listed[0].toObject()[QLatin1String("shortcut")].isNull());
    CHECK(listed[1].toObject()[QLatin1String("shortcut")].toString() == QStringLiteral("lb"));
    CHECK(program.succeed(words({"snippets", "show", "lb"})).out
          == "Hello {{customer.first_name|there}},\n{{snippet:Bye}}\n\n");
    CHECK(program.succeed(words({"snippets", "show", "Label", "--case", "10001"})).out == "Hello Ingrid,\nYours, Anna\n\n");
    const QJsonObject shown = program.json({"snippets", "show", "Label", "--case", "10002"}).first().toObject();
    CHECK(shown[QLatin1String("text")].toString() == QStringLiteral("Hello there,\nYours, Anna\n"));
    CHECK(shown[QLatin1String("subject")].toString() == QStringLiteral("Case 10002"));
    CHECK(shown[QLatin1String("unresolved")].toArray().isEmpty());
    program.succeed(words({"rebuild", "--verify"}));
    program.succeed(words({"snippets", "remove", "Label"}));
    requireRefused(program, words({"snippets", "remove", "Label"}), "There is no snippet \"Label\"");
}

TEST_CASE("A snippet with a hole in it is shown with what is missing and exit code 1")
{
    const WithTexts program;
    program.succeed(words({"snippets", "save", "Dear", "--text", "Dear {{customer.name}}"}));
    const Run run = program.run(words({"snippets", "show", "Dear", "--case", "10002"}));
    CHECK(run.exitCode == 1);
    CHECK(run.out == "Dear {{customer.name}}\n");
    CHECK(run.err.startsWith("{{customer.name}} is not filled in"));
    const Run json = program.run(words({"snippets", "show", "Dear", "--case", "10002", "--json"}));
    CHECK(json.exitCode == 1);
    CHECK(QJsonDocument::fromJson(json.out).array().first().toObject()[QLatin1String("unresolved")]
          == QJsonArray{QStringLiteral("customer.name")});
}

TEST_CASE("What cannot be a snippet is one sentence")
{
    const WithTexts program;
    requireRefused(program, words({"snippets", "save", "a", "--text", "{{snippet:a}}"}),
                   "The snippet \"a\" includes itself (a → a)");
    requireRefused(program, words({"snippets", "save", "a", "--text", "{{custmer.name}}"}),
                   "There is no variable {{custmer.name}}");
    requireRefused(program, words({"snippets", "save", "a"}), "The snippet \"a\" is empty");
    requireRefused(program, words({"snippets", "save", "a", "--file", "/nowhere/at/all"}), "could not be read");
    requireRefused(program, words({"snippets", "show", "none"}), "There is no snippet \"none\"");
    CHECK(program.run(words({"snippets", "save"})).exitCode == 2);
    CHECK(program.run(words({"snippets", "frobnicate", "a"})).exitCode == 2);
}

TEST_CASE("A reply is filled in, begins with its snippet, and stays here while something is missing")
{
    WithTexts program;
    program.addAccount();
    program.succeed(words({"snippets", "save", "Hello", "--text", "Hello {{customer.first_name}},", "--subject",
                           "About case {{case.number}}"}));
    program.succeed(words({"account", "signature", "support@shop.example", "--text", "{{account.name}}"}));
    CHECK(program.succeed(words({"account", "signature", "support@shop.example"})).out == "{{account.name}}\n");
    program.succeed(words({"reply", "10001", "--snippet", "Hello", "--text", "case {{case.number}} is {{case.status}}."}));
    const QJsonArray said = program.json({"case", "show", "10001"}).first().toObject()[QLatin1String("interactions")].toArray();
    REQUIRE(said.size() == 2);
    CHECK(said.last().toObject()[QLatin1String("text")].toString()
          == QStringLiteral("Hello Ingrid,\n\ncase 10001 is new.\n\n-- \nThe Shop"));
    CHECK(said.last().toObject()[QLatin1String("subject")].toString() == QStringLiteral("About case 10001"));

    requireRefused(program, words({"reply", "10002", "--snippet", "Hello"}), "{{customer.first_name}} is not filled in");
    requireRefused(program, words({"reply", "10002", "--text", "Hi {{shop.name}}"}), "There is no variable {{shop.name}}");
    requireRefused(program, words({"reply", "10002", "--snippet", "none"}), "There is no snippet \"none\"");
    requireRefused(program, words({"reply", "10002"}), "--text");
    CHECK(program.json({"outbox"}).size() == 1);
    program.succeed(words({"account", "signature", "support@shop.example", "--none"}));
    CHECK(program.succeed(words({"account", "signature", "support@shop.example"})).out.isEmpty());
}

TEST_CASE("A message begins with its snippet and takes its subject from it, and a draft is filled in as it is sent")
{
    WithTexts program;
    program.addAccount();
    program.succeed(words({"snippets", "save", "News", "--text", "Hello {{customer.first_name}},", "--subject", "News"}));
    const QString customer =
        program.json({"case", "show", "10001"}).first().toObject()[QLatin1String("customer")].toString();
    program.succeed({QStringLiteral("message"), customer, QStringLiteral("--snippet"), QStringLiteral("News")});
    const QJsonObject sent = program.json({"outbox"}).first().toObject();
    CHECK(sent[QLatin1String("subject")].toString() == QStringLiteral("News"));
    requireRefused(program, {QStringLiteral("message"), customer, QStringLiteral("--subject"), QStringLiteral("Hi"),
                             QStringLiteral("--text"), QStringLiteral("{{case.number}}")},
                   "{{case.number}} is not filled in");

    const QJsonObject draft =
        program.json({"draft", "save", "10001", "--text", "It is {{case.number}}."}).first().toObject();
    const QString id = draft[QLatin1String("id")].toString();
    requireRefused(program, {QStringLiteral("reply"), QStringLiteral("10001"), QStringLiteral("--draft"), id,
                             QStringLiteral("--text"), QStringLiteral("x")},
                   "Choose one");
    program.succeed({QStringLiteral("reply"), QStringLiteral("10001"), QStringLiteral("--draft"), id});
    const QJsonArray said =
        program.json({"case", "show", "10001"}).first().toObject()[QLatin1String("interactions")].toArray();
    CHECK(said.last().toObject()[QLatin1String("text")].toString() == QStringLiteral("It is 10001."));
}

TEST_CASE("A macro is tried, run on several cases, sent and taken back")
{
    WithTexts program;
    program.addAccount();
    program.saveMacro("Ask", R"([{"do":"reply","text":"Hello {{customer.first_name|there}}"},
                                 {"do":"status","to":"waiting"},{"do":"tag","tag":"asked"}])");
    CHECK(program.succeed(words({"macros"})).out == "Ask  reply, status waiting, tag asked\n");
    const QJsonObject kept = program.json({"macros", "list"}).first().toObject();
    CHECK(kept[QLatin1String("steps")].toArray().size() == 3);

    const Run tried = program.succeed(words({"case", "macro", "10001", "Ask", "--dry-run"}));
    CHECK(tried.out == "#10001  reply, status waiting, tag asked\nHello Ingrid\n");
    CHECK(program.json({"case", "list", "--tag", "asked"}).isEmpty());

    const QJsonArray done = program.json({"case", "macro", "10001", "10002", "Ask"});
    REQUIRE(done.size() == 2);
    CHECK(done[1].toObject()[QLatin1String("reply")].toString() == QStringLiteral("Hello there"));
    CHECK(done[1].toObject()[QLatin1String("queued")].isNull());
    CHECK(program.json({"outbox"}).isEmpty());
    const QJsonArray drafts = program.json({"draft", "list", "10002"});
    REQUIRE(drafts.size() == 1);
    CHECK(drafts.first().toObject()[QLatin1String("text")].toString() == QStringLiteral("Hello there"));
    CHECK(program.json({"case", "list", "--tag", "asked"}).size() == 2);
    program.succeed(words({"case", "undo"}));
    CHECK(program.json({"case", "list", "--tag", "asked"}).isEmpty());

    CHECK_FALSE(program.json({"case", "macro", "10001", "Ask", "--send"}).first().toObject()[QLatin1String("queued")].isNull());
    CHECK(program.json({"outbox"}).size() == 1);
    program.succeed(words({"rebuild", "--verify"}));
}

TEST_CASE("What a macro cannot do is one sentence that names it")
{
    const WithTexts program;
    const auto refusedSteps = [&](const QByteArray& steps, const char* part) {
        requireRefused(program, {QStringLiteral("macros"), QStringLiteral("save"), QStringLiteral("m"),
                                 QStringLiteral("--steps"), program.write("steps.json", steps)}, part);
    };
    refusedSteps(R"([{"do":"frobnicate"}])", "there is no step \"frobnicate\"");
    refusedSteps(R"([{"do":"status","to":"done"}])", "\"done\" is no status");
    refusedSteps(R"([{"do":"field","name":"Colour","value":"red"}])", "There is no field \"Colour\"");
    refusedSteps("nonsense", "The steps are no JSON");
    requireRefused(program, words({"macros", "save", "m"}), "--steps FILE.json");
    requireRefused(program, words({"macros", "remove", "m"}), "There is no macro \"m\"");
    requireRefused(program, words({"case", "macro", "10001", "m"}), "There is no macro \"m\"");
    program.saveMacro("m", R"([{"do":"claim"}])");
    requireRefused(program, words({"case", "macro", "99999", "m"}), "There is no case \"99999\"");
    requireRefused(program, words({"case", "macro", "10001", "m", "--send", "--dry-run"}), "not both");
    CHECK(program.run(words({"case", "macro", "10001"})).exitCode == 2);
}

TEST_CASE("How long a conversation on an account lasts is said, set and left to the channel again")
{
    WithTexts program;
    program.addAccount();

    CHECK(program.succeed(words({"account", "window", "support@shop.example"})).out
          == "A message that names no case is placed as its channel does it.\n");
    program.succeed(words({"account", "window", "support@shop.example", "--hours", "72"}));
    CHECK(program.succeed(words({"account", "window", "support@shop.example"})).out
          == "A message that names no case joins the case of the last 3 days, when one is open.\n");
    CHECK(program.json({"account", "window", "support@shop.example"}).first().toObject()[QLatin1String("hours")].toInt() == 72);
    requireRefused(program, words({"account", "window", "support@shop.example", "--hours", "-3"}), "from 0 to 8760 hours");
    requireRefused(program, words({"account", "window", "support@shop.example", "--hours", "soon"}), "--hours and a number");
    program.succeed(words({"account", "window", "support@shop.example", "--usual"}));
    CHECK_FALSE(program.json({"account", "window", "support@shop.example"}).first().toObject().contains(QLatin1String("hours")));
}
