// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of sla_case and sla_target: a case's clocks as they are kept. Reading works on any connection, writing on
// the log thread while an event is folded.
#pragma once

#include "core/sla/case_clock.h"
#include "core/sla/sla_clock.h"
#include "core/sqlite/database.h"

namespace threadline {

struct KeptClock
{
    qint64 terms = 0; ///< seq (sla_terms.h)
    QString policy;
    Timestamp openedAt;
    CaseClock clock;
};

std::optional<KeptClock> readClock(Database& database, const QUuid& inCase);
/// `promise` is what `kept.policy` was in `kept.terms`.
void writeClock(Database& database, const QUuid& inCase, const KeptClock& kept, const SlaPromise& promise);
void forgetClock(Database& database, const QUuid& inCase);

/// How a case stands, and by which policy.
struct CaseStanding
{
    QString policy;
    QString calendar;
    SlaStanding standing;

    friend bool operator==(const CaseStanding&, const CaseStanding&) = default;
};

/// Nothing when nothing was promised. Takes milliseconds: a calendar is made ready for it.
std::optional<CaseStanding> readCaseStanding(Database& database, CaseId inCase, Timestamp now);

} // namespace threadline
