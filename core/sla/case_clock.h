// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far the clocks of a case's promises have run, after some of its facts: what is left of each in working time, and
// since when it runs. Plain data, so that a fact more is one step and not the whole history again. Any thread.
//
//   a wait        begins with a customer's message when none is open, and ends with our reply, or with Solved or
//                 Closed: who solves a case without a word says that nothing is owed. It runs in New, Open and On hold.
//   first reply   the first wait of a case that the customer opened
//   next reply    the newest of the later waits; in a case that began with a message of ours, of all
//   resolution    begins when the case is opened and ends with Solved or Closed; reopened, it goes on where it
//                 stopped. It runs in New and Open, and in Waiting and On hold as the policy says.
#pragma once

#include "core/sla/case_facts.h"
#include "core/sla/sla_policy.h"
#include "core/sla/working_time.h"

#include <array>

namespace threadline {

struct TargetClock
{
    Timestamp begunAt;                     ///< null: not yet
    qint64 left = 0;                       ///< working seconds, when it last began to run or stopped
    std::optional<Timestamp> runningSince;
    std::optional<Timestamp> doneAt;       ///< then it does not run
    std::optional<Timestamp> breachedAt;   ///< in a span that has ended

    bool isBegun() const { return !begunAt.isNull(); }

    friend bool operator==(const TargetClock&, const TargetClock&) = default;
};

struct CaseClock
{
    CaseStatus status = CaseStatus::New;
    Timestamp lastAt;              ///< of the newest fact; null: none
    std::optional<SlaTarget> wait; ///< of which reply the open wait is
    bool replied = false;          ///< the first reply is given, or no longer owed
    std::array<TargetClock, 3> targets; ///< by SlaTarget

    const TargetClock& of(SlaTarget target) const { return targets[static_cast<size_t>(target)]; }

    friend bool operator==(const CaseClock&, const CaseClock&) = default;
};

/// What a case was promised. `calendar` is the policy's; both outlive this.
struct SlaPromise
{
    const SlaPolicy& policy;
    const WorkingTime& calendar;
    Timestamp openedAt; ///< of the case
};

/// `fact` is not older than `clock.lastAt`.
void advance(CaseClock& clock, const CaseFact& fact, const SlaPromise& promise);
/// Begins what begins by itself: the resolution, once the case is opened.
void advanceTo(CaseClock& clock, Timestamp now, const SlaPromise& promise);

/// When a running clock turns amber and when it is due, if nothing happens; moments may be over.
struct TargetTurns
{
    Timestamp amberAt; ///< less than a quarter is left
    Timestamp dueAt;
};

/// An error when the calendar has not so much working time left.
Expected<TargetTurns> turnsOf(const TargetClock& running, qint64 promisedSeconds, const WorkingTime& calendar);

} // namespace threadline
