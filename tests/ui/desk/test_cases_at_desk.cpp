// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cases in the window: by key, by card, many at once, and taken back.
#include "tests/core/workspace/case_desk.h"
#include "tests/ui/desk/desk.h"
#include "ui/timeline/timeline_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QTabBar>
#include <QToolButton>

using namespace threadline;
using namespace threadline::test;

namespace {

struct CasesAtDesk : CaseDesk
{
    Desk desk{workspace()};

    QListView* list() { return desk.find<QListView>("queueList"); }

    int rowOf(qint64 number)
    {
        for (int row = 0; row < desk.queue()->rowCount(); ++row) {
            if (desk.queueRow(row).number == number) {
                return row;
            }
        }
        FAIL("case " << number << " is not in the queue");
        return -1;
    }

    void click(qint64 number, Qt::KeyboardModifiers modifiers = {})
    {
        const QRect where = list()->visualRect(desk.queue()->index(rowOf(number), 0));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, modifiers, where.center());
        desk.settle();
    }

    /// Opens a case as a click on its row does.
    void open(qint64 number)
    {
        click(number);
        REQUIRE(waitUntil([&] {
            return desk.find<QLabel>("caseSubject")->text().startsWith(QStringLiteral("Case %1").arg(number));
        }));
        desk.settle();
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        // Without a window system nothing makes the window the active one again after a card.
        desk.window().activateWindow();
        REQUIRE(waitUntil([this] { return desk.window().isActiveWindow(); }));
        QTest::keyClick(list(), key, modifiers);
    }

    QWidget* card()
    {
        REQUIRE(waitUntil([] {
            return QApplication::activePopupWidget() && QApplication::activePopupWidget()->isActiveWindow();
        }));
        return QApplication::activePopupWidget();
    }

    QStringList choices()
    {
        QStringList words;
        const auto* model = card()->findChild<QListView*>(QStringLiteral("choiceList"))->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            words.append(model->index(row, 0).data().toString());
        }
        return words;
    }

    /// Types into the card and takes what is on top with Enter.
    void choose(const QString& typed)
    {
        auto* field = card()->findChild<QLineEdit*>(QStringLiteral("choiceField"));
        QTest::keyClicks(field, typed);
        QTest::keyClick(field, Qt::Key_Return);
    }

    /// The same once this is among what can be chosen.
    void chooseListed(const QString& words)
    {
        REQUIRE(waitUntil([&] { return choices().contains(words); }));
        choose(words);
    }

    QString notice() { return desk.find<QLabel>("notice")->text(); }
    void hears(const QString& sentence)
    {
        waitUntil([&] { return notice() == sentence; }, std::chrono::seconds(20));
        REQUIRE(notice().toStdString() == sentence.toStdString());
    }
    QTabBar* tabs() { return desk.find<QTabBar>("queueTabs"); }
    int tab(const QString& words)
    {
        for (int i = 0; i < tabs()->count(); ++i) {
            if (tabs()->tabText(i) == words) {
                return i;
            }
        }
        return -1;
    }
};

} // namespace

TEST_CASE_METHOD(CasesAtDesk, "T and a word tag the open case, Z takes it back, and the button does it again")
{
    open(10001);
    press(Qt::Key_T);
    choose(QStringLiteral("Refund due"));
    hears(QStringLiteral("Case #10001 tagged refund-due."));
    CHECK(one(10001).tags == QStringList{QStringLiteral("refund-due")});
    REQUIRE(waitUntil([&] { return desk.queueRow(rowOf(10001)).tags.contains(QStringLiteral("refund-due")); }));

    press(Qt::Key_Z);
    hears(QStringLiteral("Taken back: Case #10001 tagged refund-due."));
    CHECK(one(10001).tags.isEmpty());
    desk.click("noticeAction");
    hears(QStringLiteral("Case #10001 tagged refund-due."));
    CHECK(one(10001).tags.size() == 1);
}

TEST_CASE_METHOD(CasesAtDesk, "A tag that is in use is offered, and choosing one that a case has takes it away")
{
    change({10003}, case_change::Tag{QStringLiteral("billing")});
    open(10001);
    press(Qt::Key_T);
    chooseListed(QStringLiteral("billing"));
    hears(QStringLiteral("Case #10001 tagged billing."));
    REQUIRE(waitUntil([&] { return desk.window().findChild<QWidget*>(QStringLiteral("caseTag_billing")) != nullptr; }));
    press(Qt::Key_T);
    chooseListed(QStringLiteral("billing"));
    hears(QStringLiteral("Case #10001 no longer tagged billing."));
    CHECK(one(10001).tags.isEmpty());
}

