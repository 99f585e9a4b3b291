// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/clock_runs.h"

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

void setRunning(ClockRun& run, bool running, Timestamp at)
{
    if (running && !run.runningSince) {
        run.runningSince = at;
    } else if (!running && run.runningSince) {
        run.spans.append({*run.runningSince, at});
        run.runningSince.reset();
    }
}

void finish(ClockRun& run, Timestamp at)
{
    setRunning(run, false, at);
    run.doneAt = at;
}

/// Folds the facts in their order.
class Fold
{
public:
    Fold(Timestamp openedAt, const SlaPolicy& policy)
        : m_openedAt(openedAt)
        , m_policy(policy)
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
    }

    ClockRuns standing(Timestamp now)
    {
        openBy(now);
        return {m_runs, m_status, {}};
    }

private:
    ClockRun& run(SlaTarget target) { return m_runs[static_cast<size_t>(target)]; }

    void openBy(Timestamp at)
    {
        ClockRun& resolution = run(SlaTarget::Resolution);
        if (resolution.begun || at < m_openedAt) {
            return;
        }
        resolution.begun = true;
        followResolution(m_openedAt);
    }

    void followResolution(Timestamp at)
    {
        ClockRun& resolution = run(SlaTarget::Resolution);
        if (!resolution.begun) {
            return;
        }
        if (!isOver(m_status)) {
            resolution.doneAt.reset();
            setRunning(resolution, resolutionRuns(m_status, m_policy), at);
        } else if (!resolution.doneAt) { // Closed after Solved: it was done then
            finish(resolution, at);
        }
    }

    void customerWrote(Timestamp at)
    {
        if (m_wait) {
            return; // the oldest unanswered message counts
        }
        m_wait = m_replyPast ? SlaTarget::NextReply : SlaTarget::FirstReply;
        run(*m_wait) = ClockRun{true, {}, {}, {}};
        setRunning(run(*m_wait), customerWaits(m_status), at);
    }

    void weReplied(Timestamp at)
    {
        m_replyPast = true;
        endWait(at);
    }

    void endWait(Timestamp at)
    {
        if (m_wait) {
            finish(run(*m_wait), at);
            m_wait.reset();
            m_replyPast = true;
        }
    }

    void statusChanged(CaseStatus status, Timestamp at)
    {
        m_status = status;
        if (isOver(status)) {
            endWait(at);
        } else if (m_wait) {
            setRunning(run(*m_wait), customerWaits(status), at);
        }
        followResolution(at);
    }

    Timestamp m_openedAt;
    const SlaPolicy& m_policy;
    std::array<ClockRun, 3> m_runs;
    CaseStatus m_status = CaseStatus::New;
    std::optional<SlaTarget> m_wait; ///< of which reply the open wait is
    bool m_replyPast = false;        ///< the first reply is given, or no longer owed
};

} // namespace

ClockRuns clockRuns(const CaseFacts& facts, const SlaPolicy& policy, Timestamp now)
{
    QList<CaseFact> ordered = facts.facts;
    std::ranges::stable_sort(ordered, {}, &CaseFact::at);
    const auto later = std::ranges::upper_bound(ordered, now, {}, &CaseFact::at);
    Fold fold(facts.openedAt, policy);
    std::for_each(ordered.cbegin(), QList<CaseFact>::const_iterator(later), [&](const CaseFact& fact) { fold.apply(fact); });
    ClockRuns runs = fold.standing(now);
    if (facts.openedAt > now) {
        runs.nextFact = facts.openedAt;
    }
    if (later != ordered.end()) {
        runs.nextFact = runs.nextFact ? std::min(*runs.nextFact, later->at) : later->at;
    }
    return runs;
}

} // namespace threadline
