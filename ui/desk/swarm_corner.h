// SPDX-License-Identifier: GPL-3.0-or-later
//
// The swarm panel at work: shows the swarm of the open case, or one that was chosen from the list, and does what is
// pressed there. Thread: GUI. The workspace, the place and the panels outlive it.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/latest_answer.h"

#include <QObject>
#include <QPointer>

namespace threadline {

class ChoiceCard;
class ContextPanel;
class OpenCustomer;
class SwarmPanel;

class SwarmCorner final : public QObject
{
    Q_OBJECT

public:
    SwarmCorner(Workspace& workspace, OpenCustomer& place, ContextPanel& context, SwarmPanel& panel);

    /// The key: to the swarm of the open case, or to asking one.
    void perform();
    /// One from the list, also of a case that is not known here.
    void open(const SwarmRow& row);
    void open(SwarmId swarm);
    void quote(const Interaction& message);
    /// The newest answer that nobody took; false when there is none.
    bool useProposal();
    bool isSettled() const { return !m_list.isPending() && !m_view.isPending(); }

Q_SIGNALS:
    void failed(const QString& sentence);
    /// The words of a proposed answer, for the reply.
    void answerTaken(const QString& words);
    void attachmentWanted(const threadline::Attachment& file);
    /// The panel has something to show.
    void panelWanted();
    void settled();

private:
    void connectPanel();
    void connectForms();
    void follow();
    void ask();
    void takeList(const Expected<QList<SwarmRow>>& rows);
    void takeView(const Expected<SwarmView>& view);
    void markRead();
    /// Whom @ can call.
    QStringList people() const;
    void startAsking();
    void askWhom();
    void offer(const QList<ExpertSuggestion>& suggestions);
    void share();
    /// Tells a refusal; what changed comes back through the workspace.
    template <class T>
    void run(const QFuture<Expected<T>>& command);
    template <class T>
    void speak(const QFuture<Expected<T>>& command);

    Workspace& m_workspace;
    OpenCustomer& m_place;
    ContextPanel& m_context;
    SwarmPanel& m_panel;
    LatestAnswer<QList<SwarmRow>> m_list;
    LatestAnswer<SwarmView> m_view;
    LatestAnswer<QList<ExpertSuggestion>> m_suggestions;
    LatestAnswer<QList<ColleagueView>> m_colleagues;
    std::optional<CaseId> m_case;    ///< whose swarms are listed
    std::optional<SwarmId> m_chosen; ///< by a person; else the latest open one
    bool m_pinned = false;           ///< m_chosen belongs to no case that is known here
    QList<SwarmRow> m_rows;
    QStringList m_people; ///< of the team; names
    QStringList m_called; ///< of the swarm that is shown
    QPointer<ChoiceCard> m_inviting;
};

} // namespace threadline
