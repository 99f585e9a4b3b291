// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was promised, at the workspace. 2026-11-22, the fake clock's day, is a Sunday; all due times are counted by hand.
#include "core/sla/sla_tables.h"
#include "core/workspace/alerts.h"
#include "tests/core/sla/sla_samples.h"
#include "tests/core/workspace/case_desk.h"

using namespace threadline;
using namespace threadline::test;

namespace {

SlaPolicy promise(const QString& calendar = QStringLiteral("Office"))
{
    SlaPolicy policy;
    policy.name = QStringLiteral("All");
    policy.calendar = calendar;
    policy.firstReply = 2 * hours;
    policy.nextReply = 4 * hours;
    policy.resolution = 16 * hours;
    return policy;
}

struct PromisingDesk : DeskFixture
{
    PromisingDesk() { addAccount(); }

    /// Mail of a customer, as written at a moment.
    void mail(const char* when, const char* id, const QByteArrayList& references = {},
              Automation automation = Automation::None)
    {
        Arrival arrival = mailFrom(ingrid, QStringLiteral("Pump"), QString::fromLatin1(id), 0, id, references);
        arrival.at = at(when);
        arrival.automation = automation;
        bring(arrival);
    }

    void answer(const char* when, const char* id, const QByteArrayList& references)
    {
        Arrival arrival = mailTo(ingrid, QStringLiteral("Pump"), QString::fromLatin1(id), 0, id, references);
        arrival.at = at(when);
        bring(arrival);
    }

    void bring(const Arrival& arrival)
    {
        clock().set(std::max(clock().now(), arrival.at));
        waitForValue(workspace().ingest({arrival}, QStringLiteral("support@northpump.example")));
    }

    void set(const QList<SlaPolicy>& policies, const QList<BusinessCalendar>& calendars)
    {
        requireOk(waitFor(workspace().setSlaPolicies(policies, calendars)));
    }

    CaseId id(qint64 number) { return waitForValue(workspace().findCase(QString::number(number))).id; }

    void status(const char* when, qint64 number, CaseStatus to)
    {
        clock().set(at(when));
        waitForValue(workspace().changeCases({id(number)}, case_change::Status{to}));
    }

    std::optional<CaseStanding> standing(qint64 number, const char* when)
    {
        clock().set(at(when));
        return waitForValue(workspace().caseStanding(id(number)));
    }

    TargetStanding target(qint64 number, SlaTarget which, const char* when)
    {
        const auto all = standing(number, when);
        REQUIRE(all);
        return all->standing.of(which);
    }

    QueuePage queue(const QueueFilter& filter = {}) { return waitForValue(workspace().queue(filter, 0, 50)); }

    QList<qint64> numbers(const QueueFilter& filter)
    {
        QList<qint64> all;
        const QueuePage page = queue(filter);
        for (const QueueRow& row : page.rows) {
            all.append(row.number);
        }
        return all;
    }

    void requireSameAfterRebuild()
    {
        const QByteArray before = dump();
        requireOk(waitFor(workspace().rebuild()));
        REQUIRE(dump() == before);
    }
};

} // namespace

TEST_CASE("Nothing is promised until somebody sets it, and then it holds for the cases that are open")
{
    PromisingDesk desk;
    desk.mail("2026-11-23T10:00:00Z", "a@x");
    CHECK(waitForValue(desk.workspace().slaPolicies()).isEmpty());
    CHECK_FALSE(desk.standing(10001, "2026-11-23T10:30:00Z"));
    CHECK_FALSE(desk.queue().rows.first().sla);
    desk.set({promise()}, {office("UTC")});
    CHECK(waitForValue(desk.workspace().slaPolicies()) == QList{promise()});
    CHECK(waitForValue(desk.workspace().businessCalendars()) == QList{office("UTC")});
    const auto standing = desk.standing(10001, "2026-11-23T10:30:00Z");
    REQUIRE(standing);
    CHECK(standing->policy == QStringLiteral("All"));
    CHECK(standing->standing.mostUrgent == SlaTarget::FirstReply);
    CHECK(standing->standing.of(SlaTarget::FirstReply).dueAt == at("2026-11-23T12:00:00Z"));
    CHECK(standing->standing.of(SlaTarget::FirstReply).remainingSeconds == 90 * minutes);
    CHECK(desk.queue().rows.first().sla
          == SlaDue{SlaTarget::FirstReply, at("2026-11-23T12:00:00Z"), at("2026-11-23T11:30:01Z")});
    desk.requireSameAfterRebuild();
}

