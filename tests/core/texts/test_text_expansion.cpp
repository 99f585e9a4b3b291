// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/texts/text_expansion.h"

#include "core/texts/text_scanning.h"
#include "core/texts/text_variables.h"
#include "tests/support/catch.h"

#include <QMap>

using namespace threadline;

namespace {

struct Words
{
    QMap<QString, QString> values{{QStringLiteral("customer.first_name"), QStringLiteral("Ingrid")},
                                  {QStringLiteral("case.number"), QStringLiteral("10023")},
                                  {QStringLiteral("case.field.Order number"), QStringLiteral("A-7")}};
    QMap<QString, QString> snippets;

    ExpandedText in(const char* text) const
    {
        return expanded(QString::fromUtf8(text),
                        {[this](const QString& name) { return std::optional(values.value(name)); },
                         [this](const QString& name) {
                             return snippets.contains(name) ? std::optional(snippets.value(name)) : std::nullopt;
                         }});
    }
    std::string text(const char* typed) const { return in(typed).text.toStdString(); }
};

} // namespace

TEST_CASE("Variables are replaced by what they stand for")
{
    const Words words;
    CHECK(words.text("Hello {{customer.first_name}}, case {{ case.number }}.") == "Hello Ingrid, case 10023.");
    CHECK(words.text("{{Customer.First_Name}}") == "Ingrid");
    CHECK(words.text("{{case.field.Order number}}") == "A-7");
    CHECK(words.text("{{CASE.FIELD.Order  number }}") == "A-7");
    CHECK(words.in("Nothing to do").isComplete());
    CHECK(words.text("").empty());
}

TEST_CASE("A variable without a value stays where it is and is told with its place")
{
    const Words words;
    const ExpandedText text = words.in("Hi {{customer.first_name}} of {{customer.email}} and {{shop.name}}");
    CHECK(text.text == QStringLiteral("Hi Ingrid of {{customer.email}} and {{shop.name}}"));
    REQUIRE(text.open.size() == 2);
    CHECK(text.open[0] == OpenVariable{QStringLiteral("customer.email"), 13, 18, true});
    CHECK(text.open[1] == OpenVariable{QStringLiteral("shop.name"), 36, 13, false});
    CHECK_FALSE(text.isComplete());
    CHECK(obstacleIn(text).startsWith(QStringLiteral("{{customer.email}} is not filled in")));
}

TEST_CASE("Words behind the bar stand in for a missing value, never for a variable that does not exist")
{
    const Words words;
    CHECK(words.text("Hi {{customer.name|there}}!") == "Hi there!");
    CHECK(words.text("Hi {{customer.first_name|there}}!") == "Hi Ingrid!");
    CHECK(words.text("Hi{{customer.name|}}!") == "Hi!");
    CHECK(words.text("Hi {{customer.name| dear customer }}!") == "Hi  dear customer !");
    CHECK(words.in("{{order.last.number|-}}").isComplete());
    const ExpandedText typo = words.in("Hi {{custmer.name|there}}");
    CHECK(typo.text == QStringLiteral("Hi {{custmer.name|there}}"));
    CHECK(obstacleIn(typo).startsWith(QStringLiteral("There is no variable {{custmer.name}}")));
}

TEST_CASE("What a customer is called is never looked at again")
{
    Words words;
    words.values[QStringLiteral("customer.name")] = QStringLiteral("{{case.number}} {{snippet:secret}}");
    words.snippets[QStringLiteral("secret")] = QStringLiteral("the internal price");
    const ExpandedText once = words.in("Dear {{customer.name}}");
    CHECK(once.text == QStringLiteral("Dear \\{{case.number}} \\{{snippet:secret}}"));
    CHECK(words.text(once.text.toUtf8().constData()) == once.text.toStdString());
    CHECK(*finishedText(once.text) == QStringLiteral("Dear {{case.number}} {{snippet:secret}}"));
}

TEST_CASE("Quoted lines are the customer's and stay as they are")
{
    const Words words;
    const char* typed = "{{case.number}}\n> {{case.number}} \\{{x}}\n>{{customer.email}}\n > {{case.number}}";
    const ExpandedText text = words.in(typed);
    CHECK(text.text == QStringLiteral("10023\n> {{case.number}} \\{{x}}\n>{{customer.email}}\n > 10023"));
    CHECK(text.isComplete());
    CHECK(*finishedText(text.text) == text.text);
}

TEST_CASE("Snippets are included with all that is in them")
{
    Words words;
    words.snippets[QStringLiteral("greeting")] = QStringLiteral("Hello {{customer.first_name|there}},\n\n{{snippet:thanks}}");
    words.snippets[QStringLiteral("thanks")] = QStringLiteral("thank you, {{customer.email}}.");
    const ExpandedText text = words.in("{{snippet:greeting}} {{snippet: thanks }}");
    CHECK(text.text == QStringLiteral("Hello Ingrid,\n\nthank you, {{customer.email}}. thank you, {{customer.email}}."));
    REQUIRE(text.open.size() == 2);
    CHECK(text.open[0].position == 26);
    CHECK(text.open[1].position == 57);
    CHECK(obstacleIn(words.in("{{snippet:none}}")) == QStringLiteral("There is no snippet \"none\"."));
}

TEST_CASE("Braces that are no variable are words")
{
    const Words words;
    for (const char* text : {"{{}}", "{{ }}", "{{1}}", "{{case.number", "{ {case.number}}", "{{case\n.number}}", "}}{{",
                             "{{|x}}"}) {
        INFO(text);
        CHECK(words.text(text) == text);
        CHECK(words.in(text).isComplete());
    }
    CHECK(words.text("{{{case.number}}}") == "{10023}");
    CHECK(words.text("{{{{case.number}}}}") == "{{10023}}");
}

TEST_CASE("Only a finished text is sent, and escaped braces are braces then")
{
    CHECK(*finishedText(QStringLiteral("Use \\{{user.name}} in it.")) == QStringLiteral("Use {{user.name}} in it."));
    CHECK(*finishedText(QStringLiteral("{{}} and {")) == QStringLiteral("{{}} and {"));
    const auto open = finishedText(QStringLiteral("Hello {{customer.name|you}}"));
    REQUIRE_FALSE(open);
    CHECK(open.error().sentence == QStringLiteral("{{customer.name}} is not filled in: complete it, take it out, or "
                                                  "write \\{{ for two braces."));
}

TEST_CASE("What was sent can be typed again and says the same")
{
    for (const char* sent : {"Use {{user.name}}", "Use \\{{user.name}} too", "> {{quoted}}\n{{open", "plain", ""}) {
        const QString text = QString::fromUtf8(sent);
        INFO(sent);
        CHECK(*finishedText(typedText(text)) == text);
    }
}

TEST_CASE("Every variable that is offered is known by its name")
{
    for (const TextVariable& variable : textVariables()) {
        INFO(variable.name.toStdString());
        CHECK(isTextVariable(variableName(variable.name)));
        CHECK(variable.words.endsWith(QLatin1Char('.')) == false);
    }
    CHECK_FALSE(isTextVariable(u"case.field."));
    CHECK_FALSE(isTextVariable(u"customer"));
}
