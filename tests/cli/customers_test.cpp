// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

#include <QJsonArray>

using namespace threadline::test;

namespace {

QByteArray mailBy(const QByteArray& address, const QByteArray& id)
{
    return "From: Ann Field <" + address + ">\nTo: support@northpump.example\nSubject: About " + id +
           "\nDate: Sun, 01 Mar 2026 10:00:00 +0000\nMessage-ID: <" + id + "@c.example>\n\nHello.\n";
}

QJsonObject firstOf(const Run& run)
{
    const QJsonArray all = run.json();
    REQUIRE(all.size() == 1);
    return all.first().toObject();
}

} // namespace

TEST_CASE("Customers are suggested, merged, parted and split from the command line")
{
    const CliProgram program;
    program.succeed({QStringLiteral("import"), program.write("1.eml", mailBy("ann.field@gmail.com", "one")),
                     program.write("2.eml", mailBy("annfield@googlemail.com", "two"))});
    const QJsonObject suggestion = firstOf(program.run(words({"customers", "suggestions", "--json"})));
    CHECK(suggestion.value(QLatin1String("confidence")).toDouble() > 0.9);
    CHECK(suggestion.value(QLatin1String("reasons")).toArray().size() >= 1);

    const QJsonObject merged = firstOf(program.run(words(
        {"customers", "merge", "ann.field@gmail.com", "annfield@googlemail.com", "--reason", "one mailbox", "--json"})));
    CHECK(program.run(words({"customers", "--json"})).json().size() == 1);
    const QJsonArray history = program.run(words({"timeline", "annfield@googlemail.com", "--json"})).json();
    REQUIRE(history.size() == 2);
    CHECK(history.at(0).toObject().value(QLatin1String("merged_from")).isNull());
    CHECK(history.at(1).toObject().value(QLatin1String("merged_from")) == merged.value(QLatin1String("from")));
    const QJsonObject shown = firstOf(program.run(words({"customers", "show", "ann.field@gmail.com", "--json"})));
    CHECK(shown.value(QLatin1String("merges")).toArray().first()[QLatin1String("reason")].toString() ==
          QStringLiteral("one mailbox"));

    const QString merge = merged.value(QLatin1String("merge")).toString();
    program.succeed({QStringLiteral("customers"), QStringLiteral("unmerge"), merge});
    CHECK(program.run(words({"customers", "--json"})).json().size() == 2);
    const Run again = program.run({QStringLiteral("customers"), QStringLiteral("unmerge"), merge});
    CHECK(again.exitCode == 1);
    CHECK(again.err.count('\n') == 1);

    program.succeed(words({"customers", "reject", "ann.field@gmail.com", "annfield@googlemail.com"}));
    CHECK(program.run(words({"customers", "suggestions", "--json"})).json().isEmpty());
    program.succeed(words({"rebuild", "--verify"}));
}

TEST_CASE("What is written down about a customer is shown, and nonsense is refused with exit code 1")
{
    const CliProgram program;
    program.succeed({QStringLiteral("import"), program.write("1.eml", mailBy("ann@field.example", "one"))});
    program.succeed(words({"customers", "set", "ann@field.example", "organisation", "Field & Co"}));
    program.succeed(words({"customers", "tag", "ann@field.example", "VIP"}));
    const QJsonObject shown = firstOf(program.run(words({"customers", "show", "ann@field.example", "--json"})));
    CHECK(shown.value(QLatin1String("fields")).toObject().value(QLatin1String("organisation")).toString() ==
          QStringLiteral("Field & Co"));
    CHECK(shown.value(QLatin1String("tags")).toArray() == QJsonArray{QStringLiteral("vip")});
    for (const auto& wrong : {words({"customers", "set", "ann@field.example", "shoe_size", "43"}),
                              words({"customers", "merge", "ann@field.example", "ann@field.example"}),
                              words({"customers", "merge", "ann@field.example", "nobody@nowhere.example"}),
                              words({"customers", "split", "ann@field.example", "ann@field.example"})}) {
        const Run run = program.run(wrong);
        INFO(wrong.join(QLatin1Char(' ')).toStdString());
        CHECK(run.exitCode == 1);
        CHECK(run.err.count('\n') == 1);
    }
}
