// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people log themselves: calls, visits, deliveries.
#include "tests/core/workspace/case_desk.h"

using namespace threadline;
using namespace threadline::test;

namespace {

struct TouchDesk : CaseDesk
{
    CustomerId customer(const QString& words) { return waitForValue(workspace().findCustomer(words)); }

    TouchRequest call(const QString& who, const QString& text)
    {
        TouchRequest request;
        request.customer = customer(who);
        request.touch.kind = InteractionKind::Call;
        request.touch.seconds = 372;
        request.touch.outcome = QStringLiteral("Checked the inlet filter");
        request.touch.nextStep = QStringLiteral("Call again on Friday");
        request.touch.text = text;
        return request;
    }

    LoggedTouch log(const TouchRequest& request) { return waitForValue(workspace().logTouch(request)); }

    QStringList found(const char* query)
    {
        QStringList snippets;
        const SearchAnswer answer = waitForValue(workspace().search(QString::fromUtf8(query), -1));
        for (const SearchHit& hit : answer.hits) {
            snippets.append(hit.snippet);
        }
        return snippets;
    }

    Timestamp waitingSince(qint64 number)
    {
        const QueuePage page = waitForValue(workspace().queue({QueueFilter::View::All, QueueFilter::Tab::Any}, 0, 100));
        for (const QueueRow& row : page.rows) {
            if (row.number == number) {
                return row.waitingSince;
            }
        }
        FAIL("no case " << number);
        return {};
    }
};

} // namespace

