// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/swarm/swarms_page.h"

#include "ui/controls/empty_state.h"
#include "ui/controls/text_label.h"
#include "ui/swarm/swarm_delegate.h"
#include "ui/theme/desk_style.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardItemModel>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int shownAtMost = 500;
enum Tab { MineTab, OpenTab, ResolvedTab };

} // namespace

SwarmsPage::SwarmsPage(Workspace& workspace, const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, {}, parent)
    , m_workspace(workspace)
    , m_rows([this](const Expected<QList<SwarmRow>>& rows) { take(rows); })
    , m_waiting([this](const Expected<qint64>& waiting) {
        if (waiting) {
            Q_EMIT waitingChanged(*waiting);
        }
        Q_EMIT settled();
    })
    , m_tabs(new QButtonGroup(this))
    , m_stack(new QStackedWidget)
    , m_list(new QListView)
    , m_model(new QStandardItemModel(this))
    , m_empty(new EmptyState(theme))
{
    setObjectName(u"swarmsPage"_s);
    m_filter.of = workspace.agentName();
    auto* title = new TextLabel(theme, TextRole::LargeTitle, ColourRole::Ink);
    title->setText(u"Swarms"_s);
    auto* header = new Surface(theme, &ThemeTokens::panel, Qt::BottomEdge);
    auto* line = new QHBoxLayout(header);
    line->setContentsMargins(theme.scaled(20), theme.scaled(12), theme.scaled(20), theme.scaled(12));
    line->addWidget(title);
    line->addSpacing(theme.scaled(16));
    const QStringList tabs{u"Mine"_s, u"All open"_s, u"Resolved"_s};
    for (int i = 0; i < tabs.size(); ++i) {
        auto* tab = new QPushButton(tabs[i]);
        tab->setCheckable(true);
        tab->setChecked(i == MineTab);
        tab->setObjectName(u"swarmsTab%1"_s.arg(i));
        setButtonRole(*tab, ButtonRole::Quiet);
        m_tabs->addButton(tab, i);
        line->addWidget(tab);
    }
    line->addStretch(1);
    m_list->setObjectName(u"swarmsList"_s);
    m_list->setAccessibleName(u"Swarms"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SwarmDelegate(theme, workspace.agentName(), m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_stack, 1);

    connect(m_tabs, &QButtonGroup::idClicked, this, [this](int tab) {
        m_filter.which = tab == ResolvedTab ? SwarmFilter::Which::Resolved : SwarmFilter::Which::Open;
        m_filter.of = tab == MineTab ? std::optional(m_workspace.agentName()) : std::nullopt;
        ask();
    });
    const auto open = [this](const QModelIndex& index) {
        Q_EMIT openWanted(index.data(SwarmDelegate::RowRole).value<SwarmRow>());
    };
    connect(m_list, &QListView::activated, this, open);
    connect(m_list, &QListView::clicked, this, open);
    connect(&workspace, &Workspace::changed, this, [this](const WorkspaceChange& change) {
        if (change.everything || !change.swarms.isEmpty()) {
            m_waiting.ask(m_workspace.swarms().waiting());
            if (isVisible()) {
                ask();
            }
        }
    });
    m_waiting.ask(m_workspace.swarms().waiting());
}

void SwarmsPage::appear()
{
    m_list->setFocus();
    ask();
}

void SwarmsPage::ask()
{
    m_rows.ask(m_workspace.swarms().list(m_filter, shownAtMost));
}

void SwarmsPage::take(const Expected<QList<SwarmRow>>& rows)
{
    const QModelIndex current = m_list->currentIndex();
    const SwarmId chosen = current.isValid() ? current.data(SwarmDelegate::RowRole).value<SwarmRow>().swarm.id : SwarmId();
    m_model->clear();
    for (const SwarmRow& row : rows ? *rows : QList<SwarmRow>()) {
        auto* item = new QStandardItem;
        item->setData(QVariant::fromValue(row), SwarmDelegate::RowRole);
        item->setData(swarmRowWords(row, m_workspace.agentName()), Qt::AccessibleTextRole);
        m_model->appendRow(item);
        if (row.swarm.id == chosen) {
            m_list->setCurrentIndex(item->index());
        }
    }
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0) {
        m_list->setCurrentIndex(m_model->index(0, 0));
    }
    m_stack->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget*>(m_list) : m_empty);
    if (!rows) {
        m_empty->setWords(IconName::Warning, u"The swarms could not be read"_s, rows.error().sentence);
    } else {
        m_empty->setWords(IconName::Swarm, u"Nothing here"_s,
                          u"Press X on a case to ask colleagues who know. Questions to you appear here."_s);
    }
    Q_EMIT settled();
}

} // namespace threadline
