// SPDX-License-Identifier: GPL-3.0-or-later
//
// Promises in the real window: set on the settings page, seen in the queue and over the case, told once.
#include "core/sla/sla_policy.h"
#include "core/sla/usual_policies.h"
#include "core/workspace/alerts.h"
#include "tests/support/desk_fixture.h"
#include "tests/ui/desk/desk.h"
#include "ui/models/time_words.h"
#include "ui/theme/pill.h"

using namespace threadline;
using namespace threadline::test;

namespace {

constexpr qint64 usPerMinute = 60'000'000;

/// The window counts with this machine's clock, so the fixture's follows it here.
void deliver(DeskFixture& fixture, const char* id, qint64 minutesAgo)
{
    fixture.clock().set(currentMoment());
    Arrival mail = mailFrom(QString::fromLatin1(id) + QStringLiteral("@c.example"), QString::fromLatin1(id),
                            QStringLiteral("Please."), 0, id);
    mail.at = {currentMoment().us - minutesAgo * usPerMinute};
    fixture.server().deliver(mail);
}

void promiseFirstReply(DeskFixture& fixture, qint64 seconds)
{
    SlaPolicy policy;
    policy.name = QStringLiteral("All");
    policy.calendar = QStringLiteral("Always");
    policy.firstReply = seconds;
    requireOk(waitFor(fixture.workspace().setSlaPolicies(
        {policy}, {BusinessCalendar::roundTheClock(policy.calendar, "UTC")})));
}

QList<SlaPolicy> policiesOf(DeskFixture& fixture)
{
    return waitForValue(fixture.workspace().slaPolicies());
}

QString visibleText(Desk& desk, const char* label)
{
    return desk.window().findChild<QLabel*>(QString::fromLatin1(label))->text();
}

} // namespace

TEST_CASE("The case that is due first is on top, with its promise in the row and over the case")
{
    DeskFixture fixture;
    fixture.addAccount();
    deliver(fixture, "late", 300);
    deliver(fixture, "early", 10);
    fixture.sync();
    promiseFirstReply(fixture, 4 * 60 * 60);
    Desk desk(fixture.workspace());
    REQUIRE(desk.queue()->rowCount() == 2);
    CHECK(desk.queueRow(0).subject == QStringLiteral("late"));
    CHECK(desk.queue()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("first reply breached 1 h")));
    CHECK(desk.queue()->index(1, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("first reply due in 3 h")));
    desk.openFirst();
    auto* badge = desk.find<PillLabel>("slaBadge");
    REQUIRE(waitUntil([&] { return badge->isVisible(); }));
    CHECK(badge->text().contains(QStringLiteral("First reply breached 1 h")));
    CHECK(badge->tone() == PillTone::Bad);
    CHECK(badge->toolTip().contains(QStringLiteral("Policy “All”")));
}

TEST_CASE("What is nearly breached is told once, also over a restart, and leads to its case")
{
    DeskFixture fixture;
    QTemporaryDir folder;
    const QString state = folder.filePath(QStringLiteral("window.ini"));
    fixture.addAccount();
    deliver(fixture, "soon", 50);
    fixture.sync();
    promiseFirstReply(fixture, 60 * 60);
    {
        Desk desk(fixture.workspace(), state);
        auto* button = desk.find<QPushButton>("noticeAction");
        REQUIRE(waitUntil([&] { return button->isVisible(); }));
        // Ten minutes less what the test took.
        const QString notice = visibleText(desk, "notice");
        CHECK((notice.contains(QStringLiteral("First reply due in 10 min"))
               || notice.contains(QStringLiteral("First reply due in 9 min"))));
        QTest::mouseClick(button, Qt::LeftButton);
        REQUIRE(waitUntil([&] { return desk.shownCustomer() == QStringLiteral("soon"); }));
        CHECK_FALSE(button->isVisible());
        desk.settle();
    }
    Desk again(fixture.workspace(), state);
    again.settle();
    letTell(fixture.workspace());
    CHECK_FALSE(again.find<QPushButton>("noticeAction")->isVisible());
}

TEST_CASE("Service levels begin with the usual policies, which can be changed, reordered and refused")
{
    DeskFixture fixture;
    Desk desk(fixture.workspace());
    desk.trigger(DeskAction::ShowSettings);
    desk.settle();
    desk.click("serviceLevels");
    desk.settle();
    CHECK_FALSE(desk.find<QPushButton>("addPolicy")->isEnabled());
    desk.click("usualPolicies");
    REQUIRE(waitUntil([&] { return policiesOf(fixture) == usualPolicies(); }));
    desk.settle();
    desk.click("up-1");
    REQUIRE(waitUntil([&] { return policiesOf(fixture).first().name == QStringLiteral("High"); }));
    desk.settle();
    desk.click("edit-0");
    desk.fill("promise-first_reply", QStringLiteral("soon"));
    desk.click("savePolicy");
    CHECK(visibleText(desk, "policyProblem").contains(QStringLiteral("is no time")));
    desk.fill("promise-first_reply", QStringLiteral("1,5 h"));
    desk.click("savePolicy");
    REQUIRE(waitUntil([&] { return policiesOf(fixture).first().firstReply == 90 * 60; }));
    desk.settle();
    desk.click("edit-Office hours");
    desk.fill("hours-monday", QStringLiteral("17:00-09:00"));
    desk.click("saveCalendar");
    CHECK(visibleText(desk, "calendarProblem").contains(QStringLiteral("end before they begin")));
    desk.fill("hours-monday", QStringLiteral("10:00-16:00"));
    desk.click("saveCalendar");
    REQUIRE(waitUntil([&] {
        return waitForValue(fixture.workspace().businessCalendars()).first().week[0]
               == QList<OpeningInterval>{{600, 960}};
    }));
}
