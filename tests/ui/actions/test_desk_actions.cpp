// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/desk_actions.h"

#include "tests/support/waiting.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>
#include <QTest>
#include <QVBoxLayout>

using namespace threadline;
using namespace threadline::test;

namespace {

struct Window
{
    QWidget window;
    DeskActions actions{&window};
    QWidget* plain = new QWidget;
    QLineEdit* line = new QLineEdit;
    QPlainTextEdit* text = new QPlainTextEdit;
    QList<DeskAction> triggered;

    Window()
    {
        auto* layout = new QVBoxLayout(&window);
        plain->setFocusPolicy(Qt::StrongFocus);
        layout->addWidget(plain);
        layout->addWidget(line);
        layout->addWidget(text);
        QObject::connect(&actions, &DeskActions::triggered,
                         [this](DeskAction action) { triggered.append(action); });
        window.show();
        window.activateWindow();
        REQUIRE(waitUntil([this] { return window.isActiveWindow(); }));
    }

    void focus(QWidget* widget)
    {
        widget->setFocus();
        REQUIRE(waitUntil([widget] { return widget->hasFocus(); }));
    }
};

} // namespace

TEST_CASE("Single letters act when nobody types")
{
    Window w;
    w.focus(w.plain);
    QTest::keyClick(w.plain, Qt::Key_J);
    QTest::keyClick(w.plain, Qt::Key_E);
    QTest::keyClick(w.plain, Qt::Key_E, Qt::ShiftModifier);
    CHECK(w.triggered ==
          QList<DeskAction>{DeskAction::NextCase, DeskAction::Solve, DeskAction::SolveAndNext});
}

TEST_CASE("Single letters never act while somebody types")
{
    Window w;
    w.focus(w.line);
    QTest::keyClicks(w.line, QStringLiteral("jkrnezcogmE?/"));
    CHECK(w.line->text() == QStringLiteral("jkrnezcogmE?/"));
    w.focus(w.text);
    QTest::keyClicks(w.text, QStringLiteral("jkrnezcogmE?/"));
    CHECK(w.text->toPlainText() == QStringLiteral("jkrnezcogmE?/"));
    CHECK(w.triggered.isEmpty());
}

TEST_CASE("Keys with Ctrl act also while somebody types")
{
    Window w;
    w.focus(w.text);
    QTest::keyClick(w.text, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(w.text, Qt::Key_K, Qt::ControlModifier);
    CHECK(w.triggered == QList<DeskAction>{DeskAction::Send, DeskAction::Palette});
    CHECK(w.text->toPlainText().isEmpty());
}

TEST_CASE("G and a letter go to a view")
{
    Window w;
    w.focus(w.plain);
    QTest::keyClick(w.plain, Qt::Key_G);
    QTest::keyClick(w.plain, Qt::Key_M);
    CHECK(w.triggered == QList<DeskAction>{DeskAction::ViewMine});
}

TEST_CASE("No two actions share a key")
{
    Window w;
    QSet<QString> keys;
    const auto all = w.actions.all();
    for (const DeskAction which : all) {
        const auto shortcuts = w.actions.at(which)->shortcuts();
        for (const QKeySequence& shortcut : shortcuts) {
            INFO(shortcut.toString().toStdString());
            CHECK_FALSE(keys.contains(shortcut.toString()));
            keys.insert(shortcut.toString());
        }
    }
}
