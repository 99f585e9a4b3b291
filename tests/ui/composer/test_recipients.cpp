// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/recipients.h"

#include "tests/support/waiting.h"

using namespace threadline;
using namespace threadline::test;

TEST_CASE("Addresses are read with and without names, parted by commas or semicolons")
{
    const QList<Party> parties = valueOf(recipientsFromText(QStringLiteral(
        " a@b.example, Ingrid Aaltonen <ingrid@c.example>;\"Dvořák, Marek\" <m@d.example> ")));
    CHECK(parties ==
          QList<Party>{{{}, QStringLiteral("a@b.example")},
                       {QStringLiteral("Ingrid Aaltonen"), QStringLiteral("ingrid@c.example")},
                       {QStringLiteral("Dvořák, Marek"), QStringLiteral("m@d.example")}});
    CHECK(valueOf(recipientsFromText(QStringLiteral("  "))).isEmpty());
}

TEST_CASE("The same address twice is one recipient")
{
    CHECK(valueOf(recipientsFromText(QStringLiteral("a@b.example, a@b.example"))).size() == 1);
}

TEST_CASE("What is no address is named in the sentence")
{
    const auto text = GENERATE(as<std::string>{}, "ingrid", "ingrid@", "@b.example",
                               "a b@c.example", "a@b..example", "a@b.example\r\nBcc: x@y.example",
                               "<a@b.example", "a@b@c.example");
    const auto read = recipientsFromText(QString::fromStdString("ok@ok.example, " + text));
    INFO(text);
    REQUIRE_FALSE(read);
    CHECK(read.error().sentence.contains(QStringLiteral("is not a mail address")));
    CHECK_FALSE(read.error().sentence.contains(QStringLiteral("ok@ok.example")));
}

TEST_CASE("Written recipients read back as the same")
{
    const QList<Party> parties{
        {QStringLiteral("Dvořák, \"Marek\" \\ Jr."), QStringLiteral("m@d.example")},
        {QStringLiteral("Åsa"), QStringLiteral("åsa@d.example")},
        {{}, QStringLiteral("x@y.example")}};
    CHECK(valueOf(recipientsFromText(textFromRecipients(parties))) == parties);
}
