// SPDX-License-Identifier: GPL-3.0-or-later
//
// Calls and visits logged in the window, with the keyboard.
#include "tests/core/workspace/case_desk.h"
#include "tests/ui/desk/desk.h"
#include "ui/models/time_words.h"
#include "ui/timeline/timeline_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>

using namespace threadline;
using namespace threadline::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct TouchesAtDesk : CaseDesk
{
    TouchesAtDesk()
    {
        clock().set(currentMoment()); // the form's clock is this machine's
        desk.openFirst();
    }

    Desk desk{workspace()};

    /// Two keys, as at the desk.
    void press(Qt::Key first, Qt::Key second)
    {
        desk.window().activateWindow();
        REQUIRE(waitUntil([this] { return desk.window().isActiveWindow(); }));
        QTest::keyClick(desk.find<QListView>("queueList"), first);
        QTest::keyClick(desk.find<QListView>("queueList"), second);
    }

    bool isShown(const char* name) { return desk.find<QWidget>(name)->isVisible(); }
    QPlainTextEdit* text() { return desk.find<QPlainTextEdit>("touchText"); }
    QComboBox* choice(const char* name) { return desk.find<QComboBox>(name); }

    void logIt()
    {
        QTest::keyClick(text(), Qt::Key_Return, Qt::ControlModifier);
        REQUIRE(waitUntil([this] { return !isShown("touchForm"); }));
        desk.settle();
    }

    QString shown() { return desk.timeline().join(u'\n'); }
    bool says(const QString& words)
    {
        return waitUntil([&] { return shown().contains(words); });
    }

    Interaction newest()
    {
        const auto entries = history(tomas);
        return entries.last().interaction;
    }
};

} // namespace