TEST_CASE_METHOD(CasesAtDesk, "S puts a case off until they write, the tab of what sleeps appears, and Shift+S wakes it")
{
    open(10001);
    CHECK(tab(QStringLiteral("Snoozed 1")) < 0);
    press(Qt::Key_S);
    choose(QStringLiteral("they write"));
    hears(QStringLiteral("Case #10001 snoozed until they write."));
    REQUIRE(waitUntil([&] { return tab(QStringLiteral("Snoozed 1")) == 2; }));
    REQUIRE(waitUntil([&] { return desk.queue()->rowCount() == 2; }));

    tabs()->setCurrentIndex(2);
    desk.settle();
    CHECK(desk.queueRow(0).number == 10001);
    CHECK(desk.queueRow(0).snoozedUntil == untilTheyWrite);
    press(Qt::Key_S, Qt::ShiftModifier);
    hears(QStringLiteral("Case #10001 awake again."));
    CHECK(one(10001).snoozedUntil.isNull());
}

TEST_CASE_METHOD(CasesAtDesk, "P sets the priority, which the row tells")
{
    open(10002);
    press(Qt::Key_P);
    choose(QStringLiteral("urg"));
    hears(QStringLiteral("Case #10002 set to priority urgent."));
    REQUIRE(waitUntil([&] { return desk.queueRow(rowOf(10002)).priority == CasePriority::Urgent; }));
    CHECK(list()->model()->index(rowOf(10002), 0).data().toString().contains(QStringLiteral("priority urgent")));
}

TEST_CASE_METHOD(CasesAtDesk, "A gives a case to somebody seen before")
{
    change({10003}, case_change::Assignee{QStringLiteral("Jonas L.")});
    open(10001);
    press(Qt::Key_A);
    chooseListed(QStringLiteral("Jonas L."));
    hears(QStringLiteral("Case #10001 assigned to Jonas L.."));
    REQUIRE(waitUntil([&] { return desk.find<QPushButton>("assigneeButton")->text() == QStringLiteral("Jonas L."); }));
}

TEST_CASE_METHOD(CasesAtDesk, "Three selected with the keyboard are tagged at once and taken back at once")
{
    CHECK_FALSE(desk.find<QWidget>("bulkBar")->isVisible());
    open(desk.queueRow(0).number);
    press(Qt::Key_J, Qt::ShiftModifier);
    press(Qt::Key_Down, Qt::ShiftModifier);
    CHECK(desk.find<QLabel>("bulkCount")->text() == QStringLiteral("3 selected"));
    press(Qt::Key_T);
    choose(QStringLiteral("refund"));
    hears(QStringLiteral("3 cases tagged refund."));
    for (const qint64 number : {10001, 10002, 10003}) {
        CHECK(one(number).tags == QStringList{QStringLiteral("refund")});
    }
    desk.click("noticeAction");
    hears(QStringLiteral("Taken back: 3 cases tagged refund."));
    for (const qint64 number : {10001, 10002, 10003}) {
        CHECK(one(number).tags.isEmpty());
    }
}

TEST_CASE_METHOD(CasesAtDesk, "Ctrl and a click add one to the open case, and solving them empties the selection")
{
    open(10001);
    click(10003, Qt::ControlModifier);
    CHECK(desk.find<QLabel>("bulkCount")->text() == QStringLiteral("2 selected"));
    CHECK(desk.shownCustomer() == QStringLiteral("ingrid")); // what is open stays open
    press(Qt::Key_E);
    hears(QStringLiteral("2 cases solved."));
    CHECK(one(10001).status == CaseStatus::Solved);
    CHECK(one(10002).status == CaseStatus::New);
    CHECK(one(10003).status == CaseStatus::Solved);
    CHECK_FALSE(desk.find<QWidget>("bulkBar")->isVisible());
}

TEST_CASE_METHOD(CasesAtDesk, "Of a selection with one that refuses none is changed and the sentence names it")
{
    change({10002}, case_change::Status{CaseStatus::Closed});
    tabs()->setCurrentIndex(0);
    desk.trigger(DeskAction::FilterQueue);
    card()->findChild<QCheckBox*>(QStringLiteral("filterStatus_new"))->click();
    card()->findChild<QCheckBox*>(QStringLiteral("filterStatus_closed"))->click();
    QTest::keyClick(card(), Qt::Key_Escape);
    REQUIRE(waitUntil([&] { return desk.queue()->rowCount() == 3; }));
    desk.settle();
    press(Qt::Key_A, Qt::ControlModifier);
    REQUIRE(waitUntil([&] { return desk.find<QLabel>("bulkCount")->text() == QStringLiteral("3 selected"); }));
    desk.trigger(DeskAction::SetWaiting);
    hears(QStringLiteral("Case #10002 is closed: reopen it first. None of the 3 cases was changed."));
    CHECK(one(10001).status == CaseStatus::New);
}

