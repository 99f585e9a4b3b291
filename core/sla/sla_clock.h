// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a case stands to what its policy promises, at one moment. Moments and spans are whole seconds, spans are working
// time of the policy's calendar. A promise is kept by doing it before it is due: at `dueAt` it is breached. Any thread.
#pragma once

#include "core/sla/case_clock.h"

namespace threadline {

enum class SlaState {
    NotApplicable, ///< not promised, or nothing to do it for yet
    Running,
    Paused,
    Met,
    Breached, ///< and still owed, unless there is a metAt
};

enum class SlaBand { Fine, Amber, Red };

struct TargetStanding
{
    SlaState state = SlaState::NotApplicable;
    std::optional<Timestamp> dueAt;      ///< of Running, if nothing happens
    std::optional<Timestamp> amberAt;    ///< of Running: when less than a quarter will be left, if that is to come
    std::optional<Timestamp> metAt;      ///< when it was done: of Met, and of Breached that was done too late
    std::optional<Timestamp> breachedAt; ///< of Breached
    std::optional<CaseStatus> pausedIn;  ///< of Paused: the status that stops it
    qint64 targetSeconds = 0;
    qint64 remainingSeconds = 0; ///< never negative; what was left when it was done
    double fractionLeft = 0;     ///< 0 to 1

    bool isOwed() const; ///< Running, Paused, or Breached and not done
    /// Red when breached, Amber when running with less than a quarter left; Fine when paused or done.
    SlaBand band() const;

    friend bool operator==(const TargetStanding&, const TargetStanding&) = default;
};

struct SlaStanding
{
    std::array<TargetStanding, 3> targets; ///< by SlaTarget
    /// For the queue: of those owed the one that was or will be due first, so that the order of cases does not change
    /// as time passes; paused ones come last. None when nothing is owed or the case is Solved or Closed.
    std::optional<SlaTarget> mostUrgent;
    SlaBand band = SlaBand::Fine; ///< of the most urgent
    /// The earliest moment after now at which that band changes if nothing happens. Never later than the next fact,
    /// when some clock ran ahead and dated one in the future.
    std::optional<Timestamp> nextTurn;

    const TargetStanding& of(SlaTarget target) const { return targets[static_cast<size_t>(target)]; }

    friend bool operator==(const SlaStanding&, const SlaStanding&) = default;
};

/// Of a clock whose facts are none later than `now`. An error when the calendar has not so much working time left.
Expected<SlaStanding> standingOf(const CaseClock& clock, const SlaPolicy& policy, const WorkingTime& calendar,
                                 Timestamp now);

/// The same from all facts: plain data in and out. `calendar` is the policy's. An error when the calendar has not so much
/// working time left as was promised.
Expected<SlaStanding> readSlaClock(const CaseFacts& facts, const SlaPolicy& policy, const WorkingTime& calendar,
                                   Timestamp now);

} // namespace threadline
