// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/sla_clock.h"

#include <algorithm>
#include <tuple>

namespace threadline {

namespace {

Expected<void> lookAhead(TargetStanding& standing, const TargetClock& clock, const WorkingTime& calendar, Timestamp now)
{
    const auto turns = turnsOf(clock, standing.targetSeconds, calendar);
    if (!turns) {
        return turns.error();
    }
    const qint64 worked = calendar.workingSecondsBetween(*clock.runningSince, now);
    if (worked >= clock.left) {
        standing.state = SlaState::Breached;
        standing.breachedAt = turns->dueAt;
        standing.remainingSeconds = 0;
        return {};
    }
    standing.state = SlaState::Running;
    standing.remainingSeconds = clock.left - worked;
    standing.dueAt = turns->dueAt;
    if (turns->amberAt > now) {
        standing.amberAt = turns->amberAt;
    }
    return {};
}

Expected<TargetStanding> standingOf(const TargetClock& clock, qint64 target, const WorkingTime& calendar,
                                    CaseStatus status, Timestamp now)
{
    TargetStanding standing;
    standing.targetSeconds = target;
    standing.metAt = clock.doneAt;
    standing.remainingSeconds = clock.left;
    if (clock.breachedAt) {
        standing.state = SlaState::Breached;
        standing.breachedAt = clock.breachedAt;
    } else if (clock.doneAt) {
        standing.state = SlaState::Met;
    } else if (clock.runningSince) {
        if (auto ahead = lookAhead(standing, clock, calendar, now); !ahead) {
            return ahead.error();
        }
    } else {
        standing.state = SlaState::Paused;
        standing.pausedIn = status;
    }
    standing.fractionLeft = static_cast<double>(standing.remainingSeconds) / static_cast<double>(target);
    return standing;
}

/// Smaller is more urgent.
std::tuple<bool, qint64, qint64> urgency(const TargetStanding& standing)
{
    const Timestamp due = standing.breachedAt.value_or(standing.dueAt.value_or(Timestamp{}));
    return {standing.state == SlaState::Paused, due.us, standing.remainingSeconds};
}

void chooseMostUrgent(SlaStanding& standing)
{
    for (const SlaTarget target : allSlaTargets) {
        const TargetStanding& candidate = standing.of(target);
        if (candidate.isOwed()
            && (!standing.mostUrgent || urgency(candidate) < urgency(standing.of(*standing.mostUrgent)))) {
            standing.mostUrgent = target;
            standing.band = candidate.band();
        }
    }
}

void keepEarlier(std::optional<Timestamp>& earliest, const std::optional<Timestamp>& at)
{
    if (at && (!earliest || *at < *earliest)) {
        earliest = at;
    }
}

void findNextTurn(SlaStanding& standing)
{
    if (standing.mostUrgent) {
        keepEarlier(standing.nextTurn, standing.of(*standing.mostUrgent).amberAt);
        keepEarlier(standing.nextTurn, standing.of(*standing.mostUrgent).dueAt);
    }
}

} // namespace

bool TargetStanding::isOwed() const
{
    return state == SlaState::Running || state == SlaState::Paused || (state == SlaState::Breached && !metAt);
}

SlaBand TargetStanding::band() const
{
    if (state == SlaState::Breached) {
        return metAt ? SlaBand::Fine : SlaBand::Red;
    }
    const bool amber = state == SlaState::Running && remainingSeconds * 4 < targetSeconds;
    return amber ? SlaBand::Amber : SlaBand::Fine;
}

Expected<SlaStanding> standingOf(const CaseClock& clock, const SlaPolicy& policy, const WorkingTime& calendar,
                                 Timestamp now)
{
    SlaStanding standing;
    for (const SlaTarget target : allSlaTargets) {
        const auto seconds = policy.target(target);
        if (!seconds || !clock.of(target).isBegun()) {
            continue;
        }
        auto read = standingOf(clock.of(target), *seconds, calendar, clock.status, now);
        if (!read) {
            return read.error();
        }
        standing.targets[static_cast<size_t>(target)] = *read;
    }
    if (clock.status != CaseStatus::Solved && clock.status != CaseStatus::Closed) {
        chooseMostUrgent(standing);
        findNextTurn(standing);
    }
    return standing;
}

Expected<SlaStanding> readSlaClock(const CaseFacts& facts, const SlaPolicy& policy, const WorkingTime& calendar,
                                   Timestamp now)
{
    QList<CaseFact> ordered = facts.facts;
    std::ranges::stable_sort(ordered, {}, &CaseFact::at);
    const auto later = std::ranges::upper_bound(ordered, now, {}, &CaseFact::at);
    const SlaPromise promise{policy, calendar, facts.openedAt};
    CaseClock clock;
    std::for_each(ordered.begin(), later, [&](const CaseFact& fact) { advance(clock, fact, promise); });
    advanceTo(clock, now, promise);
    auto standing = standingOf(clock, policy, calendar, now);
    if (!standing) {
        return standing;
    }
    if (facts.openedAt > now) {
        keepEarlier(standing->nextTurn, facts.openedAt);
    }
    if (later != ordered.end()) {
        keepEarlier(standing->nextTurn, later->at);
    }
    return standing;
}

} // namespace threadline