TEST_CASE_METHOD(CasesAtDesk, "All of a tab are selected as cases though most were never on the screen")
{
    for (int i = 0; i < 300; ++i) {
        bring(mailFrom(QStringLiteral("many@many.example"), QStringLiteral("Matter %1").arg(i), QStringLiteral("…"), 20,
                       QByteArray("many") + QByteArray::number(i)));
    }
    REQUIRE(waitUntil([&] { return desk.queue()->rowCount() == 303; }));
    desk.settle();
    press(Qt::Key_A, Qt::ControlModifier);
    REQUIRE(waitUntil([&] { return desk.find<QLabel>("bulkCount")->text() == QStringLiteral("303 selected"); }));
    desk.trigger(DeskAction::SetOnHold);
    hears(QStringLiteral("303 cases set to On hold."));
    REQUIRE(waitUntil([&] { return desk.queue()->rowCount() == 0; }));
    press(Qt::Key_Z);
    REQUIRE(waitUntil([&] { return desk.queue()->rowCount() == 303; }));
}

TEST_CASE_METHOD(CasesAtDesk, "Cases of a customer are merged and stand alone again")
{
    open(10002);
    press(Qt::Key_M, Qt::ShiftModifier);
    chooseListed(QStringLiteral("#10001 Pump"));
    hears(QStringLiteral("Case #10002 merged into #10001."));
    CHECK(one(10002).mergedInto == one(10001).id);
    CHECK(numberOf(ingrid, QStringLiteral("It leaks.")) == 10001);
    press(Qt::Key_Z);
    hears(QStringLiteral("Taken back: Case #10002 merged into #10001."));
    CHECK(numberOf(ingrid, QStringLiteral("It leaks.")) == 10002);
}

TEST_CASE_METHOD(CasesAtDesk, "What is shown is saved as a view, found in its menu, and removed again")
{
    change({10003}, case_change::Tag{QStringLiteral("billing")});
    desk.settle();
    desk.trigger(DeskAction::FilterQueue);
    auto* tags = card()->findChild<QComboBox*>(QStringLiteral("filterTag"));
    REQUIRE(waitUntil([&] { return tags->findText(QStringLiteral("billing")) > 0; }));
    tags->setCurrentIndex(tags->findText(QStringLiteral("billing")));
    QTest::keyClick(card(), Qt::Key_Escape);
    REQUIRE(waitUntil([&] { return desk.queue()->rowCount() == 1; }));
    CHECK(desk.find<QLabel>("filterWords")->text() == QStringLiteral("billing"));

    desk.trigger(DeskAction::SaveView);
    choose(QStringLiteral("Money"));
    auto* title = desk.find<QPushButton>("queueView");
    REQUIRE(waitUntil([&] { return title->text() == QStringLiteral("Money"); }));
    CHECK(waitForValue(workspace().savedViews()).first().filter.tag == QStringLiteral("billing"));

    desk.click("filterNone");
    REQUIRE(waitUntil([&] { return desk.queue()->rowCount() == 3; }));
    const auto pick = [&](const QString& words) {
        const auto actions = title->menu()->actions();
        for (QAction* action : actions) {
            if (action->text() == words) {
                action->trigger();
                return;
            }
        }
        FAIL("not in the menu: " << words.toStdString());
    };
    pick(QStringLiteral("Money"));
    REQUIRE(waitUntil([&] { return desk.queue()->rowCount() == 1; }));
    pick(QStringLiteral("Remove “Money”"));
    REQUIRE(waitUntil([&] { return title->text() == QStringLiteral("All cases"); }));
    CHECK(waitForValue(workspace().savedViews()).isEmpty());
}

TEST_CASE_METHOD(CasesAtDesk, "A merge is taken back in the card of the case that shows it")
{
    waitForValue(workspace().mergeCases(ids({10002}), one(10001).id));
    open(10001);
    REQUIRE(waitUntil([&] { return desk.window().findChild<QPushButton*>(QStringLiteral("caseUnmerge")) != nullptr; }));
    desk.click("caseUnmerge");
    hears(QStringLiteral("Case #10002 stands alone again."));
    CHECK_FALSE(one(10002).mergedInto);
}

