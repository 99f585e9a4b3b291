// SPDX-License-Identifier: GPL-3.0-or-later
//
// A case is a matter to be solved for one customer.
#pragma once

#include "core/model/id.h"

#include <QString>

namespace threadline {

enum class CaseStatus { New, Open, Waiting, OnHold, Solved, Closed };

/// "new", "open", "waiting", "on_hold", "solved", "closed".
QString caseStatusName(CaseStatus status);
std::optional<CaseStatus> caseStatusFromName(QStringView name);

struct Case
{
    CaseId id;
    qint64 number = 0; ///< what people say on the phone; unique in a workspace
    QString subject;
    CustomerId customer;
    CaseStatus status = CaseStatus::New;
    QString assignee; ///< an agent's name; empty: nobody yet
    Timestamp openedAt;
    Timestamp lastAt; ///< of its newest interaction

    friend bool operator==(const Case&, const Case&) = default;
};

} // namespace threadline
