// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/flowed_text.h"
#include "tests/support/catch.h"

#include <QStringList>

using namespace threadline;

TEST_CASE("Lines of one paragraph are joined as RFC 3676 describes")
{
    CHECK(unwrappedFlowed("one \ntwo\nthree", false) == "one two\nthree");
    CHECK(unwrappedFlowed("one \ntwo\n", true) == "onetwo\n");
    CHECK(unwrappedFlowed(" From here\n >no quote\n", false) == "From here\n>no quote\n");
    CHECK(unwrappedFlowed("last \n", false) == "last \n");
}

TEST_CASE("Quoted paragraphs keep their depth and do not run into each other")
{
    CHECK(unwrappedFlowed(">>a \n>>b\n>c", false) == ">>a b\n>c");
    CHECK(unwrappedFlowed("> a \n> b\n", false) == "> a b\n");
    CHECK(unwrappedFlowed("> a \nb\n", false) == "> a \nb\n");
}

TEST_CASE("The signature separator is neither joined to nor joined")
{
    CHECK(unwrappedFlowed("text \n-- \nname\n", false) == "text \n-- \nname\n");
    CHECK(unwrappedFlowed("-- \nname\n", true) == "-- \nname\n");
    CHECK(wrappedFlowed(QStringLiteral("text\n-- \nname")) == QStringLiteral("text\n-- \nname"));
}

TEST_CASE("A long paragraph is broken at spaces within 78 columns and comes back whole")
{
    const QString text = QStringLiteral("word ").repeated(60).trimmed();
    const QString wire = wrappedFlowed(text);
    for (const QString& line : wire.split(u'\n')) {
        CHECK(line.size() <= 78);
    }
    CHECK(wire.count(u'\n') == 3); // 299 characters
    CHECK(QString::fromUtf8(unwrappedFlowed(wire.toUtf8(), false)) == text);
}

TEST_CASE("Long quotes are broken with their marks on each line")
{
    const QString text = QStringLiteral("> ") + QStringLiteral("word ").repeated(30).trimmed();
    const QString wire = wrappedFlowed(text);
    for (const QString& line : wire.split(u'\n')) {
        CHECK(line.startsWith(QStringLiteral("> ")));
    }
    CHECK(QString::fromUtf8(unwrappedFlowed(wire.toUtf8(), false)) == text);
}

TEST_CASE("Lines that mean something on the wire are stuffed")
{
    CHECK(wrappedFlowed(QStringLiteral("From me")) == QStringLiteral(" From me"));
    CHECK(wrappedFlowed(QStringLiteral("  indented")) == QStringLiteral("   indented"));
    CHECK(wrappedFlowed(QStringLiteral("trailing   ")) == QStringLiteral("trailing"));
}
