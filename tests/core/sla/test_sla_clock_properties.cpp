// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sla/sla_samples.h"

#include "core/sla/sla_clock.h"

using namespace threadline;
using namespace threadline::test;

namespace {

constexpr qint64 opening = 1'795'428'000; // 2026-11-23T10:00:00Z, a Monday

Timestamp second(qint64 sinceOpening)
{
    return Timestamp::fromSeconds(opening + sinceOpening);
}

CaseFacts anyFacts(Dice& dice, qint64 span)
{
    CaseFacts facts{second(0), {CaseFact::customerMessage(second(0))}};
    static constexpr std::array statuses{CaseStatus::New,    CaseStatus::Open,   CaseStatus::Open,  CaseStatus::Waiting,
                                         CaseStatus::OnHold, CaseStatus::Solved, CaseStatus::Closed};
    for (qint64 i = dice.below(9); i > 0; --i) {
        const Timestamp at = second(dice.below(span));
        switch (dice.below(4)) {
        case 0: facts.facts.append(CaseFact::customerMessage(at)); break;
        case 1: facts.facts.append(CaseFact::ourReply(at)); break;
        default: facts.facts.append(CaseFact::statusChange(at, statuses[static_cast<size_t>(dice.below(7))]));
        }
    }
    return facts;
}

SlaPolicy anyPolicy(Dice& dice)
{
    SlaPolicy policy;
    policy.name = policy.calendar = QStringLiteral("Any");
    const auto promised = [&]() { return dice.below(5) ? std::optional(1 + dice.below(90'000)) : std::nullopt; };
    policy.firstReply = promised();
    policy.nextReply = promised();
    policy.resolution = promised();
    policy.pausesInWaiting = dice.below(2);
    policy.pausesOnHold = dice.below(2);
    return policy;
}

/// The status at a moment, looked up.
CaseStatus statusAt(const CaseFacts& facts, Timestamp at)
{
    CaseStatus status = CaseStatus::New;
    Timestamp latest;
    for (const CaseFact& fact : facts.facts) {
        if (fact.what == CaseFact::What::StatusChange && fact.at <= at && fact.at >= latest) {
            status = fact.status;
            latest = fact.at;
        }
    }
    return status;
}

SlaStanding read(const CaseFacts& facts, const SlaPolicy& policy, const WorkingTime& calendar, Timestamp now)
{
    const auto standing = readSlaClock(facts, policy, calendar, now);
    REQUIRE(standing);
    return *standing;
}

} // namespace

TEST_CASE("What the resolution has used is the working time of the seconds in which it ran")
{
    Dice dice(66);
    for (int i = 0; i < 40; ++i) {
        const WorkingTime calendar = counted(anyCalendar(dice));
        SlaPolicy policy = anyPolicy(dice);
        policy.resolution = 20'000 + dice.below(60'000);
        CaseFacts facts = anyFacts(dice, 150'000);
        for (CaseFact& fact : facts.facts) { // on whole minutes, so that looking every minute is exact
            fact.at = Timestamp::fromSeconds(fact.at.seconds() / 60 * 60);
        }
        qint64 used = 0;
        for (qint64 now = 0; now < 200'000; now += 60) {
            const auto resolution = read(facts, policy, calendar, second(now)).of(SlaTarget::Resolution);
            REQUIRE(resolution.remainingSeconds == std::max<qint64>(0, *policy.resolution - used));
            REQUIRE((resolution.state == SlaState::Breached) == (used >= *policy.resolution));
            const CaseStatus status = statusAt(facts, second(now));
            const bool runs = status == CaseStatus::New || status == CaseStatus::Open
                              || (status == CaseStatus::Waiting && !policy.pausesInWaiting)
                              || (status == CaseStatus::OnHold && !policy.pausesOnHold);
            used += runs ? calendar.workingSecondsBetween(second(now), second(now + 60)) : 0;
        }
    }
}

TEST_CASE("Between now and the next turn the band stays, and at the next turn it changes")
{
    Dice dice(77);
    const WorkingTime calendar = counted(office("Europe/Berlin"));
    int turns = 0;
    for (int i = 0; i < 3000; ++i) {
        const SlaPolicy policy = anyPolicy(dice);
        const CaseFacts facts = anyFacts(dice, 40'000);
        const Timestamp now = second(40'000 + dice.below(40'000)); // after the last fact
        const SlaStanding standing = read(facts, policy, calendar, now);
        if (!standing.nextTurn) {
            const SlaStanding muchLater = read(facts, policy, calendar, second(50'000'000));
            REQUIRE(muchLater.band == standing.band);
            continue;
        }
        ++turns;
        const Timestamp turn = *standing.nextTurn;
        REQUIRE(turn > now);
        REQUIRE(read(facts, policy, calendar, {turn.us - 1}).band == standing.band);
        REQUIRE(read(facts, policy, calendar, {now.us + dice.below(turn.us - now.us)}).band == standing.band);
        REQUIRE(read(facts, policy, calendar, turn).band > standing.band);
    }
    CHECK(turns > 100);
}

TEST_CASE("A pause moves what is due by exactly the working time that it lasts")
{
    Dice dice(88);
    for (int i = 0; i < 100; ++i) {
        const WorkingTime calendar = counted(anyCalendar(dice));
        SlaPolicy policy;
        policy.resolution = 100'000;
        const Timestamp from = second(dice.below(50'000));
        const Timestamp to = second(50'000 + dice.below(50'000));
        const CaseFacts plain{second(0), {}};
        const CaseFacts paused{second(0), {CaseFact::statusChange(from, CaseStatus::Waiting),
                                           CaseFact::statusChange(to, CaseStatus::Open)}};
        const auto without = read(plain, policy, calendar, to).of(SlaTarget::Resolution);
        const auto with = read(paused, policy, calendar, to).of(SlaTarget::Resolution);
        const qint64 lost = calendar.workingSecondsBetween(from, to);
        REQUIRE(with.remainingSeconds == without.remainingSeconds + lost);
        if (with.remainingSeconds > 0 && without.remainingSeconds > 0) {
            REQUIRE(*with.dueAt == added(calendar, second(0), 100'000 + lost));
        }
    }
}
