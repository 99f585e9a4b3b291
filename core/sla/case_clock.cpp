// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/case_clock.h"

#include <algorithm>

namespace threadline {

namespace {

bool isOver(CaseStatus status)
{
    return status == CaseStatus::Solved || status == CaseStatus::Closed;
}

bool customerWaits(CaseStatus status)
{
    return !isOver(status) && status != CaseStatus::Waiting;
}

bool resolutionRuns(CaseStatus status, const SlaPolicy& policy)
{
    switch (status) {
    case CaseStatus::New:
    case CaseStatus::Open: return true;
    case CaseStatus::Waiting: return !policy.pausesInWaiting;
    case CaseStatus::OnHold: return !policy.pausesOnHold;
    case CaseStatus::Solved:
    case CaseStatus::Closed: return false;
    }
    return false;
}

/// Takes the working time of a span that has ended off what is left.
void spend(TargetClock& target, Timestamp begin, Timestamp end, const WorkingTime& calendar)
{
    if (target.breachedAt) {
        return;
    }
    const qint64 worked = calendar.workingSecondsBetween(begin, end);
    if (worked < target.left) {
        target.left -= worked;
        return;
    }
    const auto breached = calendar.addWorkingTime(begin, target.left);
    target.breachedAt = breached ? *breached : end;
    target.left = 0;
}

/// Working seconds after which less than a quarter is left: the least w with 4 (promised - w) < promised.
qint64 secondsUntilAmber(qint64 promised)
{
    return promised * 3 / 4 + 1;
}

/// One step of a clock.
class Step
{
public:
    Step(CaseClock& clock, const SlaPromise& promise)
        : m_clock(clock)
        , m_promise(promise)
    {
    }

    void apply(const CaseFact& fact)
    {
        openBy(fact.at);
        switch (fact.what) {
        case CaseFact::What::CustomerMessage: customerWrote(fact.at); break;
        case CaseFact::What::OurReply: weReplied(fact.at); break;
        case CaseFact::What::StatusChange: statusChanged(fact.status, fact.at); break;
        }
        m_clock.lastAt = fact.at;
    }

    void openBy(Timestamp at)
    {
        TargetClock& resolution = of(SlaTarget::Resolution);
        if (resolution.isBegun() || at < m_promise.openedAt) {
            return;
        }
        begin(SlaTarget::Resolution, m_promise.openedAt);
        followResolution(m_promise.openedAt);
    }

private:
    TargetClock& of(SlaTarget target) { return m_clock.targets[static_cast<size_t>(target)]; }

    void begin(SlaTarget target, Timestamp at)
    {
        of(target) = TargetClock{at, m_promise.policy.target(target).value_or(0), {}, {}, {}};
    }

    void setRunning(SlaTarget target, bool running, Timestamp at)
    {
        TargetClock& clock = of(target);
        if (running && !clock.runningSince) {
            clock.runningSince = at;
        } else if (!running && clock.runningSince) {
            if (m_promise.policy.target(target)) {
                spend(clock, *clock.runningSince, at, m_promise.calendar);
            }
            clock.runningSince.reset();
        }
    }

    void finish(SlaTarget target, Timestamp at)
    {
        setRunning(target, false, at);
        of(target).doneAt = at;
    }

    void followResolution(Timestamp at)
    {
        TargetClock& resolution = of(SlaTarget::Resolution);
        if (!resolution.isBegun()) {
            return;
        }
        if (!isOver(m_clock.status)) {
            resolution.doneAt.reset();
            setRunning(SlaTarget::Resolution, resolutionRuns(m_clock.status, m_promise.policy), at);
        } else if (!resolution.doneAt) { // Closed after Solved: it was done then
            finish(SlaTarget::Resolution, at);
        }
    }

    void customerWrote(Timestamp at)
    {
        if (m_clock.wait) {
            return; // the oldest unanswered message counts
        }
        m_clock.wait = m_clock.replied ? SlaTarget::NextReply : SlaTarget::FirstReply;
        begin(*m_clock.wait, at);
        setRunning(*m_clock.wait, customerWaits(m_clock.status), at);
    }

    void weReplied(Timestamp at)
    {
        m_clock.replied = true;
        endWait(at);
    }

    void endWait(Timestamp at)
    {
        if (m_clock.wait) {
            finish(*m_clock.wait, at);
            m_clock.wait.reset();
            m_clock.replied = true;
        }
    }

    void statusChanged(CaseStatus status, Timestamp at)
    {
        m_clock.status = status;
        if (isOver(status)) {
            endWait(at);
        } else if (m_clock.wait) {
            setRunning(*m_clock.wait, customerWaits(status), at);
        }
        followResolution(at);
    }

    CaseClock& m_clock;
    const SlaPromise& m_promise;
};

} // namespace

void advance(CaseClock& clock, const CaseFact& fact, const SlaPromise& promise)
{
    Step(clock, promise).apply(fact);
}

void advanceTo(CaseClock& clock, Timestamp now, const SlaPromise& promise)
{
    Step(clock, promise).openBy(now);
}

Expected<TargetTurns> turnsOf(const TargetClock& running, qint64 promisedSeconds, const WorkingTime& calendar)
{
    const Timestamp since = running.runningSince.value_or(running.begunAt);
    const qint64 spent = promisedSeconds - running.left;
    const qint64 untilAmber = std::max<qint64>(0, secondsUntilAmber(promisedSeconds) - spent);
    const auto amber = calendar.addWorkingTime(since, std::min(untilAmber, running.left));
    if (!amber) {
        return amber.error();
    }
    const auto due = calendar.addWorkingTime(since, running.left);
    if (!due) {
        return due.error();
    }
    return TargetTurns{*amber, *due};
}

} // namespace threadline
