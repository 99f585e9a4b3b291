// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_pane.h"

#include "core/async/when_finished.h"
#include "ui/actions/desk_actions.h"
#include "ui/controls/empty_state.h"
#include "ui/controls/text_label.h"
#include "ui/models/team_words.h"
#include "ui/models/case_words.h"
#include "ui/models/sla_due_words.h"
#include "ui/models/time_words.h"
#include "ui/queue/bulk_bar.h"
#include "ui/queue/queue_delegate.h"
#include "ui/queue/queue_filter_card.h"
#include "ui/queue/queue_list.h"
#include "ui/queue/queue_views.h"
#include "ui/queue/search_button.h"
#include "ui/queue/sync_line.h"
#include "ui/queue/team_line.h"
#include "ui/theme/desk_style.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

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

QueuePane::QueuePane(Workspace& workspace, const Theme& theme, const DeskActions& actions,
                     QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, Qt::RightEdge, parent)
    , m_workspace(workspace)
    , m_model([&workspace](const QueueFilter& filter, int offset, int limit) {
        return workspace.queue(filter, offset, limit);
    })
    , m_marking(workspace, m_model)
    , m_counts([this](const Expected<QueueCounts>& counts) { takeCounts(counts); })
    , m_teamAnswer([this](const Expected<std::optional<TeamView>>& team) {
        m_teamLine->showTeam(team ? *team : std::nullopt);
        Q_EMIT settled();
    })
    , m_colleagues([this](const Expected<QList<ColleagueView>>& found) {
        m_model.setCompany(found ? companyWords(*found, m_workspace.agentName()) : QHash<CaseId, QString>());
    })
    , m_accountsAnswer(
          [this](const Expected<QList<AccountView>>& accounts) { takeAccounts(accounts); })
    , m_title(new QPushButton)
    , m_views(new QueueViews(workspace, theme, actions, m_title))
    , m_filterButton(new QToolButton)
    , m_filterLine(new QWidget)
    , m_filterWords(new TextLabel(theme, TextRole::Caption, ColourRole::Accent))
    , m_count(new TextLabel(theme, TextRole::Body, ColourRole::Ink3))
    , m_search(new SearchButton(theme))
    , m_tabs(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_list(new QueueList)
    , m_empty(new EmptyState(theme))
    , m_bulk(new BulkBar(theme, actions))
    , m_teamLine(new TeamLine(theme))
    , m_syncLine(new SyncLine(theme))
{
    m_list->setObjectName(QStringLiteral("queueList"));
    m_list->setAccessibleName(QStringLiteral("Cases"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new QueueDelegate(theme, m_marking.marks(), m_list));
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
    layout->addWidget(m_bulk);
    layout->addWidget(m_teamLine);
    layout->addWidget(m_syncLine);
    listen();
    listenToMarks();
    m_accountsAnswer.ask(workspace.accounts());
    m_teamAnswer.ask(workspace.team());
    applyFilter({});
}

QWidget* QueuePane::makeHeader(const DeskActions& actions)
{
    m_title->setMenu(m_views);
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
        m_tabs->setTabData(m_tabs->addTab(tabName(tab)), static_cast<int>(tab));
    }

    const Theme& look = theme();
    m_filterButton->setObjectName(QStringLiteral("filterButton"));
    m_filterButton->setIcon(look.icon(IconName::Filter));
    m_filterButton->setAutoRaise(true);
    m_filterButton->setAccessibleName(actions.at(DeskAction::FilterQueue)->text());
    m_filterButton->setToolTip(m_filterButton->accessibleName() + QStringLiteral(" (F)"));
    connect(m_filterButton, &QToolButton::clicked, actions.at(DeskAction::FilterQueue), &QAction::trigger);
    auto* showAll = new QToolButton;
    showAll->setObjectName(QStringLiteral("filterNone"));
    showAll->setIcon(look.icon(IconName::Close));
    showAll->setAutoRaise(true);
    showAll->setAccessibleName(QStringLiteral("Show all again"));
    showAll->setToolTip(showAll->accessibleName());
    connect(showAll, &QToolButton::clicked, this, [this] {
        applyFilter({.view = filter().view, .tab = tabOf({}, filter().tab)});
    });
    m_filterWords->setObjectName(QStringLiteral("filterWords"));
    m_filterWords->setElided(true);
    auto* filterLine = new QHBoxLayout(m_filterLine);
    filterLine->setContentsMargins(look.scaled(4), 0, 0, 0);
    filterLine->addWidget(m_filterWords, 1);
    filterLine->addWidget(showAll);
    auto* header = new Surface(look, &ThemeTokens::panel, Qt::BottomEdge);
    auto* titleLine = new QHBoxLayout;
    titleLine->setSpacing(look.scaled(4));
    titleLine->addWidget(m_title);
    titleLine->addWidget(m_count);
    titleLine->addStretch(1);
    titleLine->addWidget(m_filterButton);
    auto* lines = new QVBoxLayout(header);
    lines->setContentsMargins(look.scaled(12), look.scaled(10), look.scaled(12), 1);
    lines->setSpacing(look.scaled(8));
    lines->addLayout(titleLine);
    lines->addWidget(m_search);
    lines->addWidget(m_filterLine);
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
    connect(&m_workspace, &Workspace::presenceChanged, this,
            [this] { m_colleagues.ask(m_workspace.swarms().colleagues()); });
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
            [this](int index) { setTab(static_cast<QueueFilter::Tab>(m_tabs->tabData(index).toInt())); });
    connect(m_search, &QPushButton::clicked, this, &QueuePane::searchWanted);
    connect(m_empty, &EmptyState::buttonPressed, this, &QueuePane::addAccountWanted);
    connect(&m_workspace, &Workspace::teamChanged, m_teamLine, [this](const TeamView& team) { m_teamLine->showTeam(team); });
    connect(m_syncLine, &SyncLine::settingsWanted, this, &QueuePane::settingsWanted);
    connect(m_views, &QueueViews::chosen, this, &QueuePane::applyFilter);
    connect(m_views, &QueueViews::changed, this, &QueuePane::showTitle);
    connect(m_views, &QueueViews::said, this, &QueuePane::said);
    connect(m_views, &QueueViews::settled, this, &QueuePane::settled);
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, this, [this] {
        m_model.refresh();
        askCounts();
    });
    m_minute.start();
}

