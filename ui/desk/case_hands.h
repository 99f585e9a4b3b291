// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the keys and buttons about cases do: to those selected in the queue, else to the open one. Asks
// with a small card where there is something to choose. Thread: GUI. Everything it is given outlives it.
#pragma once

#include "ui/actions/desk_actions.h"
#include "ui/desk/case_commands.h"
#include "ui/models/latest_answer.h"

#include <QPointer>

namespace threadline {

class ChoiceCard;
class OpenCustomer;
class QueuePane;
class Theme;
struct CaseVocabulary;
struct Choice;

class CaseHands final : public QObject
{
    Q_OBJECT

public:
    /// Where a card about the open case opens, on the screen.
    using Place = std::function<QRect()>;

    CaseHands(Workspace& workspace, CaseCommands& commands, OpenCustomer& place, QueuePane& queue, const Theme& theme,
              QWidget& window);

    void setPlace(Place place) { m_where = std::move(place); }
    /// False when the action is none of these.
    bool perform(DeskAction action);
    /// The same for the open case alone, from a menu of its own.
    void setStatus(CaseStatus status);
    void assignTo(const QString& agent);
    /// Of the open customer, to another case of theirs.
    void moveMessage(const Interaction& message);
    /// Out of its case into a new one.
    void splitMessage(const Interaction& message);

private:
    QList<Case> meant() const;
    bool performOnce(DeskAction action);
    bool ask(DeskAction action);
    void change(const CaseChange& change);
    /// Those it was for do not belong to this tab any more, or soon not.
    void changeAndLeave(const CaseChange& change);

    void askAssignee();
    void askTag();
    void askPriority();
    void askSkill();
    void askSnooze();
    void askReminder();
    void askMerge();
    void askLink();
    void askMoment(const QString& question, const std::function<void(Timestamp)>& then);
    QList<Choice> moments(const QString& question, const std::function<void(Timestamp)>& then);
    Choice tagChoice(const QString& tag, bool on);

    ChoiceCard* open(const QString& question);
    /// Fills a card that may be gone by the time the answer is here.
    void withVocabulary(ChoiceCard* card, const std::function<QList<Choice>(const CaseVocabulary&)>& choices);
    void withCases(ChoiceCard* card, QFuture<Expected<QList<Case>>> question, const QList<Case>& without,
                   const std::function<void(const Case&)>& then);
    void find(const QString& words, const std::function<void(const Case&)>& then);
    QRect where() const;

    Workspace& m_workspace;
    CaseCommands& m_commands;
    OpenCustomer& m_place;
    QueuePane& m_queue;
    const Theme& m_theme;
    QWidget& m_window;
    Place m_where;
};

} // namespace threadline