TEST_CASE_METHOD(CasesAtDesk, "The cross of a tag in the case's card takes it away")
{
    change({10001}, case_change::Tag{QStringLiteral("billing")});
    open(10001);
    REQUIRE(waitUntil([&] { return desk.window().findChild<QWidget*>(QStringLiteral("caseTag_billing")) != nullptr; }));
    desk.click("caseTag_billing");
    hears(QStringLiteral("Case #10001 no longer tagged billing."));
    CHECK(one(10001).tags.isEmpty());
}

TEST_CASE_METHOD(CasesAtDesk, "A field is defined in the settings and filled in at the case, which refuses what it cannot take")
{
    desk.trigger(DeskAction::ShowSettings);
    desk.settle();
    desk.fill("fieldName", QStringLiteral("Bought on"));
    auto* kind = desk.find<QComboBox>("fieldKind");
    kind->setCurrentIndex(kind->findText(QStringLiteral("Date")));
    desk.click("fieldDefine");
    REQUIRE(waitUntil([&] { return waitForValue(workspace().caseFields()).size() == 1; }));

    desk.trigger(DeskAction::ShowQueue);
    open(10001);
    REQUIRE(waitUntil([&] { return desk.window().findChild<QLineEdit*>(QStringLiteral("caseField_Bought on")) != nullptr; }));
    desk.fill("caseField_Bought on", QStringLiteral("last week"));
    QTest::keyClick(desk.find<QLineEdit>("caseField_Bought on"), Qt::Key_Return);
    auto* problem = desk.find<QLabel>("caseFieldProblem_Bought on");
    REQUIRE(waitUntil([&] { return problem->isVisible(); }));
    CHECK(problem->text() == QStringLiteral("\"last week\" is no date, and \"Bought on\" takes one like 2026-11-22."));

    desk.fill("caseField_Bought on", QStringLiteral("2026-11-02"));
    QTest::keyClick(desk.find<QLineEdit>("caseField_Bought on"), Qt::Key_Return);
    hears(QStringLiteral("Case #10001 given “Bought on”: 2026-11-02."));
    CHECK(one(10001).fields.value(QStringLiteral("Bought on")) == QStringLiteral("2026-11-02"));
    CHECK_FALSE(problem->isVisible());
}

TEST_CASE_METHOD(CasesAtDesk, "A reminder is set with H in two steps and done in the card")
{
    open(10001);
    press(Qt::Key_H);
    choose(QStringLiteral("Call them"));
    choose(QStringLiteral("tomorrow"));
    REQUIRE(waitUntil([&] { return waitForValue(workspace().caseDetails(one(10001).id)).reminders.size() == 1; }));
    CHECK(waitForValue(workspace().caseDetails(one(10001).id)).reminders.first().words == QStringLiteral("Call them"));
    REQUIRE(waitUntil([&] { return desk.window().findChild<QPushButton*>(QStringLiteral("reminderDone")) != nullptr; }));
    desk.click("reminderDone");
    hears(QStringLiteral("Done: Call them."));
    CHECK(waitForValue(workspace().caseDetails(one(10001).id)).reminders.isEmpty());
}

TEST_CASE_METHOD(CasesAtDesk, "A message is moved to another case and taken back with Z")
{
    open(10001);
    auto* timeline = desk.find<QWidget>("timeline");
    auto* view = qobject_cast<TimelineView*>(timeline);
    REQUIRE(view != nullptr);
    Q_EMIT view->moveWanted(said(ingrid, QStringLiteral("It stops.")));
    chooseListed(QStringLiteral("#10002 Hose"));
    hears(QStringLiteral("Moved to case #10002."));
    CHECK(numberOf(ingrid, QStringLiteral("It stops.")) == 10002);
    press(Qt::Key_Z);
    hears(QStringLiteral("Taken back: Moved to case #10002."));
    CHECK(numberOf(ingrid, QStringLiteral("It stops.")) == 10001);
}

TEST_CASE_METHOD(CasesAtDesk, "A message is split into a case of its own")
{
    bring(mailFrom(ingrid, QStringLiteral("Re: Pump"), QStringLiteral("And the hose?"), 5, "p2@x", {"p1@x"}));
    open(10001);
    Q_EMIT desk.find<TimelineView>("timeline")->splitWanted(said(ingrid, QStringLiteral("And the hose?")));
    REQUIRE(waitUntil([] { return QApplication::activePopupWidget() != nullptr; }));
    choose(QStringLiteral("The hose"));
    hears(QStringLiteral("Split from case #10001 into a new one."));
    CHECK(numberOf(ingrid, QStringLiteral("And the hose?")) == 10004);
    CHECK(one(10004).subject == QStringLiteral("The hose"));
}
