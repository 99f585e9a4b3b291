// SPDX-License-Identifier: GPL-3.0-or-later
//
// Monday to Friday 09:00 to 17:00 UTC; first reply in 2 hours, next reply in 4, resolution in 16. 2026-11-23 is a Monday.
#include "tests/core/sla/case_samples.h"

using namespace threadline;
using namespace threadline::test;

TEST_CASE("A new case runs for its first reply and its resolution")
{
    const SlaStanding now = standing(monday({}), "2026-11-23T10:30:00Z");
    const TargetStanding& first = now.of(SlaTarget::FirstReply);
    CHECK(first.state == SlaState::Running);
    CHECK(first.dueAt == at("2026-11-23T12:00:00Z"));
    CHECK(first.amberAt == at("2026-11-23T11:30:01Z"));
    CHECK(first.remainingSeconds == 90 * minutes);
    CHECK(first.fractionLeft == 0.75);
    CHECK_FALSE(first.metAt);
    CHECK_FALSE(first.breachedAt);
    CHECK(now.of(SlaTarget::NextReply).state == SlaState::NotApplicable);
    const TargetStanding& resolution = now.of(SlaTarget::Resolution);
    CHECK(resolution.state == SlaState::Running);
    CHECK(resolution.dueAt == at("2026-11-25T10:00:00Z"));   // 7 h on Monday, 8 on Tuesday, 1 on Wednesday
    CHECK(resolution.amberAt == at("2026-11-24T14:00:01Z")); // after 12 h: 7 on Monday, 5 on Tuesday
    CHECK(now.mostUrgent == SlaTarget::FirstReply);
    CHECK(now.band == SlaBand::Fine);
    CHECK(now.nextTurn == at("2026-11-23T11:30:01Z"));
}

TEST_CASE("With a quarter left all is fine, with less it is amber, and at its moment it is red")
{
    CHECK(standing(monday({}), "2026-11-23T11:30:00Z").band == SlaBand::Fine);
    const SlaStanding amber = standing(monday({}), "2026-11-23T11:30:01Z");
    CHECK(amber.band == SlaBand::Amber);
    CHECK(amber.nextTurn == at("2026-11-23T12:00:00Z"));
    CHECK_FALSE(amber.of(SlaTarget::FirstReply).amberAt);
    CHECK(standing(monday({}), "2026-11-23T11:59:59.999999Z").band == SlaBand::Amber);
    const SlaStanding red = standing(monday({}), "2026-11-23T12:00:00Z");
    CHECK(red.band == SlaBand::Red);
    CHECK(red.of(SlaTarget::FirstReply).state == SlaState::Breached);
    CHECK(red.of(SlaTarget::FirstReply).breachedAt == at("2026-11-23T12:00:00Z"));
    CHECK(red.of(SlaTarget::FirstReply).remainingSeconds == 0);
    CHECK_FALSE(red.of(SlaTarget::FirstReply).dueAt);
    CHECK_FALSE(red.nextTurn);
    CHECK(standing(monday({}), "2026-12-24T03:00:00Z").of(SlaTarget::FirstReply).breachedAt == at("2026-11-23T12:00:00Z"));
}

TEST_CASE("A first reply is in time until the moment it is due")
{
    const TargetStanding met = standing(monday({reply("2026-11-23T11:59:59Z")}), "2026-11-24T10:00:00Z").of(SlaTarget::FirstReply);
    CHECK(met.state == SlaState::Met);
    CHECK(met.metAt == at("2026-11-23T11:59:59Z"));
    CHECK(met.remainingSeconds == 1);
    CHECK_FALSE(met.isOwed());
    const TargetStanding late = standing(monday({reply("2026-11-23T12:00:00Z")}), "2026-11-24T10:00:00Z").of(SlaTarget::FirstReply);
    CHECK(late.state == SlaState::Breached);
    CHECK(late.breachedAt == at("2026-11-23T12:00:00Z"));
    CHECK(late.metAt == at("2026-11-23T12:00:00Z"));
    CHECK_FALSE(late.isOwed());
    CHECK(late.band() == SlaBand::Fine);
}

TEST_CASE("The clock stands still overnight, and a reply by night counts for the evening before")
{
    const CaseFacts evening = opened("2026-11-23T16:00:00Z", {message("2026-11-23T16:00:00Z")});
    const TargetStanding night = standing(evening, "2026-11-24T03:00:00Z").of(SlaTarget::FirstReply);
    CHECK(night.state == SlaState::Running);
    CHECK(night.remainingSeconds == 1 * hours);
    CHECK(night.dueAt == at("2026-11-24T10:00:00Z"));
    CHECK(standing(evening, "2026-11-24T03:00:00Z").nextTurn == at("2026-11-24T09:30:01Z"));
}

