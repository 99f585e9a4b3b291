// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/writing/completion_popup.h"

#include "tests/support/waiting.h"
#include "ui/writing/snippet_finding.h"

#include <QPlainTextEdit>
#include <QTest>
#include <QVBoxLayout>

using namespace threadline;
using namespace threadline::test;

namespace {

const QList<SavedSnippet> known{{QStringLiteral("Hello"), QStringLiteral("Hello there"), {}, {}},
                           {QStringLiteral("Return label"), QStringLiteral("Your label"), QStringLiteral("rl"), {}},
                           {QStringLiteral("Goodbye"), QStringLiteral("Yours"), {}, {}}};

QStringList keysOf(const QList<CompletionItem>& items)
{
    QStringList keys;
    for (const CompletionItem& item : items) {
        keys.append(item.key);
    }
    return keys;
}

struct Field
{
    Theme theme{ThemeChoice::Light};
    QWidget window;
    QPlainTextEdit* editor = new QPlainTextEdit(&window);
    QStringList taken;
    CompletionPopup* popup = nullptr;

    Field()
    {
        const auto find = [](const QString& typed) { return matchingSnippets(known, typed); };
        const auto take = [this](const QString& key, QTextCursor typed) {
            taken.append(key);
            typed.insertText(QLatin1Char('[') + key + QLatin1Char(']'));
        };
        popup = new CompletionPopup(theme, *editor,
                                    {{QStringLiteral("::"), 0, find, take},
                                     {QStringLiteral("/"), 0, find, take},
                                     {QStringLiteral(":"), 2, find, take}});
        (new QVBoxLayout(&window))->addWidget(editor);
        window.resize(600, 400);
        window.show();
        window.activateWindow();
        editor->setFocus();
        REQUIRE(waitUntil([this] { return editor->hasFocus(); }));
    }

    void type(const char* text) { QTest::keyClicks(editor, QString::fromUtf8(text)); }
    void press(Qt::Key key) { QTest::keyClick(editor, key); }
    QString text() const { return editor->toPlainText(); }
};

} // namespace

TEST_CASE("Shortcuts fit best, then beginnings of names, then words in them")
{
    CHECK(keysOf(matchingSnippets(known, {})).size() == 3);
    CHECK(keysOf(matchingSnippets(known, QStringLiteral("r"))) == QStringList{QStringLiteral("Return label")});
    CHECK(keysOf(matchingSnippets(known, QStringLiteral("LABEL"))) == QStringList{QStringLiteral("Return label")});
    CHECK(keysOf(matchingSnippets({known[0], {QStringLiteral("Sorry"), QStringLiteral("s"), QStringLiteral("he"), {}}},
                                  QStringLiteral("he")))
          == QStringList{QStringLiteral("Sorry"), QStringLiteral("Hello")});
    CHECK(matchingSnippets(known, QStringLiteral("bel")).isEmpty());
}

TEST_CASE("A slash at the beginning of a word opens the list and typing narrows it")
{
    Field field;
    field.type("Dear /");
    CHECK(field.popup->isVisible());
    CHECK(field.popup->model()->rowCount() == 3);
    field.type("ret");
    CHECK(field.popup->model()->rowCount() == 1);
    CHECK(field.editor->hasFocus());
    field.press(Qt::Key_Return);
    CHECK(field.text() == QStringLiteral("Dear [Return label]"));
    CHECK_FALSE(field.popup->isVisible());
}

TEST_CASE("Walking down takes another, by Tab as well")
{
    Field field;
    field.type("::");
    REQUIRE(field.popup->isVisible());
    field.press(Qt::Key_Down);
    field.press(Qt::Key_Down);
    field.press(Qt::Key_Down); // and round again
    field.press(Qt::Key_Up);
    field.press(Qt::Key_Tab);
    CHECK(field.taken == QStringList{QStringLiteral("Goodbye")});
    CHECK(field.text() == QStringLiteral("[Goodbye]"));
}

TEST_CASE("Esc leaves what was typed and does not ask again for that word")
{
    Field field;
    field.type("/he");
    REQUIRE(field.popup->isVisible());
    field.press(Qt::Key_Escape);
    CHECK_FALSE(field.popup->isVisible());
    field.type("l");
    CHECK_FALSE(field.popup->isVisible());
    field.press(Qt::Key_Return);
    CHECK(field.text() == QStringLiteral("/hel\n"));
    field.type("/");
    CHECK(field.popup->isVisible());
}

TEST_CASE("Slashes and colons inside words, paths and times open nothing")
{
    Field field;
    for (const char* text : {"and/or ", "https://shop.example/hello ", "at 10:30 ", "/ 5 ", ": ", "/usr/he "}) {
        field.type(text);
        INFO(text);
        CHECK_FALSE(field.popup->isVisible());
    }
    CHECK(field.taken.isEmpty());
}

TEST_CASE("One colon waits for two letters")
{
    Field field;
    field.type(":h");
    CHECK_FALSE(field.popup->isVisible());
    field.type("e");
    CHECK(field.popup->isVisible());
    field.press(Qt::Key_Backspace);
    CHECK_FALSE(field.popup->isVisible());
}

TEST_CASE("The list goes away with the focus, and a text set by the program opens none")
{
    Field field;
    field.type("/");
    REQUIRE(field.popup->isVisible());
    field.editor->clearFocus();
    CHECK_FALSE(field.popup->isVisible());
    field.editor->setPlainText(QStringLiteral("/he"));
    field.editor->moveCursor(QTextCursor::End);
    CHECK_FALSE(field.popup->isVisible());
}

TEST_CASE("The list can be opened without an opening")
{
    Field field;
    field.type("Dear");
    field.popup->offer(1);
    REQUIRE(field.popup->isVisible());
    field.type("good");
    field.press(Qt::Key_Enter);
    CHECK(field.text() == QStringLiteral("Dear[Goodbye]"));
}