TEST_CASE("Due times follow the clock on the wall through the nights in which it changes")
{
    PromisingDesk desk;
    SlaPolicy policy = promise(QStringLiteral("Nights"));
    policy.nextReply.reset();
    policy.resolution.reset();
    policy.firstReply = 4 * hours;
    const auto dueIn = [&](const char* zone, const char* written) {
        BusinessCalendar always = BusinessCalendar::roundTheClock(QStringLiteral("Nights"), zone);
        for (auto& day : always.week) {
            day = {{0, 6 * 60}}; // only from midnight to six
        }
        desk.set({policy}, {always});
        static int letters = 0;
        const QByteArray id = "dst" + QByteArray::number(++letters) + "@x";
        Arrival arrival = mailFrom(QString::fromLatin1(id), QStringLiteral("Night"), QStringLiteral("?"), 0, id);
        arrival.at = at(written);
        desk.bring(arrival);
        return desk.target(10000 + letters, SlaTarget::FirstReply, written).dueAt;
    };
    // 25 October 2026: three becomes two again, so 00:30 to 03:30 on the wall are four hours.
    CHECK(dueIn("Europe/Berlin", "2026-10-25T00:30:00+02:00") == at("2026-10-25T03:30:00+01:00"));
    // 1 November 2026 at two.
    CHECK(dueIn("America/New_York", "2026-11-01T00:30:00-04:00") == at("2026-11-01T03:30:00-05:00"));
    // 14 March 2027: two becomes three, so it takes until 05:30.
    CHECK(dueIn("America/New_York", "2027-03-14T00:30:00-05:00") == at("2027-03-14T05:30:00-04:00"));
    // 28 March 2027.
    CHECK(dueIn("Europe/Berlin", "2027-03-28T00:30:00+01:00") == at("2027-03-28T05:30:00+02:00"));
    // 4 April 2027: half an hour is given back at two, +11:00 becomes +10:30.
    CHECK(dueIn("Australia/Lord_Howe", "2027-04-04T00:30:00+11:00") == at("2027-04-04T04:00:00+10:30"));
    // 3 October 2027: half an hour is taken at two.
    CHECK(dueIn("Australia/Lord_Howe", "2027-10-03T00:30:00+10:30") == at("2027-10-03T05:00:00+11:00"));
    desk.requireSameAfterRebuild();
}

TEST_CASE("Our answer keeps the promise, the next message begins another, and machines are no persons")
{
    PromisingDesk desk;
    desk.set({promise()}, {office("UTC")});
    desk.mail("2026-11-23T10:00:00Z", "a@x");
    desk.answer("2026-11-23T11:00:00Z", "b@x", {"a@x"});
    CHECK(desk.target(10001, SlaTarget::FirstReply, "2026-11-23T13:00:00Z").metAt == at("2026-11-23T11:00:00Z"));
    desk.mail("2026-11-23T14:00:00Z", "c@x", {"b@x"}, Automation::AutoReply);
    CHECK(desk.target(10001, SlaTarget::NextReply, "2026-11-23T14:30:00Z").state == SlaState::NotApplicable);
    desk.mail("2026-11-23T15:00:00Z", "d@x", {"b@x"});
    // 15:00 to 17:00 are two of the four hours; the others are on Tuesday.
    CHECK(desk.target(10001, SlaTarget::NextReply, "2026-11-23T15:30:00Z").dueAt == at("2026-11-24T11:00:00Z"));
    CHECK(desk.target(10001, SlaTarget::NextReply, "2026-11-24T11:00:00Z").breachedAt == at("2026-11-24T11:00:00Z"));
    desk.requireSameAfterRebuild();
}

