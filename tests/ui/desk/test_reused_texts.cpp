// SPDX-License-Identifier: GPL-3.0-or-later
//
// Snippets, macros, signatures and emoji in the real window, as a person uses them.
#include "core/workspace/macro_steps.h"
#include "tests/support/desk_fixture.h"
#include "tests/ui/desk/desk.h"

#include <QComboBox>
#include <QListWidget>
#include <QTextBlock>
#include <QTextLayout>

using namespace threadline;
using namespace threadline::test;

namespace {

struct Written : DeskFixture
{
    Written()
    {
        addAccount();
        server().deliver(mailFrom(QStringLiteral("ingrid@aaltonen.example"), QStringLiteral("Pump stops"),
                                  QStringLiteral("It shows E-07."), 20, "m1@c.example"));
        sync();
        save(QStringLiteral("Hello"), QStringLiteral("Hello {{customer.first_name}}, case {{case.number}}."));
        save(QStringLiteral("Order"), QStringLiteral("About {{order.last.number}}: "));
    }

    void save(const QString& name, const QString& text)
    {
        requireOk(waitFor(workspace().saveSnippet({name, text, {}, {}})));
    }

    void saveMacro(const char* json)
    {
        requireOk(waitFor(workspace().saveMacro({QStringLiteral("Ask back"), *macroStepsFromText(json)})));
    }
};

void write(Desk& desk, const char* keys)
{
    desk.composer()->setFocus();
    QTest::keyClicks(desk.composer(), QString::fromUtf8(keys));
}

bool hasText(Desk& desk, const char* text)
{
    return waitUntil([&] { return desk.composer()->toPlainText() == QString::fromUtf8(text); });
}

QString problem(Desk& desk)
{
    return desk.find<QLabel>("composerProblem")->text();
}

} // namespace

TEST_CASE("A slash offers snippets, Enter puts one in with its variables filled in, one step of undo")
{
    Written written;
    Desk desk(written.workspace());
    desk.openFirst();
    desk.trigger(DeskAction::Reply);
    write(desk, "/hel");
    REQUIRE(desk.find<QWidget>("snippetPopup")->isVisible());
    QTest::keyClick(desk.composer(), Qt::Key_Return);
    CHECK(hasText(desk, "Hello ingrid, case 10001."));
    CHECK(desk.find<QPushButton>("sendButton")->isEnabled());
    desk.composer()->undo();
    CHECK(desk.composer()->toPlainText() == QStringLiteral("/hel"));
}

TEST_CASE("What is missing is marked, selected to be written over, named, and stops the reply")
{
    Written written;
    Desk desk(written.workspace());
    desk.openFirst();
    desk.trigger(DeskAction::Reply);
    desk.trigger(DeskAction::InsertSnippet);
    REQUIRE(desk.find<QWidget>("snippetPopup")->isVisible());
    QTest::keyClicks(desk.composer(), QStringLiteral("ord"));
    QTest::keyClick(desk.composer(), Qt::Key_Tab);
    REQUIRE(hasText(desk, "About {{order.last.number}}: "));
    CHECK(desk.composer()->textCursor().selectedText() == QStringLiteral("{{order.last.number}}"));
    CHECK_FALSE(desk.composer()->document()->firstBlock().layout()->formats().isEmpty());
    CHECK(problem(desk).startsWith(QStringLiteral("{{order.last.number}} is not filled in")));
    CHECK_FALSE(desk.find<QPushButton>("sendButton")->isEnabled());
    QTest::keyClick(desk.composer(), Qt::Key_Return, Qt::ControlModifier);
    CHECK(waitForValue(written.workspace().outbox()).isEmpty());
    write(desk, "A-7");
    CHECK(desk.composer()->toPlainText() == QStringLiteral("About A-7: "));
    CHECK(problem(desk).isEmpty());
    CHECK(desk.find<QPushButton>("sendButton")->isEnabled());
}

TEST_CASE("A variable typed by hand is filled in at its last brace, one that is pasted is not")
{
    Written written;
    Desk desk(written.workspace());
    desk.openFirst();
    desk.trigger(DeskAction::Reply);
    write(desk, "Case {{case.number}}");
    CHECK(hasText(desk, "Case 10001"));
    desk.composer()->insertPlainText(QStringLiteral(" {{case.number}}"));
    desk.settle();
    CHECK(desk.composer()->toPlainText() == QStringLiteral("Case 10001 {{case.number}}"));
    CHECK(problem(desk).contains(QStringLiteral("{{case.number}} is not filled in")));
}