TEST_CASE("A next reply is counted from the oldest message that is not answered")
{
    const CaseFacts facts = monday({reply("2026-11-23T10:30:00Z"), message("2026-11-23T11:00:00Z"), message("2026-11-23T14:00:00Z")});
    const TargetStanding next = standing(facts, "2026-11-23T14:30:00Z").of(SlaTarget::NextReply);
    CHECK(next.state == SlaState::Running);
    CHECK(next.dueAt == at("2026-11-23T15:00:00Z"));
    CHECK(next.remainingSeconds == 30 * minutes);

    CaseFacts answered = facts;
    answered.facts += {reply("2026-11-23T14:45:00Z")};
    CHECK(standing(answered, "2026-11-23T16:00:00Z").of(SlaTarget::NextReply).state == SlaState::Met);
    // Each further message begins anew.
    answered.facts += {message("2026-11-23T16:00:00Z")};
    CHECK(standing(answered, "2026-11-23T16:30:00Z").of(SlaTarget::NextReply).dueAt == at("2026-11-24T12:00:00Z"));
    CHECK(standing(answered, "2026-11-23T16:30:00Z").of(SlaTarget::FirstReply).state == SlaState::Met);
}

TEST_CASE("A case that we began owes no first reply, the answers to it are next replies")
{
    const CaseFacts ours = opened("2026-11-23T10:00:00Z", {reply("2026-11-23T10:00:00Z"), message("2026-11-23T11:00:00Z")});
    const SlaStanding now = standing(ours, "2026-11-23T12:00:00Z");
    CHECK(now.of(SlaTarget::FirstReply).state == SlaState::NotApplicable);
    CHECK(now.of(SlaTarget::NextReply).dueAt == at("2026-11-23T15:00:00Z"));
}

TEST_CASE("The resolution stands still in Waiting and On hold, to the second")
{
    const CaseFacts facts = monday({reply("2026-11-23T10:30:00Z"), status("2026-11-23T12:00:07Z", CaseStatus::Waiting)});
    const TargetStanding paused = standing(facts, "2026-11-27T12:00:00Z").of(SlaTarget::Resolution);
    CHECK(paused.state == SlaState::Paused);
    CHECK(paused.pausedIn == CaseStatus::Waiting);
    CHECK(paused.remainingSeconds == 14 * hours - 7);
    CHECK_FALSE(paused.dueAt);
    CHECK(standing(facts, "2026-11-27T12:00:00Z").band == SlaBand::Fine);
    CHECK_FALSE(standing(facts, "2026-11-27T12:00:00Z").nextTurn);

    // On again on Tuesday at nine: 14 hours less 7 seconds are 8 on Tuesday and the rest on Wednesday.
    CaseFacts again = facts;
    again.facts += {status("2026-11-24T09:00:00Z", CaseStatus::Open)};
    CHECK(standing(again, "2026-11-24T12:00:00Z").of(SlaTarget::Resolution).dueAt == at("2026-11-25T14:59:53Z"));
    again.facts += {status("2026-11-24T10:00:00Z", CaseStatus::OnHold), status("2026-11-24T11:00:00Z", CaseStatus::Open)};
    CHECK(standing(again, "2026-11-24T10:30:00Z").of(SlaTarget::Resolution).pausedIn == CaseStatus::OnHold);
    CHECK(standing(again, "2026-11-24T12:00:00Z").of(SlaTarget::Resolution).dueAt == at("2026-11-25T15:59:53Z"));
}

TEST_CASE("A policy may let the resolution run on in Waiting or On hold")
{
    auto policy = promise();
    policy.pausesInWaiting = false;
    const CaseFacts waiting = monday({status("2026-11-23T12:00:00Z", CaseStatus::Waiting)});
    const CaseFacts onHold = monday({status("2026-11-23T12:00:00Z", CaseStatus::OnHold)});
    CHECK(standing(waiting, "2026-11-23T15:00:00Z", policy).of(SlaTarget::Resolution).dueAt == at("2026-11-25T10:00:00Z"));
    CHECK(standing(onHold, "2026-11-23T15:00:00Z", policy).of(SlaTarget::Resolution).state == SlaState::Paused);
    policy = promise();
    policy.pausesOnHold = false;
    CHECK(standing(waiting, "2026-11-23T15:00:00Z", policy).of(SlaTarget::Resolution).state == SlaState::Paused);
    CHECK(standing(onHold, "2026-11-23T15:00:00Z", policy).of(SlaTarget::Resolution).dueAt == at("2026-11-25T10:00:00Z"));
}