TEST_CASE("The resolution stands still in Waiting, goes on when the customer writes and when the case is reopened")
{
    PromisingDesk desk;
    desk.set({promise()}, {office("UTC")});
    desk.mail("2026-11-23T10:00:00Z", "a@x");
    desk.answer("2026-11-23T12:00:00Z", "b@x", {"a@x"}); // Waiting: two hours are spent
    const auto paused = desk.target(10001, SlaTarget::Resolution, "2026-11-23T16:00:00Z");
    CHECK(paused.state == SlaState::Paused);
    CHECK(paused.pausedIn == CaseStatus::Waiting);
    CHECK(paused.remainingSeconds == 14 * hours);
    CHECK_FALSE(desk.queue({.tab = QueueFilter::Tab::Waiting}).rows.first().sla);
    desk.mail("2026-11-24T09:00:00Z", "c@x", {"b@x"}); // Open: fourteen are left, eight of them on Tuesday
    CHECK(desk.target(10001, SlaTarget::Resolution, "2026-11-24T09:30:00Z").dueAt == at("2026-11-25T15:00:00Z"));
    desk.status("2026-11-24T10:00:00Z", 10001, CaseStatus::Solved);
    CHECK(desk.target(10001, SlaTarget::Resolution, "2026-11-26T10:00:00Z").state == SlaState::Met);
    desk.mail("2026-11-26T16:00:00Z", "d@x", {"c@x"}); // Reopened: thirteen are left, one on Thursday, eight on Friday
    CHECK(desk.target(10001, SlaTarget::Resolution, "2026-11-26T16:30:00Z").dueAt == at("2026-11-30T13:00:00Z"));
    desk.requireSameAfterRebuild();
}

TEST_CASE("A reply counts when it leaves, and not when it was taken back")
{
    PromisingDesk desk;
    desk.set({promise()}, {office("UTC")});
    desk.mail("2026-11-23T10:00:00Z", "a@x");
    ReplyRequest request;
    request.inCase = desk.id(10001);
    request.text = QStringLiteral("Because.");
    const InteractionId first = waitForValue(desk.workspace().reply(request));
    REQUIRE(waitFor(desk.workspace().undoSend(first)));
    CHECK(desk.target(10001, SlaTarget::FirstReply, "2026-11-23T10:30:00Z").state == SlaState::Running);
    request.undoSeconds = 60 * 60; // written 10:30, leaves 11:30
    waitForValue(desk.workspace().reply(request));
    CHECK(desk.target(10001, SlaTarget::FirstReply, "2026-11-23T11:15:00Z").state == SlaState::Running);
    desk.clock().set(at("2026-11-23T11:30:00Z"));
    requireOk(waitFor(desk.workspace().sendDue(false)));
    CHECK(desk.target(10001, SlaTarget::FirstReply, "2026-11-23T12:00:00Z").metAt == at("2026-11-23T11:30:00Z"));
    desk.requireSameAfterRebuild();
}

TEST_CASE("A case that was solved by mistake goes on as if it had never been")
{
    PromisingDesk desk;
    desk.set({promise()}, {office("UTC")});
    desk.mail("2026-11-23T10:00:00Z", "a@x");
    desk.clock().set(at("2026-11-23T10:30:00Z"));
    const UndoTicket solved =
        waitForValue(desk.workspace().changeCases({desk.id(10001)}, case_change::Status{CaseStatus::Solved}));
    CHECK(desk.target(10001, SlaTarget::FirstReply, "2026-11-23T10:40:00Z").state == SlaState::Met);
    waitForValue(desk.workspace().undo(solved));
    const auto first = desk.target(10001, SlaTarget::FirstReply, "2026-11-23T10:45:00Z");
    CHECK(first.state == SlaState::Running);
    CHECK(first.dueAt == at("2026-11-23T12:00:00Z"));
    desk.requireSameAfterRebuild();
}

