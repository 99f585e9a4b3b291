// SPDX-License-Identifier: GPL-3.0-or-later
//
// The open customer's history in the real window: filters, what was done, what is new, days, the river.
#include "tests/support/desk_fixture.h"
#include "tests/ui/desk/desk.h"
#include "ui/timeline/filter_chips.h"
#include "ui/timeline/river.h"
#include "ui/timeline/river_peek.h"
#include "ui/timeline/timeline_view.h"

#include <QCalendarWidget>
#include <QDateTime>
#include <QScrollBar>

using namespace threadline;
using namespace threadline::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString ingrid = u"ingrid@aaltonen.example"_s;

/// Ingrid's mails, one a day, the newest the last, all read; each of the case of the first.
void deliver(DeskFixture& fixture, int days)
{
    fixture.addAccount();
    for (int day = 0; day < days; ++day) {
        Arrival mail = mailFrom(ingrid, u"Pump stops"_s, u"Word of day %1."_s.arg(day), (days - day) * 24 * 60,
                                "m" + QByteArray::number(day) + "@c.example", {"m0@c.example"});
        mail.read = true;
        fixture.server().deliver(mail);
    }
    fixture.sync();
}

QStringList chips(Desk& desk)
{
    QStringList words;
    for (const FilterChip* chip : desk.find<FilterChips>("filterChips")->chips()) {
        words.append(chip->text());
    }
    return words;
}

FilterChip* chip(Desk& desk, const QString& words)
{
    for (FilterChip* one : desk.find<FilterChips>("filterChips")->chips()) {
        if (one->text() == words) {
            return one;
        }
    }
    FAIL("no chip " << words.toStdString());
    return nullptr;
}

bool isShown(Desk& desk, const QString& words)
{
    return !desk.timeline().filter(words).isEmpty();
}

} // namespace

TEST_CASE("What I do to a case appears below its messages as one line with its own filter")
{
    DeskFixture fixture;
    deliver(fixture, 2);
    Desk desk(fixture.workspace());
    desk.openFirst();
    CHECK(chips(desk) == QStringList{u"Whole history 2"_s, u"This case 2"_s, u"Email 2"_s});
    desk.trigger(DeskAction::Claim);
    REQUIRE(waitUntil([&] { return isShown(desk, u"Anna Kivi claimed #10001"_s); }));
    desk.trigger(DeskAction::Solve);
    REQUIRE(waitUntil([&] { return isShown(desk, u"Anna Kivi claimed #10001 and solved it"_s); }));
    CHECK(desk.timeline().last().startsWith(u"Anna Kivi claimed"_s));
    desk.settle();
    CHECK(chips(desk).last() == u"Events 2"_s);

    chip(desk, u"Events 2"_s)->click();
    desk.settle();
    CHECK_FALSE(isShown(desk, u"Word of day"_s));
    CHECK(isShown(desk, u"and solved it"_s));
    chip(desk, u"Email 2"_s)->click();
    desk.settle();
    CHECK(isShown(desk, u"Word of day 1."_s));
    CHECK_FALSE(isShown(desk, u"solved"_s));
}

TEST_CASE("This case shows what belongs to the open one alone")
{
    DeskFixture fixture;
    deliver(fixture, 2);
    fixture.server().deliver(mailFrom(ingrid, u"Invoice"_s, u"Twice again."_s, 10, "other@c.example"));
    fixture.sync();
    Desk desk(fixture.workspace());
    desk.openFirst();
    desk.settle();
    CHECK(isShown(desk, u"Word of day 1."_s));
    CHECK(isShown(desk, u"Case 10002 · Invoice"_s));
    const bool atInvoice = chips(desk).contains(u"This case 1"_s);
    chip(desk, atInvoice ? u"This case 1"_s : u"This case 2"_s)->click();
    desk.settle();
    CHECK(isShown(desk, u"Twice again."_s) == atInvoice);
    CHECK(isShown(desk, u"Word of day 1."_s) != atInvoice);
}

TEST_CASE("What came since I last looked is marked until I leave")
{
    DeskFixture fixture;
    deliver(fixture, 3);
    fixture.server().deliver(mailFrom(u"marek@dvorak.example"_s, u"Call"_s, u"Please call."_s, 5, "c1@c.example"));
    fixture.sync();
    const auto cases = waitForValue(fixture.workspace().cases(std::nullopt, -1));
    const CaseId pump = std::find_if(cases.cbegin(), cases.cend(), [](const Case& one) {
                            return one.subject == "Pump stops"_L1;
                        })->id;
    requireOk(waitFor(fixture.workspace().markRead(pump)));
    fixture.server().deliver(mailFrom(ingrid, u"Pump stops"_s, u"Any news?"_s, 2, "m9@c.example", {"m0@c.example"}));
    fixture.sync();

    Desk desk(fixture.workspace());
    desk.window().openCase(pump);
    REQUIRE(waitUntil([&] { return isShown(desk, u"Any news?"_s); }));
    REQUIRE(waitUntil([&] { return isShown(desk, u"New since you last looked"_s); }));
    const QStringList rows = desk.timeline();
    const qsizetype line = rows.indexOf(u"New since you last looked"_s);
    CHECK(rows.first(line).filter(u"Word of day 2."_s).size() == 1);
    CHECK(rows.mid(line).filter(u"Any news?"_s).size() == 1);
    CHECK(rows.mid(line).filter(u"Word of day"_s).isEmpty());

    // Now it is read, and the line still stands.
    const CustomerId who = waitForValue(fixture.workspace().findCustomer(ingrid));
    REQUIRE(waitUntil([&] { return waitForValue(fixture.workspace().timeline(who)).last().read; }));
    desk.settle();
    CHECK(isShown(desk, u"New since you last looked"_s));
    desk.window().openCustomer(waitForValue(fixture.workspace().findCustomer(u"marek@dvorak.example"_s)));
    REQUIRE(waitUntil([&] { return isShown(desk, u"Please call."_s); }));
    desk.window().openCase(pump);
    REQUIRE(waitUntil([&] { return isShown(desk, u"Any news?"_s); }));
    desk.settle();
    CHECK_FALSE(isShown(desk, u"New since you last looked"_s));
}

