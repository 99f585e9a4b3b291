// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/workspace/case_desk.h"

using namespace threadline;
using namespace threadline::test;
using namespace threadline::case_change;

TEST_CASE("Tags are kept in lower case with dashes, on several cases at once, and taken back together")
{
    CaseDesk desk;
    const QByteArray before = desk.standing();
    const UndoTicket ticket = desk.change({10'001, 10'002}, Tag{QStringLiteral("  Late   Delivery ")});
    CHECK(ticket.events.size() == 2);
    CHECK(desk.one(10'001).tags == QStringList{QStringLiteral("late-delivery")});
    CHECK(desk.one(10'002).tags == QStringList{QStringLiteral("late-delivery")});
    CHECK(desk.change({10'001}, Tag{QStringLiteral("LATE delivery")}).events.isEmpty());
    waitForValue(desk.workspace().undo(ticket));
    CHECK(desk.one(10'001).tags.isEmpty());
    CHECK(desk.standing() == before);
    CHECK(desk.refusal({10'001}, Tag{QStringLiteral("   ")}) == QStringLiteral("The tag is empty: name one."));
    CHECK(desk.refusal({10'001}, Tag{QString(51, QLatin1Char('a'))}).contains(QStringLiteral("50")));
}

TEST_CASE("Of many cases all are changed or none")
{
    CaseDesk desk;
    desk.change({10'002}, Assignee{QStringLiteral("Bo Berg")});
    const QByteArray before = desk.standing();
    CHECK(desk.refusal({10'001, 10'002}, Claim{}).startsWith(QStringLiteral("Bo Berg has case #10002 already")));
    CHECK(desk.standing() == before);
    desk.change({10'001, 10'003}, Claim{});
    CHECK(desk.one(10'001).assignee == QStringLiteral("Anna Kivi"));
    CHECK(desk.one(10'003).assignee == QStringLiteral("Anna Kivi"));
}

TEST_CASE("Closed is left by reopening only, and nothing becomes new again")
{
    CaseDesk desk;
    desk.change({10'001}, Status{CaseStatus::Closed});
    CHECK(desk.refusal({10'001}, Status{CaseStatus::Waiting})
          == QStringLiteral("Case #10001 is closed: reopen it first."));
    CHECK(desk.refusal({10'002}, Status{CaseStatus::Closed}) == QStringLiteral("(it was done)"));
    desk.change({10'001, 10'002}, Status{CaseStatus::Open});
    CHECK(desk.one(10'001).status == CaseStatus::Open);
    CHECK(desk.refusal({10'001}, Status{CaseStatus::New}).contains(QStringLiteral("cannot become new again")));
}

TEST_CASE("A taking back is refused when somebody changed that same thing since, not another")
{
    CaseDesk desk;
    const UndoTicket open = desk.change({10'001}, Status{CaseStatus::Open});
    desk.change({10'001}, Priority{CasePriority::High});
    waitForValue(desk.workspace().undo(open));
    CHECK(desk.one(10'001).status == CaseStatus::New);
    CHECK(desk.one(10'001).priority == CasePriority::High);

    const UndoTicket waiting = desk.change({10'001}, Status{CaseStatus::Waiting});
    desk.bring(mailFrom(ingrid, QStringLiteral("Re: Pump"), QStringLiteral("Well?"), 5, "p2@x", {"p1@x"}));
    CHECK(CaseDesk::sentence(waitFor(desk.workspace().undo(waiting)))
          == QStringLiteral("rules changed the status of case #10001 since, so this cannot be taken back: change it by "
                            "hand."));
    CHECK(desk.one(10'001).status == CaseStatus::Open);
}

TEST_CASE("A taking back can be taken back, and the last command is the one not taken back yet")
{
    CaseDesk desk;
    CHECK_FALSE(waitFor(desk.workspace().lastCommand()));
    desk.change({10'001}, Tag{QStringLiteral("a")});
    const UndoTicket second = desk.change({10'001, 10'002}, Priority{CasePriority::Urgent});
    CHECK(waitForValue(desk.workspace().lastCommand()) == second);
    const UndoTicket back = waitForValue(desk.workspace().undo(second));
    CHECK(desk.one(10'002).priority == CasePriority::Normal);
    waitForValue(desk.workspace().undo(waitForValue(desk.workspace().lastCommand())));
    CHECK(desk.one(10'001).tags.isEmpty());
    CHECK_FALSE(waitFor(desk.workspace().lastCommand()));
    CHECK(CaseDesk::sentence(waitFor(desk.workspace().undo(second))) == QStringLiteral("This was taken back already."));
    waitForValue(desk.workspace().undo(back));
    CHECK(desk.one(10'002).priority == CasePriority::Urgent);
}

TEST_CASE("A snoozed case sleeps until its time or until its customer writes, whichever is first")
{
    CaseDesk desk;
    const Timestamp inAnHour{desk.clock().now().us + 3'600'000'000};
    QueueFilter snoozed;
    snoozed.tab = QueueFilter::Tab::Snoozed;
    desk.change({10'001, 10'002}, Snooze{inAnHour});
    desk.change({10'003}, Snooze{});
    CHECK(desk.listed({}).isEmpty());
    CHECK(desk.listed(snoozed) == QList<qint64>{10'003, 10'002, 10'001});
    CHECK(waitForValue(desk.workspace().queueCounts(QueueFilter::View::All)).snoozed == 3);

    desk.bring(mailFrom(ingrid, QStringLiteral("Old"), QStringLiteral("Long ago."), 90, "p0@x", {"p1@x"}));
    CHECK(desk.listed(snoozed).size() == 3);
    desk.bring(mailFrom(ingrid, QStringLiteral("Re: Pump"), QStringLiteral("Well?"), 5, "p2@x", {"p1@x"}));
    CHECK(desk.listed({}) == QList<qint64>{10'001});
    desk.clock().advanceSeconds(3600);
    CHECK(desk.listed(snoozed) == QList<qint64>{10'003});
    CHECK(waitForValue(desk.workspace().queueCounts(QueueFilter::View::All)).open == 2);
    desk.change({10'003}, Wake{});
    CHECK(desk.listed(snoozed).isEmpty());
    CHECK(desk.refusal({10'001}, Snooze{inAnHour}).contains(QStringLiteral("is over already")));
}

TEST_CASE("Values of a field are held against its kind")
{
    CaseDesk desk;
    Workspace& workspace = desk.workspace();
    requireOk(waitFor(workspace.defineField({QStringLiteral("Order"), CaseField::Kind::Number})));
    requireOk(waitFor(workspace.defineField({QStringLiteral("Bought"), CaseField::Kind::Date})));
    requireOk(waitFor(workspace.defineField(
        {QStringLiteral("Reason"), CaseField::Kind::Choice, {QStringLiteral("Broken"), QStringLiteral("Late")}})));
    desk.change({10'001}, Field{QStringLiteral("Order"), QStringLiteral(" 12.50 ")});
    desk.change({10'001}, Field{QStringLiteral("Bought"), QStringLiteral("2026-02-28")});
    desk.change({10'001}, Field{QStringLiteral("Reason"), QStringLiteral("late")});
    CHECK(desk.one(10'001).fields
          == QMap<QString, QString>{{QStringLiteral("Order"), QStringLiteral("12.5")},
                                    {QStringLiteral("Bought"), QStringLiteral("2026-02-28")},
                                    {QStringLiteral("Reason"), QStringLiteral("Late")}});
    CHECK(desk.refusal({10'001}, Field{QStringLiteral("Order"), QStringLiteral("twelve")})
          == QStringLiteral("\"twelve\" is no number, and \"Order\" takes one like 12 or 12.5."));
    CHECK(desk.refusal({10'001}, Field{QStringLiteral("Bought"), QStringLiteral("2026-02-30")})
          == QStringLiteral("\"2026-02-30\" is no date, and \"Bought\" takes one like 2026-11-22."));
    CHECK(desk.refusal({10'001}, Field{QStringLiteral("Reason"), QStringLiteral("Lost")})
          == QStringLiteral("\"Lost\" is no choice of \"Reason\", which takes one of: Broken, Late."));
    CHECK(desk.refusal({10'001}, Field{QStringLiteral("Colour"), QStringLiteral("red")}).contains(QStringLiteral("define")));
    CHECK(CaseDesk::sentence(waitFor(workspace.defineField({QStringLiteral("Order"), CaseField::Kind::Text})))
          == QStringLiteral("\"Order\" is a number already: remove it first, its values go with it."));
    requireOk(waitFor(workspace.removeField(QStringLiteral("Order"))));
    CHECK(desk.one(10'001).fields.size() == 2);
}

TEST_CASE("Reminders, links, skill and subject are there until they are done or taken back")
{
    CaseDesk desk;
    const QByteArray before = desk.standing();
    const Timestamp tomorrow{desk.clock().now().us + 86'400'000'000};
    QList<UndoTicket> tickets;
    tickets.append(desk.change({10'001}, Reminder{tomorrow, QStringLiteral("Call the depot")}));
    const auto reminders = waitForValue(desk.workspace().caseDetails(desk.one(10'001).id)).reminders;
    REQUIRE(reminders.size() == 1);
    CHECK(reminders.first().words == QStringLiteral("Call the depot"));
    tickets.append(waitForValue(desk.workspace().finishReminder(reminders.first().id)));
    CHECK(waitForValue(desk.workspace().caseDetails(desk.one(10'001).id)).reminders.isEmpty());
    tickets.append(waitForValue(desk.workspace().linkCases(desk.ids({10'001}), desk.one(10'003).id, {})));
    const auto links = waitForValue(desk.workspace().caseDetails(desk.one(10'003).id)).links;
    REQUIRE(links.size() == 1);
    CHECK(links.first().number == 10'001);
    CHECK(links.first().how == QStringLiteral("related"));
    CHECK(links.first().here);
    tickets.append(desk.change({10'001}, Skill{QStringLiteral("pumps")}));
    tickets.append(desk.change({10'001}, Subject{QStringLiteral("Pump stops")}));
    CHECK(desk.one(10'001).subject == QStringLiteral("Pump stops"));
    while (!tickets.isEmpty()) {
        waitForValue(desk.workspace().undo(tickets.takeLast()));
    }
    CHECK(desk.standing() == before);
}

TEST_CASE("The queue is filtered and sorted, and a filter is kept under a name")
{
    CaseDesk desk;
    desk.change({10'001}, Priority{CasePriority::Urgent});
    desk.change({10'002}, Tag{QStringLiteral("leak")});
    desk.change({10'003}, Assignee{QStringLiteral("Bo Berg")});
    QueueFilter filter;
    filter.sort = QueueFilter::Sort::PriorityFirst;
    CHECK(desk.listed(filter) == QList<qint64>{10'001, 10'002, 10'003});
    filter.sort = QueueFilter::Sort::LongestWaiting;
    CHECK(desk.listed(filter) == QList<qint64>{10'001, 10'002, 10'003});
    filter.sort = QueueFilter::Sort::Newest;
    CHECK(desk.listed(filter) == QList<qint64>{10'003, 10'002, 10'001});
    filter.assignee = QString();
    CHECK(desk.listed(filter) == QList<qint64>{10'002, 10'001});
    filter.tag = QStringLiteral("leak");
    CHECK(desk.listed(filter) == QList<qint64>{10'002});
    filter.statuses = {CaseStatus::Open};
    CHECK(desk.listed(filter).isEmpty());

    requireOk(waitFor(desk.workspace().saveView({QStringLiteral("Leaks"), filter})));
    const auto saved = waitForValue(desk.workspace().savedViews());
    REQUIRE(saved.size() == 1);
    CHECK(saved.first() == SavedView{QStringLiteral("Leaks"), filter});
    requireOk(waitFor(desk.workspace().removeView(QStringLiteral("Leaks"))));
    CHECK(waitForValue(desk.workspace().savedViews()).isEmpty());
    CHECK_FALSE(waitFor(desk.workspace().removeView(QStringLiteral("Leaks"))));
}
