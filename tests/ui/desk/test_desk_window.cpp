// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real window on a real workspace, driven by object names as a person would.
#include "tests/support/desk_fixture.h"
#include "tests/ui/desk/desk.h"

#include <QLineEdit>
#include <QTabBar>

using namespace threadline;
using namespace threadline::test;

namespace {

void deliverTwo(DeskFixture& fixture)
{
    fixture.addAccount();
    fixture.server().deliver(mailFrom(QStringLiteral("ingrid@aaltonen.example"),
                                      QStringLiteral("Pump stops"),
                                      QStringLiteral("It shows E-07."), 20, "m1@c.example"));
    fixture.server().deliver(mailFrom(QStringLiteral("marek@dvorak.example"),
                                      QStringLiteral("Missed call"),
                                      QStringLiteral("Please call back."), 10, "m2@c.example"));
    fixture.sync();
}

} // namespace

TEST_CASE("A desk without a mailbox offers to add one")
{
    DeskFixture fixture;
    Desk desk(fixture.workspace());
    auto buttons = desk.window().findChildren<QPushButton*>();
    const auto add = std::find_if(buttons.cbegin(), buttons.cend(), [](const QPushButton* button) {
        return button->isVisible() && button->text() == QStringLiteral("Add an account");
    });
    REQUIRE(add != buttons.cend());
    (*add)->click();
    CHECK(desk.find<QWidget>("accountAddress")->isVisible());
}

TEST_CASE("New mail appears in the queue while one looks at it")
{
    DeskFixture fixture;
    fixture.addAccount();
    Desk desk(fixture.workspace());
    CHECK(desk.queue()->rowCount() == 0);
    fixture.server().deliver(mailFrom(QStringLiteral("ingrid@aaltonen.example"),
                                      QStringLiteral("Pump stops"),
                                      QStringLiteral("It shows E-07."), 20, "m1@c.example"));
    fixture.sync();
    REQUIRE(waitUntil([&] { return desk.queue()->rowCount() == 1; }));
    desk.settle();
    CHECK(desk.queueRow(0).subject == QStringLiteral("Pump stops"));
    CHECK(desk.queueRow(0).unread);
}

TEST_CASE("J opens the next case, and what was opened is read")
{
    DeskFixture fixture;
    deliverTwo(fixture);
    Desk desk(fixture.workspace());
    REQUIRE(desk.queue()->rowCount() == 2);
    QTest::keyClick(desk.find<QListView>("queueList"), Qt::Key_J);
    const QString first = desk.queueRow(0).customerName;
    REQUIRE(waitUntil([&] { return desk.shownCustomer() == first; }));
    REQUIRE(waitUntil([&] { return !desk.queueRow(0).unread; }));
    QTest::keyClick(desk.find<QListView>("queueList"), Qt::Key_J);
    REQUIRE(waitUntil([&] { return desk.shownCustomer() == desk.queueRow(1).customerName; }));
}

