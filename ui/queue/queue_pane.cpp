// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_pane.h"

#include "ui/actions/desk_actions.h"
#include "ui/controls/empty_state.h"
#include "ui/controls/text_label.h"
#include "ui/models/sla_due_words.h"
#include "ui/models/time_words.h"
#include "ui/queue/queue_delegate.h"
#include "ui/queue/search_button.h"
#include "ui/queue/sync_line.h"
#include "ui/theme/desk_style.h"

#include <QHBoxLayout>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>

namespace threadline {

namespace {

QString tabName(QueueFilter::Tab tab)
{
    switch (tab) {
    case QueueFilter::Tab::Open:
        return QStringLiteral("Open");
    case QueueFilter::Tab::Waiting:
        return QStringLiteral("Waiting");
    case QueueFilter::Tab::Solved:
        return QStringLiteral("Solved");
    case QueueFilter::Tab::Snoozed:
        return QStringLiteral("Snoozed");
    case QueueFilter::Tab::Any:
        return QStringLiteral("All");
    }
    return {};
}

QString withCount(const QString& name, qint64 count)
{
    return count > 0 ? QStringLiteral("%1 %2").arg(name, QLocale(QLocale::English).toString(count))
                     : name;
}

qint64 countOf(const QueueCounts& counts, QueueFilter::Tab tab)
{
    switch (tab) {
    case QueueFilter::Tab::Open:
        return counts.open;
    case QueueFilter::Tab::Waiting:
        return counts.waiting;
    case QueueFilter::Tab::Solved:
        return counts.solved;
    case QueueFilter::Tab::Snoozed:
        return counts.snoozed;
    case QueueFilter::Tab::Any:
        return counts.open + counts.waiting + counts.solved + counts.snoozed;
    }
    return 0;
}

} // namespace

QString queueViewName(QueueFilter::View view)
{
    switch (view) {
    case QueueFilter::View::All:
        return QStringLiteral("All cases");
    case QueueFilter::View::Mine:
        return QStringLiteral("My cases");
    case QueueFilter::View::Unassigned:
        return QStringLiteral("Unassigned");
    }
    return {};
}

QueuePane::QueuePane(Workspace& workspace, const Theme& theme, const DeskActions& actions,
                     QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, Qt::RightEdge, parent)
    , m_workspace(workspace)
    , m_model([&workspace](const QueueFilter& filter, int offset, int limit) {
        return workspace.queue(filter, offset, limit);
    })
    , m_counts([this](const Expected<QueueCounts>& counts) { takeCounts(counts); })
    , m_accountsAnswer(
          [this](const Expected<QList<AccountView>>& accounts) { takeAccounts(accounts); })
    , m_title(new QPushButton)
    , m_count(new TextLabel(theme, TextRole::Body, ColourRole::Ink3))
    , m_search(new SearchButton(theme))
    , m_tabs(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_list(new QListView)
    , m_empty(new EmptyState(theme))
    , m_syncLine(new SyncLine(theme))
{
    m_list->setObjectName(QStringLiteral("queueList"));
    m_list->setAccessibleName(QStringLiteral("Cases"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new QueueDelegate(theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->setTabKeyNavigation(false);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 1, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader(actions));
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_syncLine);
    listen();
    m_accountsAnswer.ask(workspace.accounts());
    applyFilter({});
}

QWidget* QueuePane::makeHeader(const DeskActions& actions)
{
    auto* menu = new QMenu(m_title);
    for (const auto action :
         {DeskAction::ViewAll, DeskAction::ViewMine, DeskAction::ViewUnassigned}) {
        menu->addAction(actions.at(action));
    }
    m_title->setMenu(menu);
    m_title->setFont(theme().font(TextRole::Title));
    m_title->setObjectName(QStringLiteral("queueView"));
    m_title->setAccessibleName(QStringLiteral("Which cases"));
    setButtonRole(*m_title, ButtonRole::Quiet);
    m_search->setObjectName(QStringLiteral("searchButton"));
    m_tabs->setObjectName(QStringLiteral("queueTabs"));
    m_tabs->setAccessibleName(QStringLiteral("Cases by status"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(false);
    for (const auto tab :
         {QueueFilter::Tab::Open, QueueFilter::Tab::Waiting, QueueFilter::Tab::Solved}) {
        m_tabs->addTab(tabName(tab));
    }

    const Theme& look = theme();
    auto* header = new Surface(look, &ThemeTokens::panel, Qt::BottomEdge);
    auto* titleLine = new QHBoxLayout;
    titleLine->setSpacing(look.scaled(4));
    titleLine->addWidget(m_title);
    titleLine->addWidget(m_count);
    titleLine->addStretch(1);
    auto* lines = new QVBoxLayout(header);
    lines->setContentsMargins(look.scaled(12), look.scaled(10), look.scaled(12), 1);
    lines->setSpacing(look.scaled(8));
    lines->addLayout(titleLine);
    lines->addWidget(m_search);
    lines->addWidget(m_tabs);
    return header;
}

void QueuePane::listen()
{
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, [this] {
        m_list->viewport()->update();
        waitForNextTurn();
    });
    connect(&m_workspace, &Workspace::changed, this, [this] {
        m_model.refresh();
        askCounts();
    });
    connect(&m_workspace, &Workspace::accountChanged, this,
            [this] { m_accountsAnswer.ask(m_workspace.accounts()); });
    connect(&m_model, &QueueModel::answered, this, [this] {
        m_problem.clear();
        afterAnswer();
    });
    connect(&m_model, &QueueModel::failed, this, [this](const QString& sentence) {
        m_problem = sentence;
        showEmptyState();
    });
    connect(&m_model, &QueueModel::settled, this, &QueuePane::settled);
    // Not the current row: a list makes its first row current when it gets the focus, and nobody
    // chose that one.
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &QueuePane::selectionChanged);
    connect(m_list, &QListView::activated, this, [this] {
        if (const QueueRow* row = chosenRow()) {
            Q_EMIT openWanted(*row);
        }
    });
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this,
            &QueuePane::noteVisibleRows);
    connect(m_list->verticalScrollBar(), &QScrollBar::rangeChanged, this,
            &QueuePane::noteVisibleRows);
    connect(m_tabs, &QTabBar::currentChanged, this,
            [this](int index) { setTab(static_cast<QueueFilter::Tab>(index)); });
    connect(m_search, &QPushButton::clicked, this, &QueuePane::searchWanted);
    connect(m_empty, &EmptyState::buttonPressed, this, &QueuePane::addMailboxWanted);
    connect(m_syncLine, &SyncLine::settingsWanted, this, &QueuePane::settingsWanted);
}

void QueuePane::setView(QueueFilter::View view)
{
    QueueFilter wanted = filter();
    wanted.view = view;
    applyFilter(wanted);
}

void QueuePane::setTab(QueueFilter::Tab tab)
{
    QueueFilter wanted = filter();
    wanted.tab = tab;
    if (wanted != filter()) {
        applyFilter(wanted);
    }
}

void QueuePane::applyFilter(const QueueFilter& wanted)
{
    m_title->setText(queueViewName(wanted.view));
    {
        const QSignalBlocker byUs(m_tabs);
        m_tabs->setCurrentIndex(static_cast<int>(wanted.tab));
    }
    m_quiet = true;
    m_model.setFilter(wanted);
    m_quiet = false;
    askCounts();
    Q_EMIT filterChanged(wanted);
}

void QueuePane::askCounts()
{
    m_counts.ask(m_workspace.queueCounts(filter().view));
}

void QueuePane::takeCounts(const Expected<QueueCounts>& counts)
{
    if (counts) {
        for (int i = 0; i < m_tabs->count(); ++i) {
            const auto tab = static_cast<QueueFilter::Tab>(i);
            m_tabs->setTabText(i, withCount(tabName(tab), countOf(*counts, tab)));
        }
        const qint64 all = counts->open + counts->waiting;
        m_count->setText(all > 0 ? QLocale(QLocale::English).toString(all) : QString());
        m_count->setToolTip(QStringLiteral("Cases that are not solved"));
        Q_EMIT unreadChanged(counts->unread);
    }
    if (isSettled()) {
        Q_EMIT settled();
    }
}

void QueuePane::takeAccounts(const Expected<QList<AccountView>>& accounts)
{
    if (accounts) {
        m_accounts = *accounts;
        m_accountsKnown = true;
        m_syncLine->setAccounts(m_accounts);
    }
    showEmptyState();
    if (isSettled()) {
        Q_EMIT settled();
    }
}

void QueuePane::showChosen(std::optional<CaseId> id)
{
    m_chosen = id;
    const int row = id ? m_model.rowOf(*id) : -1;
    m_quiet = true;
    if (row >= 0) {
        m_list->setCurrentIndex(m_model.index(row));
    } else {
        m_list->clearSelection();
        m_list->selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
    }
    m_quiet = false;
}

void QueuePane::step(int rows)
{
    const int count = m_model.rowCount();
    if (count == 0) {
        return;
    }
    const int current = selectedRow();
    const int wanted =
        current < 0 ? (rows > 0 ? 0 : count - 1) : std::clamp(current + rows, 0, count - 1);
    m_list->setCurrentIndex(m_model.index(wanted));
}

const QueueRow* QueuePane::neighbourOf(CaseId id) const
{
    const int row = m_model.rowOf(id);
    if (row < 0) {
        return nullptr;
    }
    const QueueRow* next = m_model.rowAt(row + 1);
    return next || row == 0 ? next : m_model.rowAt(row - 1);
}

const QueueRow* QueuePane::chosenRow() const
{
    return m_model.rowAt(selectedRow());
}

int QueuePane::selectedRow() const
{
    const QModelIndexList selected = m_list->selectionModel()->selectedIndexes();
    return selected.isEmpty() ? -1 : selected.first().row();
}

void QueuePane::focusList()
{
    m_list->setFocus();
}

bool QueuePane::isSettled() const
{
    return m_accountsKnown && !m_accountsAnswer.isPending() && !m_counts.isPending() &&
           m_model.isSettled();
}

void QueuePane::selectionChanged()
{
    const QueueRow* row = chosenRow();
    if (m_quiet || !row || m_chosen == row->id) {
        return;
    }
    m_chosen = row->id;
    Q_EMIT chosen(*row);
}

void QueuePane::afterAnswer()
{
    if (selectedRow() >= 0) {
        // The person may have walked onto a row before it was here.
        selectionChanged();
    } else {
        showChosen(m_chosen);
    }
    showEmptyState();
    noteVisibleRows();
}

void QueuePane::showEmptyState()
{
    const bool empty = m_model.isEmpty() || (!m_problem.isEmpty() && m_model.rowCount() == 0);
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_list);
    if (!empty) {
        return;
    }
    if (!m_problem.isEmpty()) {
        m_empty->setWords(IconName::Warning, QStringLiteral("The queue could not be read"),
                          m_problem);
    } else if (m_accountsKnown && m_accounts.isEmpty()) {
        m_empty->setWords(
            IconName::Mail, QStringLiteral("No mailbox yet"),
            QStringLiteral("Add the mailbox your customers write to. Its mail becomes cases here."),
            QStringLiteral("Add a mailbox"));
    } else if (filter().tab == QueueFilter::Tab::Open && filter().view == QueueFilter::View::All) {
        m_empty->setWords(IconName::Check, QStringLiteral("No open cases"),
                          QStringLiteral("New mail opens one."));
    } else if (filter().tab == QueueFilter::Tab::Open) {
        m_empty->setWords(
            IconName::Check, QStringLiteral("Nothing here"),
            filter().view == QueueFilter::View::Mine
                ? QStringLiteral("No open case is yours. Press G then U for those nobody has.")
                : QStringLiteral("Every open case has somebody. Press G then A for all."));
    } else if (filter().tab == QueueFilter::Tab::Waiting) {
        m_empty->setWords(
            IconName::Clock, QStringLiteral("Nobody is being waited for"),
            QStringLiteral("“Send, then Waiting” moves a case here until the customer answers."));
    } else {
        m_empty->setWords(IconName::Check, QStringLiteral("Nothing solved yet"),
                          QStringLiteral("Press E to solve the case you are looking at."));
    }
}

void QueuePane::noteVisibleRows()
{
    const int first = m_list->indexAt({1, 1}).row();
    const int last = m_list->indexAt({1, m_list->viewport()->height() - 2}).row();
    m_model.setVisibleRows(std::max(0, first), last < 0 ? m_model.rowCount() - 1 : last);
    m_visible = {std::max(0, first), last < 0 ? m_model.rowCount() - 1 : last};
    waitForNextTurn();
}

void QueuePane::waitForNextTurn()
{
    constexpr qint64 longestWaitMs = 60 * 60 * 1000;
    const Timestamp now = currentMoment();
    std::optional<Timestamp> next;
    for (int row = m_visible.first; row <= m_visible.second; ++row) {
        const QueueRow* shown = m_model.rowAt(row);
        if (shown && shown->sla) {
            const Timestamp change = slaDueChanges(*shown->sla, now);
            next = next ? std::min(*next, change) : change;
        }
    }
    m_turn.stop();
    if (next) {
        m_turn.start(static_cast<int>(std::clamp<qint64>((next->us - now.us) / 1000 + 1, 1, longestWaitMs)));
    }
}

} // namespace threadline
