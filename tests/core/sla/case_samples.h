// SPDX-License-Identifier: GPL-3.0-or-later
//
// Facts of cases and how they stand, for the tests of the clock.
#pragma once

#include "core/sla/sla_clock.h"
#include "tests/core/sla/sla_samples.h"

namespace threadline::test {

/// First reply in 2 hours, next reply in 4, resolution in 16; pausing.
SlaPolicy promise();

CaseFact message(const char* when);
CaseFact reply(const char* when);
CaseFact status(const char* when, CaseStatus to);

CaseFacts opened(const char* when, const QList<CaseFact>& facts);
/// A case that the customer opens on Monday at ten, and what follows.
CaseFacts monday(QList<CaseFact> facts);

/// Counted in office hours of UTC; fails the test when there is an error.
SlaStanding standing(const CaseFacts& facts, const char* now, const SlaPolicy& policy = promise());

} // namespace threadline::test