TEST_CASE("D asks for a day and goes there or says that there is none")
{
    DeskFixture fixture;
    deliver(fixture, 60);
    Desk desk(fixture.workspace());
    desk.openFirst();
    const QDate newest = QDateTime::fromMSecsSinceEpoch(fixture.clock().now().us / 1000).date().addDays(-1);
    QTest::keyClick(desk.find<QListView>("queueList"), Qt::Key_D);
    REQUIRE(desk.find<QWidget>("dayPopup")->isVisible());
    desk.fill("dayWords", u"nonsense"_s);
    QTest::keyClick(desk.find<QLineEdit>("dayWords"), Qt::Key_Return);
    CHECK(desk.find<QWidget>("dayProblem")->isVisible());
    desk.fill("dayWords", newest.addDays(-40).toString(Qt::ISODate));
    QTest::keyClick(desk.find<QLineEdit>("dayWords"), Qt::Key_Return);
    CHECK_FALSE(desk.find<QWidget>("dayPopup")->isVisible());
    REQUIRE(waitUntil([&] { return isShown(desk, u"Word of day 19."_s); }));
    CHECK_FALSE(isShown(desk, u"Word of day 59."_s));
    CHECK_FALSE(desk.find<QWidget>("timelineSaid")->isVisible());

    desk.trigger(DeskAction::GoToDay);
    desk.fill("dayWords", u"2001-02-03"_s);
    QTest::keyClick(desk.find<QLineEdit>("dayWords"), Qt::Key_Return);
    REQUIRE(waitUntil([&] { return isShown(desk, u"Word of day 0."_s); }));
    CHECK(desk.find<QAbstractButton>("timelineSaid")->text().startsWith(u"Nothing on Sat 3 February 2001. Next is "_s));
    CHECK(desk.find<QWidget>("timelineSaid")->isVisible());
}

TEST_CASE("Dragging the river travels through the history and hovering peeks at it")
{
    DeskFixture fixture;
    deliver(fixture, 200);
    Desk desk(fixture.workspace());
    desk.openFirst();
    REQUIRE(waitUntil([&] { return isShown(desk, u"Word of day 199."_s); }));
    auto* river = desk.find<River>("river");
    QTest::mousePress(river, Qt::LeftButton, {}, {30, river->height() - 20});
    QTest::mouseMove(river, {30, river->height() / 2});
    QTest::mouseMove(river, {30, 12});
    QTest::mouseRelease(river, Qt::LeftButton, {}, {30, 12});
    REQUIRE(waitUntil([&] { return isShown(desk, u"Word of day 0."_s); }));
    CHECK(river->box().top() < 30);
    CHECK(desk.find<QWidget>("toNewest")->isVisible());

    QTest::mouseMove(river, {30, river->height() - 12});
    auto* peek = desk.find<RiverPeek>("riverPeek");
    REQUIRE(waitUntil([&] { return peek->words().contains(u"Word of day 199."_s); }));
    CHECK(peek->isVisible());
    CHECK(isShown(desk, u"Word of day 0."_s));

    desk.click("toNewest");
    REQUIRE(waitUntil([&] { return isShown(desk, u"Word of day 199."_s); }));
    CHECK_FALSE(desk.find<QWidget>("toNewest")->isVisible());
}

TEST_CASE("A long history opens at its newest end and is complete a moment later")
{
    DeskFixture fixture;
    deliver(fixture, 400);
    Desk desk(fixture.workspace());
    desk.openFirst();
    REQUIRE(waitUntil([&] { return isShown(desk, u"Word of day 399."_s); }));
    REQUIRE(waitUntil([&] { return !chips(desk).filter(u"Whole history 400"_s).isEmpty(); }));
    CHECK(isShown(desk, u"Word of day 399."_s));
    auto* bar = desk.find<TimelineView>("timeline")->verticalScrollBar();
    CHECK(bar->value() == bar->maximum());
    bar->setValue(0);
    REQUIRE(waitUntil([&] { return isShown(desk, u"Word of day 0."_s); }));
}