TEST_CASE("Replies are owed while the customer waits for us: not in Waiting, but On hold")
{
    const CaseFacts waiting = monday({status("2026-11-23T11:00:00Z", CaseStatus::Waiting)});
    const TargetStanding paused = standing(waiting, "2026-11-23T16:00:00Z").of(SlaTarget::FirstReply);
    CHECK(paused.state == SlaState::Paused);
    CHECK(paused.pausedIn == CaseStatus::Waiting);
    CHECK(paused.remainingSeconds == 1 * hours);
    const CaseFacts onHold = monday({status("2026-11-23T11:00:00Z", CaseStatus::OnHold)});
    CHECK(standing(onHold, "2026-11-23T11:30:00Z").of(SlaTarget::FirstReply).dueAt == at("2026-11-23T12:00:00Z"));
    CaseFacts again = waiting;
    again.facts += {message("2026-11-23T13:00:00Z"), status("2026-11-23T13:00:00Z", CaseStatus::Open)};
    CHECK(standing(again, "2026-11-23T13:30:00Z").of(SlaTarget::FirstReply).dueAt == at("2026-11-23T14:00:00Z"));
}

TEST_CASE("Solved meets the resolution, reopened it goes on with what was left")
{
    CaseFacts facts = monday({reply("2026-11-23T10:30:00Z"), status("2026-11-23T15:00:00Z", CaseStatus::Solved)});
    const SlaStanding solved = standing(facts, "2026-11-30T10:00:00Z");
    CHECK(solved.of(SlaTarget::Resolution).state == SlaState::Met);
    CHECK(solved.of(SlaTarget::Resolution).metAt == at("2026-11-23T15:00:00Z"));
    CHECK(solved.of(SlaTarget::Resolution).remainingSeconds == 11 * hours);
    CHECK_FALSE(solved.mostUrgent);
    CHECK_FALSE(solved.nextTurn);

    facts.facts += {message("2026-11-30T10:00:00Z"), status("2026-11-30T10:00:00Z", CaseStatus::Open)};
    const SlaStanding reopened = standing(facts, "2026-11-30T10:30:00Z");
    CHECK(reopened.of(SlaTarget::Resolution).state == SlaState::Running);
    CHECK_FALSE(reopened.of(SlaTarget::Resolution).metAt);
    CHECK(reopened.of(SlaTarget::Resolution).dueAt == at("2026-12-01T13:00:00Z")); // 7 h on Monday, 4 on Tuesday
    CHECK(reopened.of(SlaTarget::NextReply).dueAt == at("2026-11-30T14:00:00Z"));

    facts.facts += {status("2026-11-30T11:00:00Z", CaseStatus::Solved), status("2026-12-04T11:00:00Z", CaseStatus::Closed)};
    CHECK(standing(facts, "2026-12-05T00:00:00Z").of(SlaTarget::Resolution).metAt == at("2026-11-30T11:00:00Z"));
}

TEST_CASE("Solved too late stays breached, and is no longer urgent")
{
    const CaseFacts facts = monday({reply("2026-11-23T10:30:00Z"), status("2026-11-25T10:00:00Z", CaseStatus::Solved)});
    const SlaStanding late = standing(facts, "2026-11-26T10:00:00Z");
    CHECK(late.of(SlaTarget::Resolution).state == SlaState::Breached);
    CHECK(late.of(SlaTarget::Resolution).metAt == at("2026-11-25T10:00:00Z"));
    CHECK(late.band == SlaBand::Fine);
    CHECK_FALSE(late.mostUrgent);
}

TEST_CASE("Who solves a case without a word owes no reply, the next message is owed a next one")
{
    CaseFacts facts = monday({status("2026-11-23T11:00:00Z", CaseStatus::Solved)});
    CHECK(standing(facts, "2026-11-24T10:00:00Z").of(SlaTarget::FirstReply).state == SlaState::Met);
    facts.facts += {message("2026-11-24T10:00:00Z"), status("2026-11-24T10:00:00Z", CaseStatus::Open)};
    CHECK(standing(facts, "2026-11-24T10:00:00Z").of(SlaTarget::NextReply).dueAt == at("2026-11-24T14:00:00Z"));
}

TEST_CASE("Old history that was solved when it came in is not urgent")
{
    const CaseFacts facts = opened("2026-11-02T10:00:00Z",
                                   {status("2026-11-02T10:00:00Z", CaseStatus::Solved), message("2026-11-02T10:00:00Z")});
    const SlaStanding now = standing(facts, "2026-11-23T10:00:00Z");
    CHECK_FALSE(now.mostUrgent);
    CHECK(now.band == SlaBand::Fine);
    CHECK(now.of(SlaTarget::Resolution).state == SlaState::Met);
    CHECK(now.of(SlaTarget::FirstReply).pausedIn == CaseStatus::Solved);
}
