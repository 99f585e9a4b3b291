// SPDX-License-Identifier: GPL-3.0-or-later
//
// The queue: which cases, how many, and a list to walk through. Shows what it has and follows the
// workspace; choosing a row announces its case. Several are selected for a common command; they are
// kept by what they are, wherever they stand in the list. Thread: the GUI thread.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/controls/surface.h"
#include "ui/models/latest_answer.h"
#include "ui/models/queue_model.h"
#include "ui/queue/queue_marking.h"

#include <QTimer>

class QPushButton;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace threadline {

class BulkBar;
class DeskActions;
class EmptyState;
class QueueList;
class QueueViews;
class SyncLine;
class TeamLine;
class TextLabel;

class QueuePane final : public Surface
{
    Q_OBJECT

public:
    QueuePane(Workspace& workspace, const Theme& theme, const DeskActions& actions,
              QWidget* parent = nullptr);

    void setView(QueueFilter::View view);
    void setTab(QueueFilter::Tab tab);
    void setFilter(const QueueFilter& filter);
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

    /// Selected beside the open case; empty: none.
    const MarkedCases& marks() const { return m_marking.marks(); }
    void markStep(int rows);
    void markAll();
    void clearMarks();
    /// Where a card about what is selected opens, on the screen.
    QRect bulkPlace() const;
    /// How much is at the foot below the list.
    int footHeight() const;
    void askForFilter();
    void askToSaveView();

    bool isSettled() const;

Q_SIGNALS:
    void chosen(const threadline::QueueRow& row);
    /// Enter or a double click: the person wants to work on it.
    void openWanted(const threadline::QueueRow& row);
    void filterChanged(const threadline::QueueFilter& filter);
    void unreadChanged(qint64 unread);
    /// footHeight() is another.
    void footChanged();
    void said(const QString& sentence);
    void searchWanted();
    void addAccountWanted();
    void settingsWanted();
    void settled();

private:
    QWidget* makeHeader(const DeskActions& actions);
    void listen();
    void listenToMarks();
    QRect titlePlace() const;
    /// Only the tabs one needs: "Snoozed" when something sleeps, "All" while a view shows it.
    void showTabs(const QueueCounts& counts);
    void showTitle();
    void setEmptyWords();
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
    QueueMarking m_marking;
    LatestAnswer<QueueCounts> m_counts;
    LatestAnswer<std::optional<TeamView>> m_teamAnswer;
    LatestAnswer<QList<ColleagueView>> m_colleagues;
    LatestAnswer<QList<AccountView>> m_accountsAnswer;
    QList<AccountView> m_accounts;
    bool m_accountsKnown = false;
    std::optional<CaseId> m_chosen;
    bool m_quiet = false; ///< the selection follows the desk, not the person
    QString m_problem;
    std::pair<int, int> m_visible{0, -1}; ///< rows in sight
    QTimer m_turn; ///< when the words of a promise in sight change

    QTimer m_minute; ///< what slept wakes, and waiting grows longer, without anything changing

    QPushButton* m_title;
    QueueViews* m_views;
    QToolButton* m_filterButton;
    QWidget* m_filterLine;
    TextLabel* m_filterWords;
    TextLabel* m_count;
    QPushButton* m_search;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    QueueList* m_list;
    EmptyState* m_empty;
    BulkBar* m_bulk;
    TeamLine* m_teamLine;
    SyncLine* m_syncLine;
};

} // namespace threadline
