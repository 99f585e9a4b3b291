// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/agent_command.h"

#include "core/cases/case_directory.h"
#include "core/cases/case_rules.h"

namespace threadline {

AgentCommand::AgentCommand(EventLog::Batch& batch, const QString& agent, Timestamp now)
    : AgentCommand(batch, agent, now, {})
{
}

AgentCommand::AgentCommand(EventLog::Batch& batch, const QString& agent, Timestamp now, const QStringList& undoes)
    : m_batch(batch)
    , m_doing{agent, now}
    , m_id(EventId::make(now))
    , m_undoes(undoes)
{
}

void AgentCommand::append(Event event)
{
    event.body.insert(QStringLiteral("command"), m_id.text());
    if (!m_undoes.isEmpty()) {
        event.body.insert(QStringLiteral("undoes"), m_undoes.join(QLatin1Char(' ')));
    }
    m_ticket.events.append(m_batch.append(std::move(event)).id);
}

Expected<Case> changeableCase(Database& database, CaseId inCase)
{
    auto current = readCase(database, inCase);
    if (!current) {
        return Error{Error::Remedy::Rejected, QStringLiteral("This case does not exist any more.")};
    }
    const auto into = current->mergedInto ? readCase(database, *current->mergedInto) : std::nullopt;
    if (const auto may = mayChange(*current, into); !may) {
        return may.error();
    }
    return std::move(*current);
}

} // namespace threadline
