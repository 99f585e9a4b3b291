// SPDX-License-Identifier: GPL-3.0-or-later
//
// ui/swarm: the experts who were called into a case. Start here. The panel shows one swarm (its question, its people,
// its chat, where one writes), asks a new question, or says how one ended. Shows what it is given, asks nothing.
// Thread: GUI.
#pragma once

#include "core/workspace/swarm_views.h"
#include "ui/controls/surface.h"

class QPushButton;
class QStackedWidget;
class QToolButton;

namespace threadline {

class EmptyState;
class PeopleRow;
class SwarmChatView;
class SwarmInput;
class SwarmResolveForm;
class SwarmStartForm;
class TextLabel;

class SwarmPanel final : public Surface
{
    Q_OBJECT

public:
    explicit SwarmPanel(const Theme& theme, QWidget* parent = nullptr);

    /// No case is open.
    void showNothing();
    /// The case has no swarm yet.
    void showNone();
    /// `others`: further swarms of the case.
    void showSwarm(const SwarmView& view, const QList<SwarmRow>& others, const QString& me, const QStringList& people);
    void showProblem(const QString& sentence);
    /// A new question about a case.
    void startAsking(CaseId inCase, const QString& skill);
    SwarmStartForm& startForm() { return *m_start; }
    SwarmInput& input() { return *m_input; }
    SwarmResolveForm& resolveForm() { return *m_resolve; }
    SwarmChatView& chat() { return *m_chat; }
    /// Back to the swarm, or to what says that there is none.
    void leaveForm();
    bool isAsking() const;
    /// What is written next goes there.
    void focusInput();
    /// On the screen, for a card that asks whom to call.
    QRect invitePlace() const;
    std::optional<SwarmId> shown() const;
    /// The swarm whose chat can be seen; nothing while a form, another tab or another page is in front.
    std::optional<SwarmId> inFront() const;

Q_SIGNALS:
    /// inFront() may be another.
    void inFrontChanged();
    void askWanted(); ///< a new question
    void inviteWanted();
    void acceptWanted();
    void declineWanted();
    void leaveWanted();
    void shareWanted(); ///< the customer's whole history
    void reopenWanted();
    void swarmChosen(threadline::SwarmId swarm);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeChatPage();
    QWidget* makeBars();
    void fillMenu(const QList<SwarmRow>& others);
    void showBars();

    std::optional<SwarmView> m_view;
    QList<SwarmRow> m_others; ///< in the menu
    QString m_me;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    QWidget* m_chatPage;
    SwarmStartForm* m_start;
    SwarmResolveForm* m_resolve;
    TextLabel* m_question;
    TextLabel* m_facts;
    PeopleRow* m_people;
    QPushButton* m_invite;
    QToolButton* m_more;
    Surface* m_asked;    ///< you were asked: come or not
    Surface* m_resolved; ///< how it ended
    TextLabel* m_ending;
    SwarmChatView* m_chat;
    SwarmInput* m_input;
};

} // namespace threadline