TEST_CASE("Messages count where they are shown: in the case they were merged into, or moved to")
{
    PromisingDesk desk;
    desk.set({promise()}, {office("UTC")});
    desk.mail("2026-11-23T10:00:00Z", "a@x");
    Arrival other = mailFrom(ingrid, QStringLiteral("Hose"), QStringLiteral("It leaks."), 0, "h@x");
    other.at = at("2026-11-23T09:00:00Z");
    desk.bring(other);
    desk.answer("2026-11-23T11:30:00Z", "b@x", {"a@x"});
    waitForValue(desk.workspace().mergeCases({desk.id(10002)}, desk.id(10001)));
    // The first message is now that of 09:00, and our answer came half an hour after its two hours.
    CHECK(desk.target(10001, SlaTarget::FirstReply, "2026-11-23T12:00:00Z").breachedAt == at("2026-11-23T11:00:00Z"));
    CHECK_FALSE(desk.queue({.tab = QueueFilter::Tab::Any, .sla = SlaBand::Fine}).total > 1);
    desk.requireSameAfterRebuild();
    waitForValue(desk.workspace().unmergeCases({desk.id(10002)}));
    CHECK(desk.target(10001, SlaTarget::FirstReply, "2026-11-23T12:00:00Z").state == SlaState::Met);
    CHECK(desk.target(10002, SlaTarget::FirstReply, "2026-11-23T12:00:00Z").breachedAt == at("2026-11-23T11:00:00Z"));
    desk.requireSameAfterRebuild();
}

TEST_CASE("Other policies hold for open cases at once, and what is solved keeps what it was promised")
{
    PromisingDesk desk;
    desk.set({promise()}, {office("UTC")});
    desk.mail("2026-11-23T10:00:00Z", "a@x");
    Arrival other = mailFrom(tomas, QStringLiteral("Refund"), QStringLiteral("Where?"), 0, "r@x");
    other.at = at("2026-11-23T10:00:00Z");
    desk.bring(other);
    desk.status("2026-11-23T10:30:00Z", 10002, CaseStatus::Solved);
    SlaPolicy fast = promise();
    fast.name = QStringLiteral("Urgent");
    fast.priorities = {QStringLiteral("urgent")};
    fast.firstReply = 30 * minutes;
    SlaPolicy rest = promise();
    rest.firstReply = 3 * hours;
    desk.set({fast, rest}, {});
    CHECK(desk.target(10001, SlaTarget::FirstReply, "2026-11-23T10:45:00Z").dueAt == at("2026-11-23T13:00:00Z"));
    CHECK(desk.target(10002, SlaTarget::FirstReply, "2026-11-23T10:45:00Z").targetSeconds == 2 * hours);
    waitForValue(desk.workspace().changeCases({desk.id(10001), desk.id(10002)},
                                              case_change::Priority{CasePriority::Urgent}));
    CHECK(desk.target(10001, SlaTarget::FirstReply, "2026-11-23T10:45:00Z").breachedAt == at("2026-11-23T10:30:00Z"));
    CHECK(desk.standing(10002, "2026-11-23T10:45:00Z")->policy == QStringLiteral("All"));
    // A calendar too: closed on that Monday, the half hour is Tuesday's.
    BusinessCalendar holiday = office("UTC");
    holiday.holidays = {Holiday::once(QDate(2026, 11, 23), QStringLiteral("Founders' Day"))};
    requireOk(waitFor(desk.workspace().saveCalendar(holiday)));
    CHECK(desk.target(10001, SlaTarget::FirstReply, "2026-11-23T10:45:00Z").dueAt == at("2026-11-24T09:30:00Z"));
    // Reopened, it stands under what is promised now.
    desk.status("2026-11-23T11:00:00Z", 10002, CaseStatus::Open);
    CHECK(desk.standing(10002, "2026-11-23T11:00:00Z")->policy == QStringLiteral("Urgent"));
    desk.set({}, {});
    CHECK_FALSE(desk.standing(10001, "2026-11-23T11:00:00Z"));
    desk.requireSameAfterRebuild();
}

