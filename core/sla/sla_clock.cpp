// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/sla_clock.h"

#include "core/sla/clock_runs.h"

#include <algorithm>
#include <tuple>

namespace threadline {

namespace {

constexpr std::array allTargets{SlaTarget::FirstReply, SlaTarget::NextReply, SlaTarget::Resolution};

/// Working seconds after which less than a quarter is left: the least w with 4 (target - w) < target.
qint64 secondsUntilAmber(qint64 target)
{
    return target * 3 / 4 + 1;
}

/// Takes the working time of one span off `left`; the moment at which nothing was left, if that lies in it.
Expected<std::optional<Timestamp>> spend(const WorkingTime& calendar, Timestamp begin, Timestamp end, qint64& left)
{
    const qint64 worked = calendar.workingSecondsBetween(begin, end);
    if (worked < left) {
        left -= worked;
        return std::optional<Timestamp>();
    }
    const auto at = calendar.addWorkingTime(begin, left);
    left = 0;
    if (!at) {
        return at.error();
    }
    return std::optional(*at);
}

Expected<void> lookAhead(TargetStanding& standing, const WorkingTime& calendar, Timestamp since, qint64 leftThen)
{
    const auto due = calendar.addWorkingTime(since, leftThen);
    if (!due) {
        return due.error();
    }
    standing.state = SlaState::Running;
    standing.dueAt = *due;
    const qint64 spent = standing.targetSeconds - standing.remainingSeconds;
    const qint64 amber = secondsUntilAmber(standing.targetSeconds);
    if (spent >= amber) {
        return {};
    }
    const auto turn = calendar.addWorkingTime(since, amber - (standing.targetSeconds - leftThen));
    if (!turn) {
        return turn.error();
    }
    standing.amberAt = *turn;
    return {};
}

Expected<TargetStanding> standingOf(const ClockRun& run, qint64 target, const WorkingTime& calendar, CaseStatus status,
                                    Timestamp now)
{
    TargetStanding standing;
    standing.targetSeconds = target;
    standing.metAt = run.doneAt;
    qint64 left = target;
    qint64 leftThen = target; // when the running span began
    QList<ClockRun::Span> spans = run.spans;
    if (run.runningSince) {
        spans.append({*run.runningSince, now});
    }
    for (const auto& span : std::as_const(spans)) {
        leftThen = left;
        const auto breached = spend(calendar, span.begin, span.end, left);
        if (!breached) {
            return breached.error();
        }
        if (*breached) {
            standing.state = SlaState::Breached;
            standing.breachedAt = *breached;
            return standing;
        }
    }
    standing.remainingSeconds = left;
    standing.fractionLeft = static_cast<double>(left) / static_cast<double>(target);
    if (run.doneAt) {
        standing.state = SlaState::Met;
    } else if (run.runningSince) {
        if (auto ahead = lookAhead(standing, calendar, *run.runningSince, leftThen); !ahead) {
            return ahead.error();
        }
    } else {
        standing.state = SlaState::Paused;
        standing.pausedIn = status;
    }
    return standing;
}

/// Smaller is more urgent.
std::tuple<int, qint64, qint64> urgency(const TargetStanding& standing)
{
    const bool paused = standing.state == SlaState::Paused;
    const int place = paused ? 3 : static_cast<int>(SlaBand::Red) - static_cast<int>(standing.band());
    const Timestamp due = standing.breachedAt.value_or(standing.dueAt.value_or(Timestamp{}));
    return {place, due.us, standing.remainingSeconds};
}

void chooseMostUrgent(SlaStanding& standing)
{
    for (const SlaTarget target : allTargets) {
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
    for (const TargetStanding& target : standing.targets) {
        if (standing.band == SlaBand::Fine) {
            keepEarlier(standing.nextTurn, target.amberAt);
        }
        if (standing.band != SlaBand::Red) {
            keepEarlier(standing.nextTurn, target.dueAt);
        }
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

Expected<SlaStanding> readSlaClock(const CaseFacts& facts, const SlaPolicy& policy, const WorkingTime& calendar,
                                   Timestamp now)
{
    const ClockRuns runs = clockRuns(facts, policy, now);
    SlaStanding standing;
    for (const SlaTarget target : allTargets) {
        const auto seconds = policy.target(target);
        if (!seconds || !runs.of(target).begun) {
            continue;
        }
        auto read = standingOf(runs.of(target), *seconds, calendar, runs.status, now);
        if (!read) {
            return read.error();
        }
        standing.targets[static_cast<size_t>(target)] = *read;
    }
    if (runs.status != CaseStatus::Solved && runs.status != CaseStatus::Closed) {
        chooseMostUrgent(standing);
        findNextTurn(standing);
    }
    keepEarlier(standing.nextTurn, runs.nextFact);
    return standing;
}

} // namespace threadline
