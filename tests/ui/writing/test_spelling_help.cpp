// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/writing/spelling_help.h"

#include "tests/core/spelling/small_dictionaries.h"
#include "tests/support/waiting.h"

#include <QMenu>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextLayout>

using namespace threadline;
using namespace threadline::test;

namespace {

struct Field : SmallDictionaries
{
    Theme theme{ThemeChoice::Light};
    Spelling spelling{{folder.path()}, path("words.txt")};
    QPlainTextEdit editor;
    WritingMarks marks{theme, editor.document()};
    SpellingHelp help{editor, marks, spelling};

    explicit Field(const char* language = "en")
    {
        editor.show();
        help.setLanguage(QString::fromLatin1(language));
    }

    void write(const QString& text)
    {
        editor.setPlainText(text);
        REQUIRE(waitUntil([this] { return help.isSettled(); }));
    }

    QStringList wrong(int line = 0) const
    {
        const QTextBlock block = editor.document()->findBlockByNumber(line);
        QStringList words;
        const auto formats = block.layout()->formats();
        for (const QTextLayout::FormatRange& format : formats) {
            if (format.format.underlineStyle() == QTextCharFormat::SpellCheckUnderline) {
                words.append(block.text().mid(format.start, format.length));
            }
        }
        return words;
    }

    QMenu* menuAt(int position)
    {
        QTextCursor cursor(editor.document());
        cursor.setPosition(position);
        Q_EMIT editor.customContextMenuRequested(editor.cursorRect(cursor).center());
        QMenu* menu = nullptr;
        REQUIRE(waitUntil([&] {
            menu = editor.findChild<QMenu*>(QStringLiteral("editorMenu"));
            return menu && !menu->actions().first()->text().startsWith(QStringLiteral("Looking"));
        }));
        return menu;
    }
};

} // namespace

TEST_CASE("Words that are wrong are underlined, those of variables and quotes are not")
{
    Field field;
    field.write(QStringLiteral("hello pomp, the pump stops {{customer.name|freind}}\n> helo"));
    CHECK(field.wrong() == QStringList{QStringLiteral("pomp")});
    CHECK(field.wrong(1).isEmpty());
}

TEST_CASE("Another language has other words, and one without a dictionary underlines nothing")
{
    Field field("de");
    field.write(QStringLiteral("Pumpe pump"));
    CHECK(field.wrong() == QStringList{QStringLiteral("pump")});
    field.help.setLanguage(QStringLiteral("en"));
    REQUIRE(waitUntil([&] { return field.wrong() == QStringList{QStringLiteral("Pumpe")}; }));
    field.help.setLanguage(QStringLiteral("fr"));
    REQUIRE(waitUntil([&] { return field.help.isSettled() && field.wrong().isEmpty(); }));
}

TEST_CASE("The word being typed is left alone until it is finished")
{
    Field field;
    field.editor.activateWindow();
    field.editor.setFocus();
    REQUIRE(waitUntil([&] { return field.editor.hasFocus(); }));
    QTest::keyClicks(&field.editor, QStringLiteral("hello pomp"));
    REQUIRE(waitUntil([&] { return field.help.isSettled(); }));
    CHECK(field.wrong().isEmpty());
    QTest::keyClick(&field.editor, Qt::Key_Home);
    REQUIRE(waitUntil([&] { return field.wrong() == QStringList{QStringLiteral("pomp")}; }));
}

TEST_CASE("What may be meant is in the menu, and a word can be added")
{
    Field field;
    field.write(QStringLiteral("helo there"));
    CHECK(field.wrong() == QStringList{QStringLiteral("helo"), QStringLiteral("there")});
    QMenu* menu = field.menuAt(2);
    CHECK(menu->actions().first()->text() == QStringLiteral("hello"));
    menu->actions().first()->trigger();
    CHECK(field.editor.toPlainText() == QStringLiteral("hello there"));
    menu->close();
    REQUIRE(waitUntil([&] { return !field.editor.findChild<QMenu*>(QStringLiteral("editorMenu")); }));

    menu = field.menuAt(8);
    const auto actions = menu->actions();
    const auto add = std::find_if(actions.begin(), actions.end(), [](const QAction* action) {
        return action->text() == QStringLiteral("Add “there” to the dictionary");
    });
    REQUIRE(add != actions.end());
    (*add)->trigger();
    REQUIRE(waitUntil([&] { return field.wrong().isEmpty(); }));
    CHECK(QFile::exists(field.path("words.txt")));
}

TEST_CASE("A text that is too long to be prose is not checked and stays fluid")
{
    Field field;
    const QString line = QStringLiteral("helo pomp stopps at the levle of wather\n");
    field.write(line.repeated(SpellingHelp::longestText / line.size() + 1));
    CHECK(field.wrong(5).isEmpty());
    field.write(line.repeated(1000));
    CHECK(field.wrong(999).size() == 7); // all but "the"
    field.write(QStringLiteral("helo ").repeated(SpellingHelp::longestLine / 5 + 1));
    CHECK(field.wrong().isEmpty());
}