TEST_CASE("A call that somebody logs stands in the history, in the open case with the latest contact")
{
    TouchDesk desk;
    const LoggedTouch logged = desk.log(desk.call(ingrid, QStringLiteral("Runs twenty minutes, then E-07.")));
    CHECK_FALSE(logged.opened);
    CHECK(logged.inCase == desk.one(10'002).id); // the hose came after the pump
    const Interaction call = desk.said(ingrid, QStringLiteral("Runs twenty minutes, then E-07."));
    CHECK(call.id == logged.id);
    CHECK(call.channel == channel::voice);
    CHECK(call.kind == InteractionKind::Call);
    CHECK(call.direction == Direction::Inbound);
    CHECK(call.at.us == desk.clock().now().us - 372'000'000); // it has just ended
    CHECK(call.account == QStringLiteral("Anna Kivi"));
    CHECK(call.details.value(QLatin1String("seconds")).toInt() == 372);
    CHECK(call.details.value(QLatin1String("outcome")).toString() == QStringLiteral("Checked the inlet filter"));
    CHECK(call.details.value(QLatin1String("next_step")).toString() == QStringLiteral("Call again on Friday"));
    CHECK(call.details.value(QLatin1String("agent")).toString() == QStringLiteral("Anna Kivi"));
    CHECK(desk.one(10'002).status == CaseStatus::Open); // somebody has looked
    const QByteArray before = desk.dump();
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.dump() == before);
    CHECK(waitForValue(desk.workspace().doctor()).isEmpty());
}

TEST_CASE("Who called and was spoken with does not wait, who was missed does")
{
    TouchDesk desk;
    CHECK_FALSE(desk.waitingSince(10'003).isNull()); // the mail
    desk.log(desk.call(tomas, QStringLiteral("The refund is on its way.")));
    CHECK(desk.waitingSince(10'003).isNull());

    desk.change({10'003}, case_change::Status{CaseStatus::Waiting});
    TouchRequest missed = desk.call(tomas, QString());
    missed.touch.missed = true;
    missed.touch.seconds = 0;
    desk.log(missed);
    CHECK(desk.waitingSince(10'003) == desk.clock().now());
    CHECK(desk.one(10'003).status == CaseStatus::Open);
}

TEST_CASE("A delivery answers nothing and nobody waits because of it")
{
    TouchDesk desk;
    const Timestamp since = desk.waitingSince(10'003);
    TouchRequest delivery;
    delivery.customer = desk.customer(tomas);
    delivery.touch.kind = InteractionKind::Delivery;
    delivery.touch.direction = Direction::Outbound;
    delivery.touch.reference = QStringLiteral("LS-4711");
    desk.log(delivery);
    CHECK(desk.waitingSince(10'003) == since);
    CHECK(desk.found("LS-4711").size() == 1);
}

TEST_CASE("Without an open case a new one begins, and taking the logging back takes it along")
{
    TouchDesk desk;
    desk.change({10'003}, case_change::Status{CaseStatus::Solved});
    const QByteArray before = desk.standing();
    TouchRequest visit = desk.call(tomas, QStringLiteral("Brought the old seal."));
    visit.touch.kind = InteractionKind::Visit;
    visit.subject = QStringLiteral("Part exchange");
    visit.then = {case_change::Status{CaseStatus::Waiting},
                  case_change::Reminder{Timestamp{desk.clock().now().us + 3'600'000'000}, QStringLiteral("Order S-12")}};
    const LoggedTouch logged = desk.log(visit);
    CHECK(logged.opened);
    CHECK(desk.one(10'004).subject == QStringLiteral("Part exchange"));
    CHECK(desk.one(10'004).status == CaseStatus::Waiting);
    const CaseDetails details = waitForValue(desk.workspace().caseDetails(logged.inCase));
    REQUIRE(details.reminders.size() == 1);
    CHECK(details.reminders.first().words == QStringLiteral("Order S-12"));
    CHECK(desk.found("seal").size() == 1);

    waitForValue(desk.workspace().undo(logged.ticket));
    CHECK(desk.found("seal").isEmpty());
    CHECK(desk.found("inlet").isEmpty());
    CHECK_FALSE(waitFor(desk.workspace().findCase(QStringLiteral("10004"))));
    const auto history = desk.history(tomas);
    CHECK(history.size() == 1);
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.found("seal").isEmpty());
    CHECK(desk.history(tomas).size() == 1);
}

TEST_CASE("All of a logging is done or nothing: a snooze into the past keeps the call out")
{
    TouchDesk desk;
    TouchRequest call = desk.call(ingrid, QStringLiteral("Hm."));
    call.then = {case_change::Snooze{Timestamp{desk.clock().now().us - 1}}};
    CHECK(CaseDesk::sentence(waitFor(desk.workspace().logTouch(call))).contains(QStringLiteral("over already")));
    CHECK(desk.history(ingrid).size() == 2);
}

TEST_CASE("What was logged is corrected in its place, and the correction taken back")
{
    TouchDesk desk;
    const LoggedTouch logged = desk.log(desk.call(ingrid, QStringLiteral("Wants the manual.")));
    Touch touch = waitForValue(desk.workspace().touch(logged.id));
    CHECK(touch.seconds == 372);
    touch.text = QStringLiteral("Wants the spare part list.");
    touch.outcome.clear();
    const LoggedTouch anew = waitForValue(desk.workspace().correctTouch(logged.id, touch));
    CHECK(anew.inCase == logged.inCase);
    const Interaction now = desk.said(ingrid, QStringLiteral("Wants the spare part list."));
    CHECK(now.id == anew.id);
    CHECK(now.at == touch.at);
    CHECK(now.details.value(QLatin1String("corrects")).toString() == logged.id.text());
    CHECK(desk.history(ingrid).size() == 3); // two mails and one call
    CHECK(desk.found("manual").isEmpty());
    CHECK(desk.found("spare").size() == 1);
    CHECK(CaseDesk::sentence(waitFor(desk.workspace().correctTouch(logged.id, touch)))
          == QStringLiteral("This was taken back already."));

    waitForValue(desk.workspace().undo(anew.ticket));
    CHECK(desk.found("manual").size() == 1);
    CHECK(desk.found("spare").isEmpty());
    CHECK(desk.said(ingrid, QStringLiteral("Wants the manual.")).id == logged.id);
}

TEST_CASE("Taking a call back brings the case to where it was, and bringing it back too")
{
    TouchDesk desk;
    const Timestamp since = desk.waitingSince(10'003);
    const LoggedTouch logged = desk.log(desk.call(tomas, QStringLiteral("All settled.")));
    CHECK(desk.waitingSince(10'003).isNull());
    const UndoTicket taken = waitForValue(desk.workspace().takeBackTouch(logged.id));
    CHECK(desk.waitingSince(10'003) == since);
    CHECK(desk.found("settled").isEmpty());
    waitForValue(desk.workspace().undo(taken));
    CHECK(desk.waitingSince(10'003).isNull());
    CHECK(desk.found("settled").size() == 1);
    const QByteArray before = desk.dump();
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.dump() == before);
}

TEST_CASE("Only what was logged by hand is corrected or taken back")
{
    TouchDesk desk;
    const Interaction mail = desk.said(ingrid, QStringLiteral("It stops."));
    CHECK(CaseDesk::sentence(waitFor(desk.workspace().takeBackTouch(mail.id)))
          == QStringLiteral("Only what was logged by hand can be corrected or taken back."));
}

TEST_CASE("What cannot have happened is refused with what to do")
{
    TouchDesk desk;
    const auto refused = [&](const std::function<void(TouchRequest&)>& change) {
        TouchRequest request = desk.call(ingrid, QStringLiteral("x"));
        change(request);
        return CaseDesk::sentence(waitFor(desk.workspace().logTouch(request)));
    };
    CHECK(refused([&](TouchRequest& r) { r.touch.at = {desk.clock().now().us + 3'600'000'000}; })
          == QStringLiteral("This moment is still to come: log what has happened, and set a reminder for what will."));
    CHECK(refused([](TouchRequest& r) { r.touch.seconds = 8 * 86'400; }).contains(QStringLiteral("seven days")));
    CHECK(refused([](TouchRequest& r) { r.touch.kind = InteractionKind::Message; }).contains(QStringLiteral("a call, a visit")));
    CHECK(refused([](TouchRequest& r) { r.customer = CustomerId::make({1}); })
          == QStringLiteral("This customer does not exist any more."));
}
