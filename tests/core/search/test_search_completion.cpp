// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_completion.h"
#include "tests/support/catch.h"

using namespace threadline;

namespace {

const SearchVocabulary vocabulary{
    {QStringLiteral("email"), QStringLiteral("sms"), QStringLiteral("voice")},
    {QStringLiteral("new"), QStringLiteral("open"), QStringLiteral("on_hold")},
    {QStringLiteral("refund"), QStringLiteral("money back"), QStringLiteral("19\" rack")},
    {QStringLiteral("Anna Kivi"), QStringLiteral("Béla Nagy")}};

/// The cursor is where the bar stands.
QList<Completion> completions(const char* typed)
{
    QString text = QString::fromUtf8(typed);
    const qsizetype cursor = text.indexOf(QLatin1Char('|'));
    text.remove(QLatin1Char('|'));
    return completionsFor(text, cursor, vocabulary);
}

QStringList offered(const char* typed)
{
    QStringList texts;
    for (const Completion& completion : completions(typed)) {
        texts.append(completion.text);
    }
    return texts;
}

QString after(const char* typed)
{
    const Completion first = completions(typed).value(0);
    QString text = QString::fromUtf8(typed).remove(QLatin1Char('|'));
    return text.replace(first.replaceFrom, first.replaceLength, first.text);
}

QStringList list(std::initializer_list<const char*> texts)
{
    QStringList all;
    for (const char* text : texts) {
        all.append(QString::fromUtf8(text));
    }
    return all;
}

} // namespace

TEST_CASE("Keys are offered at the end of their letters")
{
    CHECK(offered("f|") == list({"from:", "file:"}));
    CHECK(offered("pump S|") == list({"subject:", "status:"}));
    CHECK(offered("-has|") == list({"has:"}));
    CHECK(offered("pump|") == list({}));
    CHECK(offered("\"f|") == list({}));
    CHECK(offered("f|rozen") == list({}));
    CHECK(offered("fr|om:ingrid") == list({}));
    CHECK(completions("f|").first().words == QStringLiteral("sent by"));
}

TEST_CASE("All keys are offered where nothing is typed yet")
{
    CHECK(offered("|").size() == 14);
    CHECK(offered("pump |").size() == 14);
    CHECK(offered("pump -|").size() == 14);
    CHECK(offered("pump | stops").size() == 14);
}

TEST_CASE("Values come from the vocabulary, by the beginning of any of their words")
{
    CHECK(offered("channel:|") == list({"email", "sms", "voice"}));
    CHECK(offered("channel:S|") == list({"sms"}));
    CHECK(offered("-status:o|") == list({"open", "on_hold"}));
    CHECK(offered("assignee:|") == list({"me", "none", "\"Anna Kivi\"", "\"Béla Nagy\""}));
    CHECK(offered("assignee:ki|") == list({"\"Anna Kivi\""}));
    CHECK(offered("assignee:bela|") == list({"\"Béla Nagy\""}));
    CHECK(offered("assignee:\"bela n|") == list({"\"Béla Nagy\""}));
    CHECK(offered("has:|") == list({"attachment"}));
    CHECK(offered("is:|") == list({"unread", "read"}));
    CHECK(offered("before:y|") == list({"yesterday"}));
    CHECK(offered("after:|").size() == 6);
    CHECK(offered("from:|") == list({}));
}

TEST_CASE("What is there already, and what cannot be typed, is not offered")
{
    CHECK(offered("channel:sms|") == list({}));
    CHECK(offered("tag:|") == list({"refund", "\"money back\""}));
}

TEST_CASE("A completion replaces the key's letters, or the whole value")
{
    CHECK(after("pump fr|") == QStringLiteral("pump from:"));
    CHECK(after("-FR|") == QStringLiteral("-from:"));
    CHECK(after("channel:e| pump") == QStringLiteral("channel:email pump"));
    CHECK(after("channel:e|xx pump") == QStringLiteral("channel:email pump"));
    CHECK(after("assignee:\"ann|a\" pump") == QStringLiteral("assignee:\"Anna Kivi\" pump"));
    CHECK(after("has:\"a|\"pump") == QStringLiteral("has:\"attachment\"pump"));
    CHECK(after("assignee:\"ann|") == QStringLiteral("assignee:\"Anna Kivi\""));
}
