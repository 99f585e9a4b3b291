// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/case.h"
#include "core/workspace/views.h"

class QDateTime;

namespace threadline {

/// A case's status as people say it: "Open", "On hold", …
QString caseStatusWords(CaseStatus status);
/// "Urgent", "High", …
QString casePriorityWords(CasePriority priority);
/// Until when a case sleeps, after "until": "they write", "14:00", "Monday at 08:00".
QString snoozeWords(Timestamp until, const QDateTime& now);
/// "Case #10012", "3 cases".
QString casesInWords(const QList<Case>& cases);
/// "#10012 Pump stops", for lists one chooses from.
QString caseInWords(const Case& one);
/// What a row of the queue tells of its case.
Case caseOf(const QueueRow& row);

} // namespace threadline
