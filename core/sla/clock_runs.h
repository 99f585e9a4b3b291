// SPDX-License-Identifier: GPL-3.0-or-later
//
// When the clock of each promise ran, as moments; how much working time that is, sla_clock.h says. Any thread.
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

#include <array>

namespace threadline {

struct ClockRun
{
    struct Span
    {
        Timestamp begin;
        Timestamp end;

        friend bool operator==(const Span&, const Span&) = default;
    };

    bool begun = false;
    QList<Span> spans;                     ///< in order, those that have ended
    std::optional<Timestamp> runningSince; ///< the one that has not
    std::optional<Timestamp> doneAt;       ///< then nothing runs

    friend bool operator==(const ClockRun&, const ClockRun&) = default;
};

struct ClockRuns
{
    std::array<ClockRun, 3> runs; ///< by SlaTarget
    CaseStatus status = CaseStatus::New; ///< at that moment
    std::optional<Timestamp> nextFact;   ///< the earliest fact after that moment: some clocks run ahead

    const ClockRun& of(SlaTarget target) const { return runs[static_cast<size_t>(target)]; }
};

/// As it stands at `now`: later facts do not count yet.
ClockRuns clockRuns(const CaseFacts& facts, const SlaPolicy& policy, Timestamp now);

} // namespace threadline
