// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/writing/emoji.h"

#include "tests/support/catch.h"
#include "ui/writing/emoji_menu.h"

#include <QSet>
#include <QTest>
#include <QToolButton>

using namespace threadline;

TEST_CASE("Emoji are found by the words of their Unicode names")
{
    const auto thumbs = matchingEmoji(QStringLiteral("thumbs_up"));
    REQUIRE(thumbs.size() == 1);
    CHECK(thumbs.first().key == QStringLiteral("👍"));
    CHECK(matchingEmoji(QStringLiteral("thumbs")).size() == 2);
    CHECK(matchingEmoji(QStringLiteral("WARNING")).first().key == QStringLiteral("⚠️"));
    CHECK(matchingEmoji(QStringLiteral("xyzzy")).isEmpty());
    CHECK(matchingEmoji(QStringLiteral("a")).size() <= 30);
}

TEST_CASE("Every emoji is there once, with a name")
{
    QSet<QString> seen;
    for (const Emoji& emoji : commonEmoji()) {
        INFO(emoji.name.toStdString());
        CHECK_FALSE(emoji.name.isEmpty());
        CHECK_FALSE(seen.contains(emoji.text));
        seen.insert(emoji.text);
    }
    CHECK(seen.size() > 150);
}

TEST_CASE("The grid is walked with the arrow keys and every cell says its name")
{
    const Theme theme(ThemeChoice::Light);
    EmojiMenu menu(theme);
    QString chosen;
    QObject::connect(&menu, &EmojiMenu::chosen, [&](const QString& emoji) { chosen = emoji; });
    menu.popup({});
    const auto cells = menu.findChildren<QToolButton*>();
    REQUIRE(cells.size() == 64);
    CHECK(cells.at(9)->accessibleName() == QStringLiteral("person with folded hands"));
    QTest::keyClick(cells.at(0), Qt::Key_Down);
    QTest::keyClick(cells.at(8), Qt::Key_Right);
    QTest::keyClick(cells.at(9), Qt::Key_Return);
    CHECK(chosen == QStringLiteral("🙏"));
}
