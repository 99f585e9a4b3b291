// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts that never end, and texts a megabyte long: each ends, in one sentence where there is one to say.
#include "core/texts/text_expansion.h"
#include "core/texts/text_scanning.h"

#include "tests/support/catch.h"

#include <QMap>

using namespace threadline;

namespace {

constexpr qsizetype million = 1'000'000;

ExpandedText expandedWith(const QMap<QString, QString>& snippets, const QString& text)
{
    return expanded(text, {[](const QString&) { return std::optional(QStringLiteral("v")); },
                           [&](const QString& name) {
                               return snippets.contains(name) ? std::optional(snippets.value(name)) : std::nullopt;
                           }});
}

/// s0 includes s1 and so on; the last one is `end`.
QMap<QString, QString> chain(int length, const QString& each, const QString& end)
{
    QMap<QString, QString> snippets;
    for (int i = 0; i < length; ++i) {
        snippets[QStringLiteral("s%1").arg(i)] =
            i + 1 == length ? end : each.arg(QStringLiteral("{{snippet:s%1}}").arg(i + 1));
    }
    return snippets;
}

} // namespace

TEST_CASE("Snippets that include each other in a circle are one sentence with the circle")
{
    const QMap<QString, QString> circle{{QStringLiteral("a"), QStringLiteral("x {{snippet:b}}")},
                                        {QStringLiteral("b"), QStringLiteral("y {{snippet:a}}")}};
    const QString typed = QStringLiteral("{{snippet:b}} {{case.number}}");
    const ExpandedText text = expandedWith(circle, typed);
    CHECK(text.text == typed);
    CHECK(text.problem == QStringLiteral("The snippet \"b\" includes itself (b → a → b): change one of them."));
    CHECK_FALSE(text.isComplete());
}

TEST_CASE("Sixteen snippets may stand in each other and a seventeenth may not")
{
    CHECK(expandedWith(chain(16, QStringLiteral("%1"), QStringLiteral("end")), QStringLiteral("{{snippet:s0}}")).text
          == QStringLiteral("end"));
    const ExpandedText deep =
        expandedWith(chain(17, QStringLiteral("%1"), QStringLiteral("end")), QStringLiteral("{{snippet:s0}}"));
    CHECK(deep.problem
          == QStringLiteral("The snippet \"s0\" includes others more than 16 deep: put some of them together."));
}

TEST_CASE("Snippets that grow without bounds end with a sentence")
{
    const ExpandedText bomb = expandedWith(chain(16, QStringLiteral("%1").repeated(10), QStringLiteral("boom")),
                                           QStringLiteral("{{snippet:s0}}"));
    CHECK(bomb.problem.contains(QStringLiteral("longer than a million characters")));
    CHECK(bomb.text == QStringLiteral("{{snippet:s0}}"));
}

TEST_CASE("Snippets that multiply and say nothing are each looked at once")
{
    const ExpandedText quiet = expandedWith(chain(16, QStringLiteral("%1").repeated(1000), QString()),
                                            QStringLiteral("{{snippet:s0}}"));
    CHECK(quiet.isComplete());
    CHECK(quiet.text.isEmpty());
}

TEST_CASE("A megabyte of braces, of variables and of words is one pass each")
{
    const QString braces = QStringLiteral("{{").repeated(million / 2);
    CHECK(expandedWith({}, braces).text == braces);
    CHECK(openVariables(braces).isEmpty());
    const QString words(2 * million, QLatin1Char('w'));
    CHECK(expandedWith({}, words).text == words);
    const QString variables = QStringLiteral("{{case.number}}").repeated(million / 15);
    CHECK(expandedWith({}, variables).text == QString(million / 15, QLatin1Char('v')));
    CHECK(openVariables(variables).size() == million / 15);
    const QString almost = QStringLiteral("{{a").repeated(million / 3);
    CHECK(expandedWith({}, almost).text == almost);
    CHECK(typedText(almost) == almost);
}