TEST_CASE("A macro from the palette changes the case and its reply waits in the composer")
{
    Written written;
    written.saveMacro(R"([{"do":"reply","text":"Which number, {{customer.first_name}}?"},
                          {"do":"status","to":"waiting"},{"do":"tag","tag":"asked"}])");
    Desk desk(written.workspace());
    desk.openFirst();
    desk.trigger(DeskAction::Palette);
    QTest::keyClicks(desk.find<QLineEdit>("paletteInput"), QStringLiteral("ask ba"));
    desk.settle();
    QTest::keyClick(desk.find<QLineEdit>("paletteInput"), Qt::Key_Return);
    REQUIRE(hasText(desk, "Which number, ingrid?"));
    const Case after = written.onlyCase();
    CHECK(after.status == CaseStatus::Waiting);
    CHECK(after.tags == QStringList{QStringLiteral("asked")});
    CHECK(desk.find<QLabel>("notice")->text().contains(QStringLiteral("Ask back")));
    CHECK(waitForValue(written.workspace().outbox()).isEmpty());
    desk.trigger(DeskAction::Undo);
    REQUIRE(waitUntil([&] { return written.onlyCase().tags.isEmpty(); }));
    CHECK(written.onlyCase().status == CaseStatus::New);
    CHECK(desk.composer()->toPlainText() == QStringLiteral("Which number, ingrid?"));
}

TEST_CASE("A macro that replies does not write into a note")
{
    Written written;
    written.saveMacro(R"([{"do":"reply","text":"Hello"},{"do":"tag","tag":"asked"}])");
    Desk desk(written.workspace());
    desk.openFirst();
    desk.trigger(DeskAction::Note);
    write(desk, "Careful");
    desk.trigger(DeskAction::Palette);
    QTest::keyClicks(desk.find<QLineEdit>("paletteInput"), QStringLiteral("macro ask"));
    desk.settle();
    QTest::keyClick(desk.find<QLineEdit>("paletteInput"), Qt::Key_Return);
    CHECK(problem(desk) == QStringLiteral("The macro \"Ask back\" writes a reply: finish this note first."));
    CHECK(written.onlyCase().tags.isEmpty());
}

