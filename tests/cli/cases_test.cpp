// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

using namespace threadline::test;

namespace {

QByteArray mail(const char* sender, const char* subject, const char* date, const char* id, const char* text)
{
    return QByteArray("From: ") + sender + "\nTo: support@shop.example\nSubject: " + subject
           + "\nDate: " + date + "\nMessage-ID: <" + id + ">\n\n" + text + "\n";
}

/// 10001 Pump and 10002 Hose of Ingrid, 10003 Invoice of Bob, from one file so that their order is known.
struct WithCases : CliProgram
{
    WithCases()
    {
        bring("1.eml", mail("ingrid@a.example", "Pump", "Wed, 20 Nov 2024 08:00:00 +0000", "p@a", "It stops."));
        bring("2.eml", mail("ingrid@a.example", "Hose", "Wed, 20 Nov 2024 09:00:00 +0000", "h@a", "It leaks."));
        bring("3.eml", mail("bob@b.example", "Invoice", "Wed, 20 Nov 2024 10:00:00 +0000", "i@b", "Twice."));
    }

    void bring(const char* name, const QByteArray& content)
    {
        succeed({QStringLiteral("import"), write(name, content)});
    }

    QJsonObject shown(const char* number) const
    {
        return run(words({"case", "show", number, "--json"})).json().first().toObject();
    }

    QList<int> listed(const QStringList& options) const
    {
        QList<int> numbers;
        const QJsonArray cases = run(words({"case", "list", "--json"}) + options).json();
        for (const auto& one : cases) {
            numbers.append(one.toObject().value(QLatin1String("number")).toInt());
        }
        return numbers;
    }
};

} // namespace

