// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/sla_tables.h"
#include "core/sla/sla_terms.h"
#include "core/workspace/alerts.h"
#include "core/workspace/commanding.h"
#include "core/workspace/service_levels.h"
#include "core/workspace/workspace.h"

namespace threadline {

using namespace commanding;

QFuture<Expected<QList<SlaPolicy>>> Workspace::slaPolicies()
{
    return m_services.readers.ask([](Database& database) { return readPolicies(database, newestTerms(database)); });
}

QFuture<Expected<QList<BusinessCalendar>>> Workspace::businessCalendars()
{
    return m_services.readers.ask([](Database& database) { return readCalendars(database, newestTerms(database)); });
}

QFuture<Expected<std::optional<CaseStanding>>> Workspace::caseStanding(CaseId inCase)
{
    return m_services.readers.ask([inCase, now = m_services.clock.now()](Database& database) {
        return readCaseStanding(database, inCase, now);
    });
}

QFuture<Expected<Alerts>> Workspace::alerts()
{
    return m_services.readers.ask([agent = agentName(), now = m_services.clock.now()](Database& database) {
        return readAlerts(database, agent, now);
    });
}

QFuture<Expected<void>> Workspace::setSlaPolicies(const QList<SlaPolicy>& policies,
                                                  const QList<BusinessCalendar>& calendars)
{
    return write(m_services, [policies, calendars, doing = Doing{agentName(), m_services.clock.now()}](
                                 EventLog::Batch& batch) {
        return service_levels::setPolicies(batch, policies, calendars, doing);
    });
}

QFuture<Expected<void>> Workspace::saveCalendar(const BusinessCalendar& calendar)
{
    return write(m_services, [calendar, doing = Doing{agentName(), m_services.clock.now()}](EventLog::Batch& batch) {
        return service_levels::saveCalendar(batch, calendar, doing);
    });
}

QFuture<Expected<void>> Workspace::removeCalendar(const QString& name)
{
    return write(m_services, [name, doing = Doing{agentName(), m_services.clock.now()}](EventLog::Batch& batch) {
        return service_levels::removeCalendar(batch, name, doing);
    });
}

} // namespace threadline