TEST_CASE("V then C logs a call of the customer on screen, with everything by the keyboard")
{
    TouchesAtDesk at;
    at.press(Qt::Key_V, Qt::Key_C);
    REQUIRE(at.isShown("touchForm"));
    CHECK_FALSE(at.isShown("composer"));
    CHECK(at.text()->hasFocus());
    CHECK(at.choice("touchCase")->currentText() == u"In #10003 Refund"_s);
    QTest::keyClicks(at.text(), u"Wants to know when."_s);
    at.desk.fill("touchDuration", u"6:12"_s);
    at.desk.fill("touchOutcome", u"Promised for Friday"_s);
    at.desk.fill("touchNext", u"Call the bank"_s);
    at.choice("touchThen")->setCurrentText(u"Then Waiting"_s);
    at.choice("touchLater")->setCurrentText(u"Remind me tomorrow morning"_s);
    at.logIt();
    CHECK(at.isShown("composer"));
    CHECK(at.says(u"Inbound call · 6 min 12 s"_s));
    CHECK(at.says(u"Outcome: Promised for Friday. Next step: Call the bank"_s));
    const Interaction call = at.newest();
    CHECK(call.text == u"Wants to know when."_s);
    CHECK(call.details.value("seconds"_L1) == 372);
    CHECK(at.one(10'003).status == CaseStatus::Waiting);
    const CaseDetails details = waitForValue(at.workspace().caseDetails(at.one(10'003).id));
    REQUIRE(details.reminders.size() == 1);
    CHECK(details.reminders.first().words == u"Call the bank"_s);

    at.desk.trigger(DeskAction::Undo);
    REQUIRE(waitUntil([&] { return !at.shown().contains(u"Inbound call"_s); }));
    CHECK(at.one(10'003).status == CaseStatus::New);
}

TEST_CASE("What can be typed depends on what it is")
{
    TouchesAtDesk at;
    at.press(Qt::Key_V, Qt::Key_I);
    CHECK(at.isShown("touchAmount"));
    CHECK_FALSE(at.isShown("touchTimer"));
    CHECK_FALSE(at.isShown("touchMissed"));
    CHECK(at.choice("touchDirection")->currentText() == u"To them"_s);
    at.desk.click("touchKind_visit");
    CHECK_FALSE(at.isShown("touchAmount"));
    CHECK(at.isShown("touchTimer"));
    CHECK(at.isShown("touchPlace"));
    CHECK(at.choice("touchDirection")->currentText() == u"They came to us"_s);
    at.desk.find<QCheckBox>("touchMissed")->setChecked(true);
    CHECK_FALSE(at.isShown("touchTimer"));
    CHECK(at.desk.find<QPushButton>("touchLog")->text() == u"Log visit"_s);
}

TEST_CASE("The timer says how long it took and when it began")
{
    TouchesAtDesk at;
    at.desk.click("composerLogTab");
    auto* started = at.desk.find<QDateTimeEdit>("touchStarted");
    started->setDateTime(QDateTime::currentDateTime().addDays(-3));
    at.desk.click("touchTimer");
    CHECK(at.desk.find<QPushButton>("touchTimer")->text() == u"Stop"_s);
    CHECK(std::abs(started->dateTime().secsTo(QDateTime::currentDateTime())) < 60);
    auto* duration = at.desk.find<QLineEdit>("touchDuration");
    CHECK(duration->isReadOnly());
    REQUIRE(waitUntil([&] { return duration->text() == u"0:01"_s; }));
    at.desk.click("touchTimer");
    CHECK(at.desk.find<QPushButton>("touchTimer")->text() == u"Start timer"_s);
    CHECK_FALSE(duration->isReadOnly());
    at.logIt();
    CHECK(at.newest().details.value("seconds"_L1).toInt() >= 1);
}

TEST_CASE("What is begun for one customer is there again when they are, also after Escape")
{
    TouchesAtDesk at;
    const QString first = at.desk.shownCustomer();
    at.press(Qt::Key_V, Qt::Key_V);
    QTest::keyClicks(at.text(), u"Brought the old seal"_s);
    QTest::keyClick(at.text(), Qt::Key_Escape);
    CHECK_FALSE(at.isShown("touchForm"));
    CHECK(at.isShown("composer"));
    at.desk.trigger(DeskAction::NextCase);
    REQUIRE(waitUntil([&] { return at.desk.shownCustomer() != first && at.desk.window().isSettled(); }));
    at.press(Qt::Key_V, Qt::Key_V);
    CHECK(at.text()->toPlainText().isEmpty());
    at.desk.trigger(DeskAction::PreviousCase);
    REQUIRE(waitUntil([&] { return at.desk.shownCustomer() == first && at.desk.window().isSettled(); }));
    CHECK_FALSE(at.isShown("touchForm"));
    at.press(Qt::Key_V, Qt::Key_V);
    CHECK(at.text()->toPlainText() == u"Brought the old seal"_s);
}

TEST_CASE("A duration that is none keeps the form open and says what to write")
{
    TouchesAtDesk at;
    at.press(Qt::Key_V, Qt::Key_C);
    at.desk.fill("touchDuration", u"long"_s);
    at.desk.click("touchLog");
    CHECK(at.isShown("touchForm"));
    CHECK(at.desk.find<QLabel>("touchProblem")->text() == u"“long” is no duration: write 12 (minutes), 6:12 or 1h20m."_s);
    CHECK(at.history(tomas).size() == 1);
}

TEST_CASE("What was logged is corrected from its entry and taken back")
{
    TouchesAtDesk at;
    at.press(Qt::Key_V, Qt::Key_D);
    at.desk.fill("touchReference", u"LS-1"_s);
    at.logIt();
    REQUIRE(at.says(u"Delivery LS-1"_s));
    Q_EMIT at.desk.find<TimelineView>("timeline")->correctionWanted(at.newest());
    REQUIRE(at.isShown("touchForm"));
    CHECK(at.desk.find<QLineEdit>("touchReference")->text() == u"LS-1"_s);
    CHECK_FALSE(at.isShown("touchCase"));
    at.desk.fill("touchReference", u"LS-2"_s);
    at.logIt();
    REQUIRE(at.says(u"Delivery LS-2"_s));
    REQUIRE(waitUntil([&] { return !at.shown().contains(u"LS-1"_s); }));
    Q_EMIT at.desk.find<TimelineView>("timeline")->takeBackWanted(at.newest());
    REQUIRE(waitUntil([&] { return !at.shown().contains(u"LS-2"_s); }));
    CHECK(at.history(tomas).size() == 1);
}

TEST_CASE("The palette and the cheat sheet know how to log")
{
    TouchesAtDesk at;
    const QAction* action = at.desk.window().actions().at(DeskAction::LogCall);
    CHECK(action->text() == u"Log a call"_s);
    CHECK(DeskActions::keysInWords(action) == u"V then C"_s);
}