TEST_CASE("What is due first is first in the queue, and the queue can be narrowed to what is late")
{
    PromisingDesk desk;
    desk.set({promise()}, {office("UTC")});
    desk.mail("2026-11-23T10:00:00Z", "a@x");
    Arrival later = mailFrom(tomas, QStringLiteral("Refund"), QStringLiteral("Where?"), 0, "r@x");
    later.at = at("2026-11-23T11:00:00Z");
    desk.bring(later);
    CHECK(desk.numbers({}) == QList<qint64>{10001, 10002});
    CHECK(desk.numbers({.sort = QueueFilter::Sort::Newest}) == QList<qint64>{10002, 10001});
    desk.clock().set(at("2026-11-23T12:00:00Z"));
    CHECK(desk.numbers({.sla = SlaBand::Red}) == QList<qint64>{10001});
    CHECK(desk.numbers({.sla = SlaBand::Amber}) == QList<qint64>{10001});
    CHECK(desk.numbers({.sla = SlaBand::Fine}) == QList<qint64>{10001, 10002});
    desk.clock().set(at("2026-11-23T12:30:01Z"));
    CHECK(desk.numbers({.sla = SlaBand::Amber}) == QList<qint64>{10001, 10002});
}

TEST_CASE("What cannot be kept or counted is refused and nothing is stored")
{
    PromisingDesk desk;
    const auto refusal = [&](const SlaPolicy& policy, const BusinessCalendar& calendar) {
        return CaseDesk::sentence(waitFor(desk.workspace().setSlaPolicies({policy}, {calendar})));
    };
    BusinessCalendar closed = office("UTC");
    closed.week = {};
    CHECK(refusal(promise(), closed).contains(QStringLiteral("is never open")));
    CHECK(refusal(promise(QStringLiteral("Nowhere")), office("UTC")).contains(QStringLiteral("\"Nowhere\", which there is not")));
    SlaPolicy odd = promise();
    odd.channels = {QStringLiteral("pigeon")};
    CHECK(refusal(odd, office("UTC")).contains(QStringLiteral("\"pigeon\", which there is not")));
    odd.channels.clear();
    odd.priorities = {QStringLiteral("dire")};
    CHECK(refusal(odd, office("UTC")).contains(QStringLiteral("\"dire\", which there is not")));
    CHECK(waitForValue(desk.workspace().slaPolicies()).isEmpty());
    CHECK(waitForValue(desk.workspace().businessCalendars()).isEmpty());
    desk.set({promise()}, {office("UTC")});
    CHECK(CaseDesk::sentence(waitFor(desk.workspace().removeCalendar(QStringLiteral("Office"))))
              .contains(QStringLiteral("give it another one first")));
}

TEST_CASE("Who sits at this desk is told of promises with little left, of reminders and of cases that woke")
{
    PromisingDesk desk;
    desk.set({promise()}, {office("UTC")});
    desk.mail("2026-11-23T10:00:00Z", "a@x");
    const CaseId id = desk.id(10001);
    const auto alerts = [&](const char* when) {
        desk.clock().set(at(when));
        return waitForValue(desk.workspace().alerts());
    };
    const Alerts early = alerts("2026-11-23T10:30:00Z");
    CHECK(early.current.isEmpty());
    CHECK(early.next == at("2026-11-23T11:30:01Z"));
    waitForValue(desk.workspace().changeCases(
        {id}, case_change::Reminder{at("2026-11-23T11:00:00Z"), QStringLiteral("Ask the workshop")}));
    waitForValue(desk.workspace().changeCases({id}, case_change::Snooze{at("2026-11-23T10:45:00Z")}));
    CHECK(alerts("2026-11-23T10:40:00Z").next == at("2026-11-23T10:45:00Z"));
    const Alerts all = alerts("2026-11-23T11:40:00Z");
    REQUIRE(all.current.size() == 3);
    CHECK(all.current.at(0).kind == Alert::Kind::Woken);
    CHECK(all.current.at(1).words == QStringLiteral("Ask the workshop"));
    CHECK(all.current.at(2).kind == Alert::Kind::Promise);
    CHECK(all.current.at(2).dueAt == at("2026-11-23T12:00:00Z"));
    CHECK(all.current.at(2).key == alerts("2026-11-23T12:30:00Z").current.at(2).key);
    waitForValue(desk.workspace().changeCases({id}, case_change::Assignee{QStringLiteral("Bo")}));
    CHECK(alerts("2026-11-23T12:40:00Z").current.isEmpty());
}
