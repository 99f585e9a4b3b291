// SPDX-License-Identifier: GPL-3.0-or-later
//
// One command of an agent while it is done: what it appends is stamped as belonging together, so that
// it can be taken back together. Thread: the log thread, inside a batch; who refuses returns an Error
// and nothing of the batch is kept.
#pragma once

#include "core/cases/case_events.h"
#include "core/log/event_log.h"
#include "core/model/expected.h"
#include "core/workspace/case_change.h"

namespace threadline {

class AgentCommand
{
public:
    AgentCommand(EventLog::Batch& batch, const QString& agent, Timestamp now);
    /// One that takes others back.
    AgentCommand(EventLog::Batch& batch, const QString& agent, Timestamp now, const QStringList& undoes);

    void append(Event event);

    Database& database() const { return m_batch.database(); }
    const Doing& doing() const { return m_doing; }
    QString id() const { return m_id.text(); }
    const UndoTicket& ticket() const { return m_ticket; }

private:
    EventLog::Batch& m_batch;
    Doing m_doing;
    EventId m_id;
    QStringList m_undoes;
    UndoTicket m_ticket;
};

/// A case as it is now, for a command that was given from a screen that may be older; refused when
/// it was merged into another.
Expected<Case> changeableCase(Database& database, CaseId inCase);

} // namespace threadline
