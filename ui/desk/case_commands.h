// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an agent does with a case besides writing: status and who has it. Each command answers by
// the workspace's changes, or by one sentence when it could not be done. Thread: the GUI thread.
#pragma once

#include "core/workspace/workspace.h"

namespace threadline {

class CaseCommands final : public QObject
{
    Q_OBJECT

public:
    explicit CaseCommands(Workspace& workspace, QObject* parent = nullptr);

    void setStatus(CaseId id, CaseStatus status);
    /// Takes it for the person at this desk.
    void claim(CaseId id);
    /// `agent` empty: nobody has it.
    void assign(CaseId id, const QString& agent);
    void markRead(CaseId id);
    void undoSend(InteractionId reply);
    void retrySend(InteractionId reply);
    void checkDelivery(InteractionId reply);
    void sendAgain(InteractionId reply);
    void sendAnyway(InteractionId reply);
    void sendNow(InteractionId reply);

Q_SIGNALS:
    void failed(const QString& sentence);

private:
    template <class Outcome>
    void run(QFuture<Expected<Outcome>> command);

    Workspace& m_workspace;
};

} // namespace threadline