TEST_CASE("Several cases are changed at once, told as they are then, and taken back")
{
    const WithCases program;
    const QJsonArray tagged =
        program.run(words({"case", "tag", "10001", "10002", "--tag", "Late Delivery", "--json"})).json();
    REQUIRE(tagged.size() == 2);
    CHECK(tagged.first().toObject()[QLatin1String("tags")].toArray() == QJsonArray{QStringLiteral("late-delivery")});
    program.succeed(words({"case", "priority", "10001", "--to", "urgent"}));
    program.succeed(words({"case", "claim", "10001", "10003"}));
    program.succeed(words({"case", "status", "10003", "--to", "waiting"}));
    CHECK(program.listed(words({"--tag", "late-delivery"})) == QList<int>{10'002, 10'001});
    CHECK(program.listed(words({"--assignee", "Anna K."})) == QList<int>{10'003, 10'001});
    CHECK(program.listed(words({"--priority", "urgent"})) == QList<int>{10'001});
    CHECK(program.listed(words({"--status", "new,waiting", "--sort", "priority"}))
          == QList<int>{10'001, 10'002, 10'003});
    CHECK(program.succeed(words({"case", "undo"})).out == "taken back\n");
    CHECK(program.shown("10003")[QLatin1String("status")].toString() == QStringLiteral("new"));
    program.succeed(words({"case", "undo"}));
    CHECK(program.shown("10003")[QLatin1String("assignee")].isNull());
    program.succeed(words({"case", "untag", "10001", "10002", "--tag", "late-delivery"}));
    CHECK(program.listed(words({"--tag", "late-delivery"})).isEmpty());
    program.succeed(words({"rebuild", "--verify"}));
}

TEST_CASE("A case is shown with all that hangs on it")
{
    const WithCases program;
    program.succeed(words({"field", "define", "Reason", "--kind", "choice", "--choice", "Broken", "--choice", "Late"}));
    program.succeed(words({"case", "field", "10001", "--name", "Reason", "--value", "broken"}));
    program.succeed(words({"case", "skill", "10001", "--skill", "pumps"}));
    program.succeed(words({"case", "snooze", "10001", "--until", "2100-01-01T00:00:00Z"}));
    program.succeed(words({"case", "remind", "10001", "--at", "2100-01-02T00:00:00Z", "--text", "Call"}));
    program.succeed(words({"case", "link", "10001", "--to", "10003", "--how", "same delivery"}));
    program.succeed(words({"case", "note", "10001", "--text", "Seen."}));
    const QJsonObject shown = program.shown("10001");
    CHECK(shown[QLatin1String("fields")].toObject() == QJsonObject{{QStringLiteral("Reason"), QStringLiteral("Broken")}});
    CHECK(shown[QLatin1String("skill")].toString() == QStringLiteral("pumps"));
    CHECK(shown[QLatin1String("snoozed")].toBool());
    CHECK(shown[QLatin1String("snoozed_until")].toString() == QStringLiteral("2100-01-01T00:00:00Z"));
    const QJsonObject reminder = shown[QLatin1String("reminders")].toArray().first().toObject();
    CHECK(reminder[QLatin1String("at")].toString() == QStringLiteral("2100-01-02T00:00:00Z"));
    CHECK(reminder[QLatin1String("text")].toString() == QStringLiteral("Call"));
    const QJsonObject link = shown[QLatin1String("links")].toArray().first().toObject();
    CHECK(link[QLatin1String("case_number")].toInt() == 10'003);
    CHECK(link[QLatin1String("how")].toString() == QStringLiteral("same delivery"));
    CHECK(shown[QLatin1String("interactions")].toArray().size() == 2);
    CHECK(program.listed(words({"--snoozed"})) == QList<int>{10'001});
    CHECK(program.succeed(words({"case", "show", "10001"})).out.contains("Reason: Broken"));

    program.succeed({QStringLiteral("case"), QStringLiteral("remind"), QStringLiteral("10001"), QStringLiteral("--done"),
                     reminder[QLatin1String("id")].toString()});
    program.succeed(words({"case", "unsnooze", "10001"}));
    CHECK(program.shown("10001")[QLatin1String("reminders")].toArray().isEmpty());
    CHECK(program.listed(words({"--snoozed"})).isEmpty());
    CHECK(program.run(words({"field", "list", "--json"})).json().size() == 1);
    program.succeed(words({"field", "remove", "Reason"}));
    CHECK(program.shown("10001")[QLatin1String("fields")].toObject().isEmpty());
}

TEST_CASE("Cases are merged, taken apart, split and messages moved")
{
    const WithCases program;
    program.succeed(words({"case", "merge", "10001", "--into", "10002"}));
    CHECK(program.shown("10001")[QLatin1String("merged_into_number")].toInt() == 10'002);
    CHECK(program.shown("10002")[QLatin1String("merged_from")].toArray() == QJsonArray{10'001});
    CHECK(program.shown("10002")[QLatin1String("interactions")].toArray().size() == 2);
    program.succeed(words({"case", "unmerge", "10001"}));
    const QJsonArray pump = program.shown("10001")[QLatin1String("interactions")].toArray();
    REQUIRE(pump.size() == 1);
    const QString message = pump.first().toObject()[QLatin1String("id")].toString();

    program.succeed({QStringLiteral("case"), QStringLiteral("move"), message, QStringLiteral("--to"),
                     QStringLiteral("10002")});
    CHECK(program.shown("10001")[QLatin1String("interactions")].toArray().isEmpty());
    const QJsonArray split = program.run({QStringLiteral("case"), QStringLiteral("split"), QStringLiteral("10002"),
                                          QStringLiteral("--message"), message, QStringLiteral("--subject"),
                                          QStringLiteral("Pump again"), QStringLiteral("--json")})
                                 .json();
    CHECK(split.first().toObject()[QLatin1String("number")].toInt() == 10'004);
    CHECK(split.first().toObject()[QLatin1String("subject")].toString() == QStringLiteral("Pump again"));
    program.succeed(words({"case", "undo"}));
    requireRefused(program, words({"case", "show", "10004"}), "There is no case \"10004\"");
}

TEST_CASE("A view keeps a filter under a name")
{
    const WithCases program;
    program.succeed(words({"case", "tag", "10002", "--tag", "leak"}));
    program.succeed(words({"view", "save", "Leaks", "--tag", "leak", "--sort", "longest_waiting"}));
    CHECK(program.listed(words({"--view", "Leaks"})) == QList<int>{10'002});
    CHECK(program.listed(words({"--view", "Leaks", "--status", "solved"})).isEmpty());
    const QJsonObject view = program.run(words({"view", "list", "--json"})).json().first().toObject();
    CHECK(view[QLatin1String("name")].toString() == QStringLiteral("Leaks"));
    CHECK(view[QLatin1String("sort")].toString() == QStringLiteral("longest_waiting"));
    CHECK(view[QLatin1String("filter")].toObject()[QLatin1String("tag")].toString() == QStringLiteral("leak"));
    program.succeed(words({"view", "remove", "Leaks"}));
    requireRefused(program, words({"case", "list", "--view", "Leaks"}), "There is no view \"Leaks\"");
}

TEST_CASE("What cannot be done to a case is one sentence, and what was not understood is exit code 2")
{
    const WithCases program;
    requireRefused(program, words({"case", "merge", "10001", "--into", "10003"}), "different customers");
    requireRefused(program, words({"case", "merge", "10001"}), "--into CASE");
    requireRefused(program, words({"case", "status", "10001", "--to", "done"}), "--to is one of");
    requireRefused(program, words({"case", "tag", "10001", "--tag", " "}), "The tag is empty");
    requireRefused(program, words({"case", "field", "10001", "--name", "Colour", "--value", "red"}), "field define");
    requireRefused(program, words({"case", "snooze", "10001", "--until", "soon"}), "is no moment");
    requireRefused(program, words({"case", "snooze", "10001", "--until", "2001-01-01"}), "is over already");
    requireRefused(program, words({"case", "move", "nonsense", "--to", "10001"}), "is no id of a message");
    requireRefused(program, words({"case", "tag", "10001", "99999", "--tag", "a"}), "There is no case \"99999\"");
    requireRefused(program, words({"case", "assign", "10001"}), "--to AGENT");
    requireRefused(program, words({"case", "undo"}), "no command of yours");
    requireRefused(program, words({"field", "define", "Reason", "--kind", "choice"}), "nothing to choose from");
    CHECK(program.run(words({"case", "tag", "--tag", "a"})).exitCode == 2);
    CHECK(program.run(words({"case", "tag", "10001", "--colour", "a"})).exitCode == 2);
    CHECK(program.run(words({"case"})).exitCode == 2);
}

TEST_CASE("The timeline tells what was done when it is asked for and is narrowed to days and a case")
{
    const WithCases program;
    program.succeed(words({"case", "status", "10001", "--to", "solved", "--reason", "the pump runs"}));
    program.succeed(words({"case", "tag", "10002", "--tag", "leak"}));
    const auto timeline = [&](const std::initializer_list<const char*>& options) {
        return program.run(words({"timeline", "ingrid@a.example", "--json"}) + words(options)).json();
    };
    CHECK(timeline({}).size() == 2);
    const QJsonArray all = timeline({"--events"});
    REQUIRE(all.size() == 4);
    const QJsonObject solved = all.at(2).toObject();
    CHECK(solved[QLatin1String("kind")].toString() == QStringLiteral("event"));
    CHECK(solved[QLatin1String("event")].toString() == QStringLiteral("case.status_changed"));
    CHECK(solved[QLatin1String("text")].toString().endsWith(QStringLiteral(" solved #10001 because the pump runs")));
    CHECK(solved[QLatin1String("case_number")].toInt() == 10'001);
    CHECK(solved[QLatin1String("read")].toBool());
    CHECK(solved[QLatin1String("channel")].isNull());
    CHECK_FALSE(solved[QLatin1String("actor")].toString().isEmpty());
    const QJsonObject first = all.first().toObject();
    CHECK(first[QLatin1String("kind")].toString() == QStringLiteral("message"));
    CHECK(first[QLatin1String("event")].isNull());
    CHECK(first.contains(QLatin1String("merged_from")));
    // Both have the same keys.
    CHECK(first.keys() == solved.keys());

    CHECK(timeline({"--events", "--case", "10002"}).size() == 2);
    CHECK(timeline({"--to", "2024-11-19"}).isEmpty());
    CHECK(timeline({"--from", "2024-11-20", "--to", "20 November 2024"}).size() == 2);
    CHECK(timeline({"--from", "2024-11-22"}).isEmpty());
    CHECK(timeline({"--channel", "voice"}).isEmpty());
    CHECK(program.succeed(words({"timeline", "ingrid@a.example", "--events"})).out.contains("tagged #10002 leak"));
    requireRefused(program, words({"timeline", "ingrid@a.example", "--from", "someday"}), "\"someday\" is no day");
}
