// SPDX-License-Identifier: GPL-3.0-or-later
//
// Swarms on the command line, from the question to the answer in a reply; and what is refused.
#include "tests/cli/cli_program.h"

using namespace threadline::test;

namespace {

struct WithCase : CliProgram
{
    WithCase()
    {
        succeed({QStringLiteral("import"),
                 write("1.eml", "From: ingrid@a.example\nTo: support@shop.example\nSubject: Pump\n"
                                "Date: Wed, 20 Nov 2024 08:00:00 +0000\nMessage-ID: <p@a>\n\nIt stops.\n")});
    }

    QJsonObject swarm(const QStringList& arguments) const { return succeed(arguments).json().first().toObject(); }
    QJsonObject shown() const { return swarm(words({"swarm", "show", "10001", "--json"})); }
    QJsonArray lines() const { return shown().value(QLatin1String("lines")).toArray(); }
};

} // namespace

TEST_CASE("A swarm is asked, talked, answered, and its answer becomes a draft of the reply")
{
    const WithCase program;
    const QString mail = program.succeed(words({"case", "show", "10001", "--json"}))
                             .json()
                             .first()
                             .toObject()
                             .value(QLatin1String("interactions"))
                             .toArray()
                             .first()
                             .toObject()
                             .value(QLatin1String("id"))
                             .toString();
    const QJsonObject started = program.swarm(words({"swarm", "start", "10001", "--question", "Why does it stop?", "--skill",
                                                     "pumps", "--invite", "Oskari", "--json", "--quote"})
                                              + QStringList{mail});
    CHECK(started.value(QLatin1String("name")) == QLatin1String("#10001/1"));
    CHECK(started.value(QLatin1String("state")) == QLatin1String("open"));
    CHECK(started.value(QLatin1String("members")).toArray().first().toObject().value(QLatin1String("state"))
          == QLatin1String("invited"));
    program.succeed(words({"swarm", "say", "#10001/1", "--text", "-"}), "Twice a day.\n");
    program.succeed(words({"swarm", "propose", "10001", "--text", "Clean the filter."}));
    const QJsonArray lines = program.lines();
    CHECK(lines.last().toObject().value(QLatin1String("line")) == QLatin1String("proposal"));
    const QString quoted = QStringLiteral("It stops.");
    bool found = false;
    for (const auto& line : lines) {
        const QJsonArray quotes = line.toObject().value(QLatin1String("quotes")).toArray();
        found = found || (!quotes.isEmpty() && quotes.first().toObject().value(QLatin1String("words")) == quoted);
    }
    CHECK(found);
    const QJsonObject used = program.swarm(words({"swarm", "use", "10001", "--json"}));
    CHECK(used.value(QLatin1String("text")) == QLatin1String("Clean the filter."));
    const QJsonArray drafts = program.succeed(words({"draft", "list", "10001", "--json"})).json();
    REQUIRE(drafts.size() == 1);
    CHECK(drafts.first().toObject().value(QLatin1String("text")) == QLatin1String("Clean the filter."));

    const QString message = lines.last().toObject().value(QLatin1String("id")).toString();
    program.succeed(words({"swarm", "react", "10001"}) + QStringList{message, QStringLiteral("👍")});
    program.succeed(words({"swarm", "edit", "10001"}) + QStringList{message} + words({"--text", "Clean both filters."}));
    program.succeed(words({"swarm", "resolve", "10001", "--cause", "Dirt", "--fix", "Cleaning", "--credit", "Oskari"}));
    CHECK(program.succeed(words({"swarm", "list", "--json"})).json().isEmpty());
    const QJsonObject ended = program.shown();
    CHECK(ended.value(QLatin1String("resolution")).toObject().value(QLatin1String("cause")) == QLatin1String("Dirt"));
    program.succeed(words({"swarm", "reopen", "10001"}));
    CHECK(program.succeed(words({"swarm", "list", "--mine", "--json"})).json().size() == 1);
    program.succeed(words({"rebuild", "--verify"}));
}

TEST_CASE("A swarm that is none, a question that is none, a message that is none: one sentence each")
{
    const WithCase program;
    requireRefused(program, words({"swarm", "start", "10001", "--question", "  "}), "no question");
    requireRefused(program, words({"swarm", "start", "10009", "--question", "Why?"}), "10009");
    requireRefused(program, words({"swarm", "start", "10001", "--question", "Why?", "--quote", "xyz"}), "\"xyz\"");
    requireRefused(program, words({"swarm", "show", "10001"}), "no swarm");
    requireRefused(program, words({"swarm", "show", "../../etc/passwd"}), "no swarm");
    program.succeed(words({"swarm", "start", "10001", "--question", "Why?"}));
    requireRefused(program, words({"swarm", "say", "10001", "--text", " "}), "nothing to say");
    requireRefused(program, words({"swarm", "say", "10001", "--text", "x", "--attach", "/nowhere/x.txt"}), "/nowhere/x.txt");
    requireRefused(program, words({"swarm", "use", "10001"}), "Nobody has proposed");
    requireRefused(program, words({"swarm", "share", "10001"}), "what to share");
    requireRefused(program, words({"swarm", "resolve", "10001"}), "cause");
    requireRefused(program, words({"swarm", "edit", "10001", "abc", "--text", "x"}), "\"abc\"");
    requireRefused(program, words({"swarm", "invite", "10001", ""}), "whom");
    requireRefused(program, words({"presence"}), "belongs to no team");
    requireRefused(program, words({"swarm", "invite-outsider", "10001", "ola"}), "not a chat address");
    requireRefused(program, words({"swarm", "invite-outsider", "10001", "ola@chat.example"}), "Nobody makes rooms");
    requireRefused(program, words({"rooms", "set", "desk@chat.example"}), "--service");
    requireRefused(program, words({"rooms", "set", "desk@chat.example", "--service", "r.example", "--password-stdin", "--port", "0"}),
                   "--port");
    requireRefused(program, words({"rooms", "check"}), "makes no rooms");
    requireRefused(program, words({"rooms", "remove"}), "makes no rooms");
    CHECK(program.lines().size() == 2); // put the question, shared the history
}
