// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/arguments.h"

#include "tests/cli/cli_program.h"

using namespace threadline::command_line;
using threadline::test::words;

namespace {

const std::vector<Grammar>& grammars()
{
    static const std::vector<Grammar> all{
        {"", "", "Opens the desk", {{"size", "WxH", "How large"}}},
        {"case list", "", "Lists", {{"status", "S", "Only those"}}, 0, 0, true},
        {"case show", "CASE", "Shows", {}, 1, 1, true},
        {"outbox", "", "Lists", {}, 0, 0, true},
        {"outbox undo", "ID", "Takes back", {}, 1, 1},
        {"import", "PATH…", "Reads", {}, 1, -1},
    };
    return all;
}

Request requested(std::initializer_list<const char*> list)
{
    const Parsed parsed = parse(words(list), grammars());
    REQUIRE(std::holds_alternative<Request>(parsed));
    return std::get<Request>(parsed);
}

QString refused(std::initializer_list<const char*> list)
{
    const Parsed parsed = parse(words(list), grammars());
    REQUIRE(std::holds_alternative<UsageProblem>(parsed));
    return std::get<UsageProblem>(parsed).sentence;
}

} // namespace

TEST_CASE("No words at all open the desk")
{
    CHECK(requested({}).command == 0);
    CHECK(requested({"--size", "1440x900"}).arguments.value("size") == QStringLiteral("1440x900"));
}

TEST_CASE("The command with the most words that fit is meant")
{
    CHECK(requested({"outbox"}).command == 3);
    const Request undo = requested({"outbox", "undo", "7"});
    CHECK(undo.command == 4);
    CHECK(undo.arguments.positional == words({"7"}));
}

TEST_CASE("Options may stand before and after the command and in both spellings")
{
    const Request request =
        requested({"--workspace", "/a b", "case", "list", "--status=open", "--json"});
    CHECK(request.command == 1);
    CHECK(request.arguments.value("workspace") == QStringLiteral("/a b"));
    CHECK(request.arguments.value("status") == QStringLiteral("open"));
    CHECK(request.arguments.has("json"));
}

TEST_CASE("After two dashes everything is a word")
{
    CHECK(requested({"import", "--", "--json"}).arguments.positional == words({"--json"}));
}

TEST_CASE("What cannot be understood is refused in a sentence")
{
    CHECK(refused({"frobnicate"}) == QStringLiteral("There is no command \"frobnicate\"."));
    CHECK(refused({"case"}) == QStringLiteral("Say what to do: case list, show."));
    CHECK(refused({"--nonsense"}) == QStringLiteral("There is no option --nonsense."));
    CHECK(refused({"-x", "outbox"}) == QStringLiteral("There is no option -x."));
    CHECK(refused({"import"}) == QStringLiteral("\"import\" needs PATH…."));
    CHECK(refused({"import", "a", "--json"}) == QStringLiteral("\"import\" has no option --json."));
    CHECK(refused({"outbox", "undo", "1", "2"}) ==
          QStringLiteral("\"outbox undo\" has no use for \"2\"."));
    CHECK(refused({"case", "list", "--status"}) ==
          QStringLiteral("The option --status needs a value: S."));
    CHECK(refused({"outbox", "--json=yes"}) == QStringLiteral("The option --json takes no value."));
}

TEST_CASE("Help names a topic in each spelling")
{
    const auto topic = [](std::initializer_list<const char*> list) {
        const Parsed parsed = parse(words(list), grammars());
        REQUIRE(std::holds_alternative<HelpRequest>(parsed));
        return std::get<HelpRequest>(parsed).topic;
    };
    CHECK(topic({"help"}).isEmpty());
    CHECK(topic({"--help"}).isEmpty());
    CHECK(topic({"-h"}).isEmpty());
    CHECK(topic({"help", "case", "list"}) == QStringLiteral("case list"));
    CHECK(topic({"case", "list", "--help"}) == QStringLiteral("case list"));
    CHECK(topic({"help", "case"}) == QStringLiteral("case"));
    CHECK(usage(QStringLiteral("case"), grammars())
              .contains(QStringLiteral("threadline case show CASE")));
}