void QueuePane::listenToMarks()
{
    connect(m_list, &QueueList::markToggled, &m_marking, &QueueMarking::toggle);
    connect(m_list, &QueueList::markedTo, &m_marking, &QueueMarking::extendTo);
    connect(m_list, &QueueList::markStepped, this, &QueuePane::markStep);
    connect(m_list, &QueueList::plainPressed, this, &QueuePane::clearMarks);
    connect(m_bulk, &BulkBar::clearWanted, this, &QueuePane::clearMarks);
    connect(&m_marking, &QueueMarking::said, this, &QueuePane::said);
    connect(&m_marking, &QueueMarking::settled, this, &QueuePane::settled);
    connect(&m_marking.marks(), &MarkedCases::changed, this, [this] {
        m_bulk->setCount(marks().size());
        m_list->viewport()->update();
        Q_EMIT footChanged();
    });
}

void QueuePane::markStep(int rows)
{
    if (const int row = m_marking.step(rows); row >= 0) {
        m_list->scrollTo(m_model.index(row));
    }
}

void QueuePane::markAll()
{
    m_marking.markAll();
}

void QueuePane::clearMarks()
{
    m_marking.clear();
    m_marking.setAnchor(selectedRow());
}

QRect QueuePane::bulkPlace() const
{
    return {m_bulk->mapToGlobal(QPoint(0, 0)), m_bulk->size()};
}

QRect QueuePane::titlePlace() const
{
    return {m_title->mapToGlobal(QPoint(0, 0)), m_title->size()};
}

int QueuePane::footHeight() const
{
    const auto shown = [](const QWidget* bar) { return bar->isVisible() ? bar->sizeHint().height() : 0; };
    return shown(m_bulk) + shown(m_teamLine) + shown(m_syncLine);
}

void QueuePane::askForFilter()
{
    const QPointer<QueueFilterCard> card(new QueueFilterCard(theme(), filter(), m_workspace.agentName(), this));
    connect(card, &QueueFilterCard::filterChosen, this, &QueuePane::applyFilter);
    whenFinished(m_workspace.caseVocabulary(), this, [card](const Expected<CaseVocabulary>& words) {
        if (card && words) {
            card->setVocabulary(*words);
        }
    });
    card->openAt(titlePlace());
}