TEST_CASE("The signature is shown below the text and is no part of the draft")
{
    Written written;
    const auto account = waitForValue(written.workspace().accounts()).first().account.id;
    Desk desk(written.workspace());
    desk.openFirst();
    auto* signature = desk.find<QLabel>("composerSignature");
    CHECK_FALSE(signature->isVisible());
    requireOk(waitFor(written.workspace().setSignature(account, QStringLiteral("Yours, {{agent.name}}"))));
    REQUIRE(waitUntil([&] { return signature->isVisible(); }));
    CHECK(signature->text() == QStringLiteral("Yours, Anna Kivi"));
    desk.trigger(DeskAction::Reply);
    write(desk, "Hi");
    CHECK(desk.composer()->toPlainText() == QStringLiteral("Hi"));
    desk.trigger(DeskAction::Note);
    CHECK_FALSE(signature->isVisible());
    desk.trigger(DeskAction::Reply);
    QTest::keyClick(desk.composer(), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(waitUntil([&] { return !waitForValue(written.workspace().outbox()).isEmpty(); }));
    CHECK(written.history(QStringLiteral("ingrid@aaltonen.example")).last().interaction.text
          == QStringLiteral("Hi\n\n-- \nYours, Anna Kivi"));
}

TEST_CASE("Snippets are made, corrected, renamed and removed in the settings")
{
    Written written;
    Desk desk(written.workspace());
    desk.trigger(DeskAction::ShowSettings);
    desk.settle();
    desk.click("editTexts");
    desk.settle();
    desk.click("newSnippet");
    desk.fill("snippetName", QStringLiteral("Bye"));
    desk.find<QPlainTextEdit>("snippetText")->setPlainText(QStringLiteral("Yours, {{agent.nmae}}"));
    desk.click("snippetSave");
    REQUIRE(waitUntil([&] { return desk.find<QLabel>("snippetProblem")->text().contains(QStringLiteral("{{agent.nmae}}")); }));
    desk.find<QPlainTextEdit>("snippetText")->setPlainText(QStringLiteral("Yours, {{agent.name}}"));
    desk.click("snippetSave");
    REQUIRE(waitUntil([&] { return waitForValue(written.workspace().snippets()).size() == 3; }));
    desk.settle();
    auto* list = desk.find<QListWidget>("textsList");
    REQUIRE(waitUntil([&] { return list->currentItem() && list->currentItem()->text() == QStringLiteral("Bye"); }));

    desk.fill("snippetName", QStringLiteral("Goodbye"));
    desk.fill("snippetShortcut", QStringLiteral("gb"));
    desk.click("snippetSave");
    REQUIRE(waitUntil([&] { return waitForValue(written.workspace().snippets()).first().name == QStringLiteral("Goodbye"); }));
    CHECK(waitForValue(written.workspace().snippets()).size() == 3);
    desk.settle();
    desk.click("snippetRemove");
    REQUIRE(waitUntil([&] { return waitForValue(written.workspace().snippets()).size() == 2; }));
}

TEST_CASE("A macro is put together step by step in the settings")
{
    Written written;
    Desk desk(written.workspace());
    desk.trigger(DeskAction::ShowSettings);
    desk.settle();
    desk.click("editTexts");
    desk.settle();
    desk.click("newMacro");
    desk.fill("macroName", QStringLiteral("Wait"));
    auto* kind = desk.find<QComboBox>("stepKind");
    kind->setCurrentText(QStringLiteral("snooze"));
    desk.fill("step_for", QStringLiteral("soon"));
    desk.click("macroSave");
    CHECK(desk.find<QLabel>("macroProblem")->text()
          == QStringLiteral("Step 1 of the macro: \"soon\" is no span of time: write 90m, 4h or 3d."));
    desk.fill("step_for", QStringLiteral("3d"));
    desk.click("macroSave");
    REQUIRE(waitUntil([&] { return !waitForValue(written.workspace().macros()).isEmpty(); }));
    const Macro macro = waitForValue(written.workspace().macros()).first();
    CHECK(macro.name == QStringLiteral("Wait"));
    REQUIRE(macro.steps.size() == 1);
    CHECK(macroStepWords(macro.steps.first()) == QStringLiteral("snooze for 3d"));
}

TEST_CASE("A megabyte pasted into the composer is there, can be written on and is sent")
{
    Written written;
    Desk desk(written.workspace());
    desk.openFirst();
    desk.trigger(DeskAction::Reply);
    const QString line = QStringLiteral("2024-11-20 08:00 pump stopped {{ code 7: see /hello and :smile\n");
    desk.composer()->setFocus();
    desk.composer()->insertPlainText(line.repeated(1'000'000 / line.size()));
    QTest::keyClicks(desk.composer(), QStringLiteral("Is this all? /hel"));
    REQUIRE(desk.find<QWidget>("snippetPopup")->isVisible());
    QTest::keyClick(desk.composer(), Qt::Key_Return);
    REQUIRE(waitUntil([&] { return desk.composer()->toPlainText().endsWith(QStringLiteral("case 10001.")); }));
    QTest::keyClick(desk.composer(), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(waitUntil([&] { return !waitForValue(written.workspace().outbox()).isEmpty(); }));
}

TEST_CASE("A template fills in the subject of a message that opens a case, not over one that was written")
{
    Written written;
    requireOk(waitFor(written.workspace().saveSnippet({QStringLiteral("Recall"), QStringLiteral("Please stop using it."),
                                                       QStringLiteral("rec"),
                                                       QStringLiteral("Recall, {{customer.first_name}}")})));
    Desk desk(written.workspace());
    desk.openFirst();
    desk.trigger(DeskAction::NewMessage);
    auto* subject = desk.find<QLineEdit>("composerSubject");
    write(desk, "/rec");
    QTest::keyClick(desk.composer(), Qt::Key_Return);
    REQUIRE(hasText(desk, "Please stop using it."));
    CHECK(waitUntil([&] { return subject->text() == QStringLiteral("Recall, ingrid"); }));

    desk.fill("composerSubject", QStringLiteral("Mine"));
    write(desk, " /rec");
    QTest::keyClick(desk.composer(), Qt::Key_Return);
    REQUIRE(waitUntil([&] { return desk.composer()->toPlainText().contains(QStringLiteral("it. Please")); }));
    desk.settle();
    CHECK(subject->text() == QStringLiteral("Mine"));
}

TEST_CASE("How long a conversation lasts is chosen at the account in the settings")
{
    Written written;
    Desk desk(written.workspace());
    desk.trigger(DeskAction::ShowSettings);
    desk.settle();
    auto* hours = desk.find<QComboBox>("accountCardConversation");
    CHECK(hours->currentIndex() == 0);
    hours->setFocus();
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(hours, Qt::Key_Down);
    }
    CHECK(hours->currentText() == QStringLiteral("joins an open case for a day"));
    REQUIRE(waitUntil([&] {
        const Account account = waitForValue(written.workspace().accounts()).first().account;
        return account.settings.value(QLatin1String("conversation_hours")).toInt() == 24;
    }));
    desk.settle();
    CHECK(hours->currentText() == QStringLiteral("joins an open case for a day"));
}
