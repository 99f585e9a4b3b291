// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/hand_back_work.h"

#include "core/cases/case_directory.h"
#include "core/cases/hand_back.h"

namespace threadline {

Heartbeat::HandBack handingBack(const Clock& clock)
{
    return [&clock](EventLog::Batch& batch, const QList<CaseId>& cases) {
        const Timestamp now = clock.now();
        for (const CaseId id : cases) {
            const auto current = readCase(batch.database(), id);
            const bool waits = current && (current->status == CaseStatus::New || current->status == CaseStatus::Open);
            if (waits && !current->assignee.isEmpty() && !current->isSnoozed(now)) {
                batch.append(caseHandedBack(*current, now));
                batch.divide();
            }
        }
    };
}

} // namespace threadline
