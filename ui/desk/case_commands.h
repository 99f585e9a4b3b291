// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an agent does with cases besides writing, one or many at once, and taking it back. Each command
// answers by the workspace's changes and one sentence, or by one sentence when it could not be done;
// of many cases all are changed or none. Remembers what this window did, for undoLast().
// Thread: the GUI thread.
#pragma once

#include "core/workspace/workspace.h"

namespace threadline {

class CaseCommands final : public QObject
{
    Q_OBJECT

public:
    /// What is done once a command is done.
    using Then = std::function<void()>;

    explicit CaseCommands(Workspace& workspace, QObject* parent = nullptr);

    void change(const QList<Case>& cases, const CaseChange& change, const Then& then = {});
    /// A refusal is told where the value was typed.
    void setField(const Case& inCase, const case_change::Field& field,
                  const std::function<void(const QString& sentence)>& refused);
    void merge(const QList<Case>& cases, const Case& into, const Then& then = {});
    void unmerge(const Case& merged);
    void link(const QList<Case>& cases, const Case& other);
    void unlink(const Case& one, const LinkedCase& other);
    void finishReminder(const ReminderView& reminder);
    void move(InteractionId message, const Case& to);
    /// `subject` empty: that of `from`.
    void split(const Case& from, InteractionId message, const QString& subject);

    /// Something else of this window changed cases; `words` without the full stop.
    void noteDone(const QString& words, const UndoTicket& ticket);

    /// Takes the last of these back, then the one before, as far as nobody changed the same since.
    void undoLast();
    /// Does again what was taken back last.
    void redo();

    void markRead(CaseId id);
    void undoSend(InteractionId reply);
    void retrySend(InteractionId reply);
    void checkDelivery(InteractionId reply);
    void sendAgain(InteractionId reply);
    void sendAnyway(InteractionId reply);
    void sendNow(InteractionId reply);

Q_SIGNALS:
    /// undoLast() takes it back. "3 cases tagged refund."
    void done(const QString& sentence);
    /// redo() does it again.
    void takenBack(const QString& sentence);
    /// There is nothing to take back of it.
    void said(const QString& sentence);
    void failed(const QString& sentence);

private:
    struct Done
    {
        QString words; ///< without the full stop
        UndoTicket ticket;
    };

    /// `refused`: what a refusal means beyond its own sentence.
    void run(const QFuture<Expected<UndoTicket>>& command, const QString& words, const QString& refused = {},
             const Then& then = {});
    void remember(const Done& done);
    template <class Outcome>
    void send(QFuture<Expected<Outcome>> command);

    Workspace& m_workspace;
    QList<Done> m_done; ///< the last one last
    std::optional<Done> m_takenBack;
};

} // namespace threadline
