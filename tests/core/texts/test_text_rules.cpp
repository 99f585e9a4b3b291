// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/texts/text_rules.h"

#include "tests/support/catch.h"

using namespace threadline;

namespace {

std::string refusal(const SavedSnippet& snippet, const QList<SavedSnippet>& others = {})
{
    const auto checked = checkedSnippet(snippet, others);
    return checked ? "(it may)" : checked.error().sentence.toStdString();
}

SavedSnippet named(const QString& name, const QString& text)
{
    return {name, text, {}, {}};
}

} // namespace

TEST_CASE("A snippet is kept without needless space around its name")
{
    const auto checked = checkedSnippet({QStringLiteral("  Return   label "), QStringLiteral("Hello\r\nyou"),
                                         QStringLiteral(" rl "), QStringLiteral(" Your \n label ")},
                                        {});
    REQUIRE(checked);
    CHECK(*checked == SavedSnippet{QStringLiteral("Return label"), QStringLiteral("Hello\nyou"), QStringLiteral("rl"),
                              QStringLiteral("Your label")});
}

TEST_CASE("What cannot be kept as a snippet is refused with a sentence")
{
    CHECK(refusal(named({}, QStringLiteral("x"))) == "The snippet has no name: give it one.");
    CHECK(refusal(named(QStringLiteral("a"), QStringLiteral(" \n"))) == "The snippet \"a\" is empty: write its text.");
    CHECK(refusal(named(QStringLiteral("a|b"), QStringLiteral("x"))) == "The name of a snippet has no {, } or |: choose another.");
    CHECK(refusal(named(QString(81, QLatin1Char('a')), QStringLiteral("x")))
          == "The name of the snippet is longer than 80 characters: choose a shorter one.");
    CHECK(refusal(named(QStringLiteral("a"), QString(1'000'001, QLatin1Char('x'))))
          == "The snippet \"a\" is longer than a million characters: attach a file instead.");
    CHECK(refusal(named(QStringLiteral("a"), QStringLiteral("{{custmer.name}}")))
          == "There is no variable {{custmer.name}}: correct it, take it out, or write \\{{ for two braces.");
    CHECK(refusal(named(QStringLiteral("a"), QStringLiteral("{{snippet:none}}"))) == "There is no snippet \"none\".");
    CHECK(refusal({QStringLiteral("a"), QStringLiteral("x"), QStringLiteral("two words"), {}})
          == "A shortcut is one short word: leave out the spaces.");
    CHECK(refusal({QStringLiteral("a"), QStringLiteral("x"), QStringLiteral("HI"), {}},
                  {{QStringLiteral("b"), QStringLiteral("y"), QStringLiteral("hi"), {}}})
          == "\"b\" has the shortcut \"hi\" already: choose another.");
}

TEST_CASE("A snippet that would include itself is never kept")
{
    CHECK(refusal(named(QStringLiteral("a"), QStringLiteral("{{snippet:a}}")))
          == "The snippet \"a\" includes itself (a → a): change one of them.");
    CHECK(refusal(named(QStringLiteral("a"), QStringLiteral("{{snippet:b}}")),
                  {named(QStringLiteral("a"), QStringLiteral("old")),
                   named(QStringLiteral("b"), QStringLiteral("{{snippet:a}}"))})
          == "The snippet \"a\" includes itself (a → b → a): change one of them.");
    CHECK(refusal(named(QStringLiteral("a"), QStringLiteral("{{snippet:b}} {{customer.name}}")),
                  {named(QStringLiteral("b"), QStringLiteral("fine"))})
          == "(it may)");
}
