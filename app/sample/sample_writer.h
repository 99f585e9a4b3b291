// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes steps into a workspace as if they had happened at their times. Blocks. Thread: main.
#pragma once

#include "app/composition.h"
#include "app/sample/sample_clock.h"
#include "app/sample/sample_script.h"

#include <QHash>

namespace threadline {

class SampleWriter
{
public:
    /// All outlive this; `clock` is the one that `composition` was opened with.
    SampleWriter(Composition& composition, SampleClock& clock,
                 const QList<SampleCustomer>& customers);

    /// `steps` in the order of time. The number of interactions written.
    Expected<qint64> write(const QList<SampleStep>& steps);

private:
    Expected<void> introduce(qsizetype customer, Timestamp at);
    Expected<void> perform(const SampleStep& step);
    Expected<void> say(const SampleStep& step, const SampleSaid& said);
    Expected<void> take(const SampleSwarmTurn& turn, CaseId about, qsizetype customer);
    Expected<Case> latestCase(qsizetype customer);
    Expected<CaseId> caseOf(const SampleStep& step);
    Arrival arrivalFrom(const SampleStep& step, const SampleSaid& said);

    Composition& m_composition;
    SampleClock& m_clock;
    const QList<SampleCustomer>& m_customers;
    QHash<qsizetype, CustomerId> m_known;
    QHash<QString, QByteArrayList> m_threads; ///< message ids so far
    QHash<QString, CaseId> m_cases;           ///< of conversations
    QHash<CaseId, SwarmId> m_swarms;
    qint64 m_said = 0;
};

} // namespace threadline
