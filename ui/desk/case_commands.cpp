// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/case_commands.h"

#include "core/async/when_finished.h"
#include "ui/models/case_change_words.h"
#include "ui/models/case_words.h"
#include "ui/models/time_words.h"

#include <QDateTime>

namespace threadline {

namespace {

QList<CaseId> idsOf(const QList<Case>& cases)
{
    QList<CaseId> ids;
    ids.reserve(cases.size());
    for (const Case& one : cases) {
        ids.append(one.id);
    }
    return ids;
}

/// The core names the one it refused; that the others stayed as well is not to be guessed.
QString allWereLeft(const QList<Case>& cases)
{
    return cases.size() > 1 ? QStringLiteral(" None of the %1 was changed.").arg(casesInWords(cases)) : QString();
}

} // namespace

CaseCommands::CaseCommands(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
{
}

void CaseCommands::run(const QFuture<Expected<UndoTicket>>& command, const QString& words, const QString& refused,
                       const Then& then)
{
    whenFinished(command, this, [this, words, refused, then](const Expected<UndoTicket>& ticket) {
        if (!ticket) {
            Q_EMIT failed(ticket.error().sentence + refused);
            return;
        }
        if (ticket->events.isEmpty()) {
            Q_EMIT said(QStringLiteral("Nothing changed: it is so already."));
        } else {
            remember({words, *ticket});
        }
        if (then) {
            then();
        }
    });
}

void CaseCommands::remember(const Done& what)
{
    m_done.append(what);
    m_takenBack.reset();
    Q_EMIT done(what.words + QLatin1Char('.'));
}

void CaseCommands::change(const QList<Case>& cases, const CaseChange& change, const Then& then)
{
    if (!cases.isEmpty()) {
        run(m_workspace.changeCases(idsOf(cases), change),
            changeInWords(casesInWords(cases), change, m_workspace.agentName(), QDateTime::currentDateTime()),
            allWereLeft(cases), then);
    }
}

void CaseCommands::setField(const Case& inCase, const case_change::Field& field,
                            const std::function<void(const QString& sentence)>& refused)
{
    const QString words = changeInWords(casesInWords({inCase}), field, m_workspace.agentName(), QDateTime::currentDateTime());
    whenFinished(m_workspace.changeCases({inCase.id}, field), this,
                 [this, words, refused](const Expected<UndoTicket>& ticket) {
                     if (!ticket) {
                         refused(ticket.error().sentence);
                     } else if (!ticket->events.isEmpty()) {
                         remember({words, *ticket});
                     }
                 });
}

void CaseCommands::merge(const QList<Case>& cases, const Case& into, const Then& then)
{
    run(m_workspace.mergeCases(idsOf(cases), into.id),
        QStringLiteral("%1 merged into #%2").arg(casesInWords(cases)).arg(into.number), allWereLeft(cases), then);
}

void CaseCommands::unmerge(const Case& merged)
{
    run(m_workspace.unmergeCases({merged.id}), QStringLiteral("Case #%1 stands alone again").arg(merged.number));
}

void CaseCommands::link(const QList<Case>& cases, const Case& other)
{
    run(m_workspace.linkCases(idsOf(cases), other.id, {}),
        QStringLiteral("%1 linked to #%2").arg(casesInWords(cases)).arg(other.number), allWereLeft(cases));
}

void CaseCommands::unlink(const Case& one, const LinkedCase& other)
{
    run(m_workspace.unlinkCases({one.id}, other.id),
        QStringLiteral("Case #%1 no longer linked to #%2").arg(one.number).arg(other.number));
}

void CaseCommands::finishReminder(const ReminderView& reminder)
{
    run(m_workspace.finishReminder(reminder.id),
        reminder.words.isEmpty() ? QStringLiteral("Reminder done") : QStringLiteral("Done: %1").arg(reminder.words));
}

void CaseCommands::move(InteractionId message, const Case& to)
{
    run(m_workspace.moveInteractions({message}, to.id), QStringLiteral("Moved to case #%1").arg(to.number));
}

void CaseCommands::split(const Case& from, InteractionId message, const QString& subject)
{
    whenFinished(m_workspace.splitCase(from.id, {message}, subject), this,
                 [this, from](const Expected<SplitOff>& split) {
                     if (split) {
                         remember({QStringLiteral("Split from case #%1 into a new one").arg(from.number), split->ticket});
                     } else {
                         Q_EMIT failed(split.error().sentence);
                     }
                 });
}

void CaseCommands::noteDone(const QString& words, const UndoTicket& ticket)
{
    remember({words, ticket});
}

void CaseCommands::undoLast()
{
    if (m_done.isEmpty()) {
        Q_EMIT said(QStringLiteral("There is nothing to undo here."));
        return;
    }
    const Done last = m_done.takeLast();
    whenFinished(m_workspace.undo(last.ticket), this, [this, last](const Expected<UndoTicket>& undone) {
        if (undone) {
            m_takenBack = Done{last.words, *undone};
            Q_EMIT takenBack(QStringLiteral("Taken back: %1.").arg(last.words));
        } else {
            Q_EMIT failed(undone.error().sentence);
        }
    });
}

void CaseCommands::redo()
{
    if (m_takenBack) {
        const Done again = *std::exchange(m_takenBack, std::nullopt);
        run(m_workspace.undo(again.ticket), again.words);
    }
}

template <class Outcome>
void CaseCommands::send(QFuture<Expected<Outcome>> command)
{
    whenFinished(command, this, [this](const Expected<Outcome>& outcome) {
        if (!outcome) {
            Q_EMIT failed(outcome.error().sentence);
        }
    });
}

void CaseCommands::markRead(CaseId id)
{
    send(m_workspace.markRead(id));
}

void CaseCommands::undoSend(InteractionId reply)
{
    send(m_workspace.undoSend(reply));
}

void CaseCommands::retrySend(InteractionId reply)
{
    send(m_workspace.retrySend(reply));
}

void CaseCommands::checkDelivery(InteractionId reply)
{
    send(m_workspace.checkDelivery(reply));
}

void CaseCommands::sendAgain(InteractionId reply)
{
    send(m_workspace.sendAgain(reply));
}

void CaseCommands::sendAnyway(InteractionId reply)
{
    send(m_workspace.sendAnyway(reply));
}

void CaseCommands::sendNow(InteractionId reply)
{
    send(m_workspace.reschedule(reply, currentMoment()));
}

} // namespace threadline