TEST_CASE("A reply is queued with Ctrl+Enter and taken back with Z, words and status included")
{
    DeskFixture fixture;
    deliverTwo(fixture);
    Desk desk(fixture.workspace());
    desk.openFirst();
    desk.trigger(DeskAction::Reply);
    desk.composer()->setPlainText(QStringLiteral("Please unplug it."));
    QTest::keyClick(desk.composer(), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(waitUntil([&] { return desk.find<QWidget>("undoBar")->isVisible(); }));
    REQUIRE(waitUntil([&] { return desk.composer()->toPlainText().isEmpty(); }));
    CHECK(waitForValue(fixture.workspace().outbox()).first().state == Delivery::Queued);

    desk.find<QPushButton>("undoButton")->click();
    REQUIRE(waitUntil(
        [&] { return desk.composer()->toPlainText() == QStringLiteral("Please unplug it."); }));
    CHECK_FALSE(desk.find<QWidget>("undoBar")->isVisible());
    CHECK(fixture.server().copies() == 0);
}

TEST_CASE(
    "What was typed is still there after visiting another case and after the window was closed")
{
    DeskFixture fixture;
    deliverTwo(fixture);
    {
        Desk desk(fixture.workspace());
        desk.openFirst();
        const QString first = desk.shownCustomer();
        desk.composer()->setPlainText(QStringLiteral("Half a sen"));
        desk.trigger(DeskAction::NextCase);
        REQUIRE(waitUntil(
            [&] { return desk.shownCustomer() != first && !desk.shownCustomer().isEmpty(); }));
        desk.settle();
        CHECK(desk.composer()->toPlainText().isEmpty());
        desk.trigger(DeskAction::PreviousCase);
        REQUIRE(waitUntil(
            [&] { return desk.composer()->toPlainText() == QStringLiteral("Half a sen"); }));
        desk.composer()->appendPlainText(QStringLiteral("tence"));
        desk.window().close();
    }
    Desk again(fixture.workspace());
    again.openFirst();
    REQUIRE(waitUntil(
        [&] { return again.composer()->toPlainText() == QStringLiteral("Half a sen\ntence"); }));
}

TEST_CASE("Solving a case takes it out of the queue and goes on to the next")
{
    DeskFixture fixture;
    deliverTwo(fixture);
    Desk desk(fixture.workspace());
    desk.openFirst();
    const QString first = desk.shownCustomer();
    desk.trigger(DeskAction::SolveAndNext);
    REQUIRE(waitUntil([&] { return desk.queue()->rowCount() == 1; }));
    REQUIRE(waitUntil([&] { return desk.shownCustomer() == desk.queueRow(0).customerName; }));
    CHECK(desk.shownCustomer() != first);
    REQUIRE(waitUntil(
        [&] { return desk.find<QTabBar>("queueTabs")->tabText(2) == QStringLiteral("Solved 1"); }));
}

TEST_CASE("Claiming shows whose case it is")
{
    DeskFixture fixture;
    deliverTwo(fixture);
    Desk desk(fixture.workspace());
    desk.openFirst();
    desk.trigger(DeskAction::Claim);
    const QString agent = fixture.workspace().agentName();
    REQUIRE(waitUntil([&] { return desk.find<QPushButton>("assigneeButton")->text() == agent; }));
}

TEST_CASE("The palette opens a message that was found")
{
    DeskFixture fixture;
    deliverTwo(fixture);
    Desk desk(fixture.workspace());
    desk.trigger(DeskAction::Palette);
    auto* input = desk.find<QLineEdit>("paletteInput");
    QTest::keyClicks(input, QStringLiteral("E-07"));
    auto* results = desk.find<QListView>("paletteResults");
    const auto messageRow = [&] {
        for (int row = 0; row < results->model()->rowCount(); ++row) {
            if (results->model()->index(row, 0).data().toString().contains(
                    QStringLiteral("E-07"))) {
                return row;
            }
        }
        return -1;
    };
    REQUIRE(waitUntil([&] { return messageRow() >= 0; }));
    desk.settle();
    results->setCurrentIndex(results->model()->index(messageRow(), 0));
    QTest::keyClick(input, Qt::Key_Return);
    REQUIRE(waitUntil([&] { return desk.shownCustomer() == QStringLiteral("ingrid"); }));
    CHECK_FALSE(desk.find<QWidget>("palette")->isVisible());
}

TEST_CASE("The last place, view and tab are there again when the desk is opened anew")
{
    DeskFixture fixture;
    deliverTwo(fixture);
    const QTemporaryDir folder;
    const QString stateFile = folder.filePath(QStringLiteral("window.ini"));
    QString customer;
    {
        Desk desk(fixture.workspace(), stateFile);
        desk.openFirst();
        customer = desk.shownCustomer();
        desk.trigger(DeskAction::ViewUnassigned);
        desk.settle();
        desk.window().close();
    }
    Desk again(fixture.workspace(), stateFile);
    REQUIRE(waitUntil([&] { return again.shownCustomer() == customer; }));
    CHECK(again.find<QPushButton>("queueView")->text() == QStringLiteral("Unassigned"));
}

TEST_CASE("A narrow window keeps the customer in a drawer")
{
    DeskFixture fixture;
    deliverTwo(fixture);
    Desk desk(fixture.workspace());
    desk.openFirst();
    CHECK(desk.find<QWidget>("customerPanel")->isVisible());
    desk.window().resize(1000, 700);
    REQUIRE(waitUntil([&] { return !desk.find<QWidget>("customerPanel")->isVisible(); }));
    desk.trigger(DeskAction::ToggleContext);
    CHECK(desk.find<QWidget>("customerPanel")->isVisible());
    desk.trigger(DeskAction::Back);
    CHECK_FALSE(desk.find<QWidget>("customerPanel")->isVisible());
}

TEST_CASE("Two spellings of one mailbox are suggested in the panel, merged with a click and parted again")
{
    DeskFixture fixture;
    fixture.addAccount();
    fixture.server().deliver(mailFrom(QStringLiteral("ann.field@gmail.com"), QStringLiteral("Pump"),
                                      QStringLiteral("It stops."), 20, "m1@c.example"));
    fixture.server().deliver(mailFrom(QStringLiteral("annfield@googlemail.com"), QStringLiteral("Pump again"),
                                      QStringLiteral("Still."), 10, "m2@c.example"));
    fixture.sync();
    Desk desk(fixture.workspace());
    desk.openFirst();
    REQUIRE(waitUntil([&] { return desk.window().findChild<QWidget*>(QStringLiteral("suggestionCard")) != nullptr; }));
    CHECK(desk.timeline().filter(QStringLiteral("It stops.")).size() +
              desk.timeline().filter(QStringLiteral("Still.")).size() == 1);
    desk.click("suggestionMerge");
    REQUIRE(waitUntil([&] { return desk.find<QLabel>("mergePreview")->isVisible(); }));
    desk.click("suggestionMerge");
    REQUIRE(waitUntil([&] {
        return desk.timeline().filter(QStringLiteral("It stops.")).size() == 1 &&
               desk.timeline().filter(QStringLiteral("Still.")).size() == 1;
    }));
    REQUIRE(waitUntil([&] { return desk.window().findChild<QWidget*>(QStringLiteral("unmerge")) != nullptr; }));
    desk.settle();
    CHECK(waitForValue(fixture.workspace().customers({}, -1)).size() == 1);
    desk.click("unmerge");
    REQUIRE(waitUntil([&] { return waitForValue(fixture.workspace().customers({}, -1)).size() == 2; }));
}