void QueuePane::askToSaveView()
{
    m_views->save(titlePlace());
}

void QueuePane::setFilter(const QueueFilter& filter)
{
    applyFilter(filter);
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
    m_marking.clear();
    m_marking.setAnchor(-1);
    m_quiet = true;
    m_model.setFilter(wanted);
    m_quiet = false;
    m_views->setFilter(wanted);
    showTabs({});
    showTitle();
    askCounts();
    Q_EMIT filterChanged(wanted);
}

void QueuePane::showTitle()
{
    m_title->setText(m_views->title());
    const QString words = queueFilterInWords(filter());
    m_filterWords->setText(words);
    m_filterWords->setAccessibleName(QStringLiteral("Only: %1").arg(words));
    m_filterLine->setVisible(!words.isEmpty());
}

void QueuePane::showTabs(const QueueCounts& counts)
{
    const QSignalBlocker byUs(m_tabs);
    const auto placeOf = [this](QueueFilter::Tab tab) {
        for (int i = 0; i < m_tabs->count(); ++i) {
            if (m_tabs->tabData(i).toInt() == static_cast<int>(tab)) {
                return i;
            }
        }
        return -1;
    };
    const auto show = [&](QueueFilter::Tab tab, bool wanted, int at) {
        const int place = placeOf(tab);
        if (wanted && place < 0) {
            m_tabs->setTabData(m_tabs->insertTab(at, tabName(tab)), static_cast<int>(tab));
        } else if (!wanted && place >= 0) {
            m_tabs->removeTab(place);
        }
    };
    const QueueFilter::Tab current = filter().tab;
    const bool known = counts != QueueCounts();
    const int snoozed = placeOf(QueueFilter::Tab::Snoozed);
    show(QueueFilter::Tab::Snoozed, counts.snoozed > 0 || current == QueueFilter::Tab::Snoozed || (!known && snoozed >= 0),
         2);
    show(QueueFilter::Tab::Any, current == QueueFilter::Tab::Any, m_tabs->count());
    m_tabs->setCurrentIndex(placeOf(current));
}

void QueuePane::askCounts()
{
    m_counts.ask(m_workspace.queueCounts(filter().view));
}

void QueuePane::takeCounts(const Expected<QueueCounts>& counts)
{
    if (counts) {
        showTabs(*counts);
        // The counts are of the whole view; beside a filter they would tell of something else.
        const bool filtered = !queueFilterInWords(filter()).isEmpty();
        for (int i = 0; i < m_tabs->count(); ++i) {
            const auto tab = static_cast<QueueFilter::Tab>(m_tabs->tabData(i).toInt());
            m_tabs->setTabText(i, withCount(tabName(tab), filtered ? 0 : countOf(*counts, tab)));
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
        if (marks().isEmpty()) {
            m_marking.setAnchor(row);
        }
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
    return m_marking.isSettled() && m_views->isSettled() && m_accountsKnown && !m_teamAnswer.isPending() && !m_accountsAnswer.isPending() && !m_counts.isPending() &&
           m_model.isSettled();
}

void QueuePane::selectionChanged()
{
    const QueueRow* row = chosenRow();
    if (m_quiet || !row || m_chosen == row->id) {
        return;
    }
    m_chosen = row->id;
    m_marking.clear();
    m_marking.setAnchor(selectedRow());
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
    setEmptyWords();
}

void QueuePane::setEmptyWords()
{
    if (!m_problem.isEmpty()) {
        m_empty->setWords(IconName::Warning, QStringLiteral("The queue could not be read"),
                          m_problem);
    } else if (m_accountsKnown && m_accounts.isEmpty()) {
        m_empty->setWords(
            IconName::Mail, QStringLiteral("No account yet"),
            QStringLiteral("Add the mailbox, bot or number your customers write to. What they write becomes cases here."),
            QStringLiteral("Add an account"));
    } else if (const QString words = queueFilterInWords(filter()); !words.isEmpty()) {
        m_empty->setWords(IconName::Filter, QStringLiteral("Nothing here"),
                          QStringLiteral("No case of this tab is %1. Press F to ask for others.").arg(words));
    } else if (filter().tab == QueueFilter::Tab::Snoozed) {
        m_empty->setWords(IconName::Clock, QStringLiteral("Nothing is snoozed"),
                          QStringLiteral("Press S to put the case you are looking at off until later."));
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
