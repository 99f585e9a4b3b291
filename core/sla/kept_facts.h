// SPDX-License-Identifier: GPL-3.0-or-later
//
// The facts of a case as the log has them: the messages that are shown in it now, and what its status was. The log
// thread, while an event is folded; events after `upTo` have not happened yet.
#pragma once

#include "core/sla/case_facts.h"
#include "core/sqlite/database.h"

#include <QUuid>

namespace threadline {

/// In the order in which they count: by moment, and of one moment as they came.
QList<CaseFact> readFacts(Database& database, const QUuid& inCase, qint64 upTo);
/// The same of facts that are in the order in which they came. A status that is dated before the one it followed holds
/// from when that began: clocks of two desks, and of mail servers, differ.
QList<CaseFact> inOrder(QList<CaseFact> facts);

/// What is decided about a case, as its row says.
struct CaseNow
{
    CaseStatus status = CaseStatus::New;
    bool merged = false;
    QString priority;
    QString channel;
    QStringList tags;
    Timestamp openedAt;

    bool isOver() const { return status == CaseStatus::Solved || status == CaseStatus::Closed; }
};

std::optional<CaseNow> readCaseNow(Database& database, const QUuid& inCase);
/// Where what belongs to a case is shown: itself, unless it was merged.
QUuid shownCase(Database& database, const QUuid& home);

} // namespace threadline
