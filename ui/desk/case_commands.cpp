// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/case_commands.h"

#include "core/async/when_finished.h"
#include "ui/models/time_words.h"

namespace threadline {

CaseCommands::CaseCommands(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
{
}

template <class Outcome>
void CaseCommands::run(QFuture<Expected<Outcome>> command)
{
    whenFinished(command, this, [this](const Expected<Outcome>& done) {
        if (!done) {
            Q_EMIT failed(done.error().sentence);
        }
    });
}

void CaseCommands::setStatus(CaseId id, CaseStatus status)
{
    run(m_workspace.setCaseStatus(id, status));
}

void CaseCommands::claim(CaseId id)
{
    run(m_workspace.assignCase(id, m_workspace.agentName()));
}

void CaseCommands::assign(CaseId id, const QString& agent)
{
    run(m_workspace.assignCase(id, agent));
}

void CaseCommands::markRead(CaseId id)
{
    run(m_workspace.markRead(id));
}

void CaseCommands::undoSend(InteractionId reply)
{
    run(m_workspace.undoSend(reply));
}

void CaseCommands::retrySend(InteractionId reply)
{
    run(m_workspace.retrySend(reply));
}

void CaseCommands::checkDelivery(InteractionId reply)
{
    run(m_workspace.checkDelivery(reply));
}

void CaseCommands::sendAgain(InteractionId reply)
{
    run(m_workspace.sendAgain(reply));
}

void CaseCommands::sendAnyway(InteractionId reply)
{
    run(m_workspace.sendAnyway(reply));
}

void CaseCommands::sendNow(InteractionId reply)
{
    run(m_workspace.reschedule(reply, currentMoment()));
}

} // namespace threadline
