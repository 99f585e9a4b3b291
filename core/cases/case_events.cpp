// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/case_events.h"

namespace threadline {

namespace {

Event caseEvent(CaseId id, const QString& kind, const QString& actor, Timestamp at, QJsonObject body)
{
    Event event;
    event.subject = id.uuid();
    event.kind = kind;
    event.actor = actor;
    event.at = at;
    event.body = std::move(body);
    return event;
}

} // namespace

Event caseOpened(const CaseOpening& opening, const QString& actor, Timestamp at)
{
    QJsonObject body{{QStringLiteral("number"), opening.number},
                     {QStringLiteral("subject"), opening.subject},
                     {QStringLiteral("customer"), opening.customer.text()},
                     {QStringLiteral("status"), caseStatusName(opening.status)}};
    if (opening.continues) {
        body.insert(QStringLiteral("continues"), opening.continues->text());
    }
    return caseEvent(opening.id, QStringLiteral("case.opened"), actor, at, std::move(body));
}

Event caseStatusChanged(CaseId id, CaseStatus status, const QString& reason, const QString& actor, Timestamp at)
{
    return caseEvent(id, QStringLiteral("case.status_changed"), actor, at,
                     {{QStringLiteral("status"), caseStatusName(status)}, {QStringLiteral("reason"), reason}});
}

Event caseAssigned(CaseId id, const QString& assignee, const QString& actor, Timestamp at)
{
    return caseEvent(id, QStringLiteral("case.assigned"), actor, at, {{QStringLiteral("assignee"), assignee}});
}

Event caseCustomerChanged(CaseId id, CustomerId customer, const QString& actor, Timestamp at)
{
    return caseEvent(id, QStringLiteral("case.customer_changed"), actor, at,
                     {{QStringLiteral("customer"), customer.text()}});
}

Event caseRead(CaseId id, const QString& actor, Timestamp at)
{
    return caseEvent(id, QStringLiteral("case.read"), actor, at, {});
}

} // namespace threadline
