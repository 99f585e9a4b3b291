// SPDX-License-Identifier: GPL-3.0-or-later
//
// Monday to Friday 09:00 to 17:00 UTC; first reply in 2 hours, next reply in 4, resolution in 16. 2026-11-23 is a Monday.
#include "tests/core/sla/case_samples.h"

using namespace threadline;
using namespace threadline::test;

TEST_CASE("The most urgent is what was or will be due first")
{
    // Monday 10:00 opened and answered; Tuesday 14:30 a message: due Wednesday 10:30, after the resolution at 10:00.
    const CaseFacts facts = monday({reply("2026-11-23T10:10:00Z"), message("2026-11-24T14:30:00Z")});
    const SlaStanding amber = standing(facts, "2026-11-24T15:00:00Z");
    CHECK(amber.of(SlaTarget::NextReply).dueAt == at("2026-11-25T10:30:00Z"));
    CHECK(amber.mostUrgent == SlaTarget::Resolution);
    CHECK(amber.band == SlaBand::Amber);
    CHECK(amber.nextTurn == at("2026-11-25T10:00:00Z"));
    // Also when something due later is amber already: 50 minutes of an hour, until 15:30.
    auto policy = promise();
    policy.nextReply = 1 * hours;
    const SlaStanding sooner = standing(facts, "2026-11-24T14:40:00Z", policy);
    CHECK(sooner.of(SlaTarget::NextReply).dueAt == at("2026-11-24T15:30:00Z"));
    CHECK(sooner.of(SlaTarget::Resolution).band() == SlaBand::Amber);
    CHECK(sooner.mostUrgent == SlaTarget::NextReply);
    CHECK(sooner.band == SlaBand::Fine);
    CHECK(sooner.nextTurn == at("2026-11-24T15:15:01Z"));
    policy.resolution = 3 * hours;
    policy.firstReply = 150 * minutes;
    const SlaStanding both = standing(monday({}), "2026-11-23T12:20:00Z", policy);
    CHECK(both.of(SlaTarget::FirstReply).band() == SlaBand::Amber);
    CHECK(both.of(SlaTarget::Resolution).band() == SlaBand::Amber);
    CHECK(both.mostUrgent == SlaTarget::FirstReply);
    const SlaStanding red = standing(monday({}), "2026-11-23T12:40:00Z", policy);
    CHECK(red.mostUrgent == SlaTarget::FirstReply);
    CHECK(red.band == SlaBand::Red);
}

TEST_CASE("What is paused comes after what runs")
{
    auto policy = promise();
    policy.pausesOnHold = true;
    // On hold the resolution pauses with little left, the first reply runs.
    const CaseFacts facts = opened("2026-11-20T09:00:00Z", {status("2026-11-23T16:30:00Z", CaseStatus::OnHold),
                                                            message("2026-11-24T09:00:00Z")});
    const SlaStanding now = standing(facts, "2026-11-24T09:10:00Z", policy);
    CHECK(now.of(SlaTarget::Resolution).state == SlaState::Paused);
    CHECK(now.of(SlaTarget::Resolution).remainingSeconds == 30 * minutes);
    CHECK(now.mostUrgent == SlaTarget::FirstReply);
    CHECK(now.band == SlaBand::Fine);
    CHECK(now.nextTurn == at("2026-11-24T10:30:01Z"));
}

TEST_CASE("What is not promised does not apply")
{
    auto policy = promise();
    policy.firstReply.reset();
    policy.resolution.reset();
    const SlaStanding now = standing(monday({}), "2026-11-23T10:30:00Z", policy);
    CHECK(now.of(SlaTarget::FirstReply).state == SlaState::NotApplicable);
    CHECK(now.of(SlaTarget::Resolution).state == SlaState::NotApplicable);
    CHECK_FALSE(now.mostUrgent);
    CHECK_FALSE(now.nextTurn);
}

TEST_CASE("Facts of the future do not count yet, and the timer is set for them")
{
    const CaseFacts facts = monday({reply("2026-11-23T11:00:00Z")});
    const SlaStanding before = standing(facts, "2026-11-23T10:30:00Z");
    CHECK(before.of(SlaTarget::FirstReply).state == SlaState::Running);
    CHECK(before.nextTurn == at("2026-11-23T11:00:00Z"));
    const SlaStanding unopened = standing(facts, "2026-11-23T09:00:00Z");
    CHECK_FALSE(unopened.mostUrgent);
    CHECK(unopened.nextTurn == at("2026-11-23T10:00:00Z"));
}

TEST_CASE("Facts may come in any order, and a message older than its case counts from when it was written")
{
    const CaseFacts facts = opened("2026-11-23T10:00:00Z", {reply("2026-11-23T14:00:00Z"), message("2026-11-23T13:30:00Z"),
                                                            reply("2026-11-23T10:30:00Z"), message("2026-11-23T09:00:00Z")});
    const SlaStanding now = standing(facts, "2026-11-23T16:00:00Z");
    CHECK(now.of(SlaTarget::FirstReply).metAt == at("2026-11-23T10:30:00Z"));
    CHECK(now.of(SlaTarget::FirstReply).remainingSeconds == 30 * minutes);
    CHECK(now.of(SlaTarget::NextReply).metAt == at("2026-11-23T14:00:00Z"));
    CHECK(now.of(SlaTarget::Resolution).remainingSeconds == 10 * hours);
}

TEST_CASE("A calendar that cannot keep the promise says so")
{
    auto closed = office("UTC");
    closed.week[0] = {{540, 541}};
    for (size_t day = 1; day < 5; ++day) {
        closed.week[day].clear();
    }
    auto policy = promise();
    policy.resolution = maxTargetSeconds;
    const auto read = readSlaClock(monday({}), policy, counted(closed), at("2026-11-23T10:30:00Z"));
    CHECK(sentenceOf(read).contains(QStringLiteral("has not so much working time before the year 2100")));
}
