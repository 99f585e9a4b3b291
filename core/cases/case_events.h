// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/cases: which matter. Cases as events, as tables, as look-ups and as rules. The events of this
// room are made here and nowhere else; each is about one case, its subject:
//
//   case.opened          {"number","subject","customer","status"["continues"]}
//   case.status_changed  {"status","reason"}
//   case.assigned        {"assignee"}          empty: nobody
//   case.read            {}                    all that is in it was seen
//   case.customer_changed {"customer"}         an identity was given to another, and all of this with it
#pragma once

#include "core/log/event.h"
#include "core/model/case.h"

namespace threadline {

struct CaseOpening
{
    CaseId id;
    qint64 number = 0;
    QString subject;
    CustomerId customer;
    CaseStatus status = CaseStatus::New;
    std::optional<CaseId> continues; ///< the closed case whose matter this takes up again
};

Event caseOpened(const CaseOpening& opening, const QString& actor, Timestamp at);
/// `reason` in words that complete "because …".
Event caseStatusChanged(CaseId id, CaseStatus status, const QString& reason, const QString& actor, Timestamp at);
Event caseAssigned(CaseId id, const QString& assignee, const QString& actor, Timestamp at);
Event caseCustomerChanged(CaseId id, CustomerId customer, const QString& actor, Timestamp at);
Event caseRead(CaseId id, const QString& actor, Timestamp at);

} // namespace threadline
