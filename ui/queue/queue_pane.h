// SPDX-License-Identifier: GPL-3.0-or-later
//
// The queue: which cases, how many, and a list to walk through. Shows what it has and follows the
// workspace; choosing a row announces its case. Thread: the GUI thread.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/controls/surface.h"
#include "ui/models/latest_answer.h"
#include "ui/models/queue_model.h"

#include <QTimer>

class QListView;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace threadline {

class DeskActions;
class EmptyState;
class SyncLine;
class TextLabel;

class QueuePane final : public Surface
{
    Q_OBJECT

public:
    QueuePane(Workspace& workspace, const Theme& theme, const DeskActions& actions,
              QWidget* parent = nullptr);

    void setView(QueueFilter::View view);
    void setTab(QueueFilter::Tab tab);
    const QueueFilter& filter() const { return m_model.filter(); }

    /// Marks the case as the chosen one without announcing it; nothing is chosen when it is not in
    /// this list.
    void showChosen(std::optional<CaseId> id);
    /// Chooses the next (1) or previous (-1) case.
    void step(int rows);
    /// The case after `id` in this list, or the one before the last: where to go when `id` is
    /// solved.
    const QueueRow* neighbourOf(CaseId id) const;
    const QueueRow* chosenRow() const;
    void focusList();

    bool isSettled() const;

Q_SIGNALS:
    void chosen(const threadline::QueueRow& row);
    /// Enter or a double click: the person wants to work on it.
    void openWanted(const threadline::QueueRow& row);
    void filterChanged(const threadline::QueueFilter& filter);
    void unreadChanged(qint64 unread);
    void searchWanted();
    void addMailboxWanted();
    void settingsWanted();
    void settled();

private:
    QWidget* makeHeader(const DeskActions& actions);
    void listen();
    void applyFilter(const QueueFilter& filter);
    void askCounts();
    void takeCounts(const Expected<QueueCounts>& counts);
    void takeAccounts(const Expected<QList<AccountView>>& accounts);
    int selectedRow() const; ///< -1: none
    void selectionChanged();
    void afterAnswer();
    void showEmptyState();
    void noteVisibleRows();
    void waitForNextTurn();

    Workspace& m_workspace;
    QueueModel m_model;
    LatestAnswer<QueueCounts> m_counts;
    LatestAnswer<QList<AccountView>> m_accountsAnswer;
    QList<AccountView> m_accounts;
    bool m_accountsKnown = false;
    std::optional<CaseId> m_chosen;
    bool m_quiet = false; ///< the selection follows the desk, not the person
    QString m_problem;
    std::pair<int, int> m_visible{0, -1}; ///< rows in sight
    QTimer m_turn; ///< when the words of a promise in sight change

    QPushButton* m_title;
    TextLabel* m_count;
    QPushButton* m_search;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    QListView* m_list;
    EmptyState* m_empty;
    SyncLine* m_syncLine;
};

/// "All cases", "My cases", "Unassigned".
QString queueViewName(QueueFilter::View view);

} // namespace threadline
