// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/customers_page.h"

#include "ui/controls/empty_state.h"
#include "ui/controls/text_label.h"
#include "ui/customers/customer_delegate.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QStackedWidget>

namespace threadline {

namespace {
constexpr std::chrono::milliseconds typingPause{120};
}

CustomersPage::CustomersPage(Workspace& workspace, const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, {}, parent)
    , m_model([&workspace](const QString& query, int limit) {
        return workspace.customers(query, limit);
    })
    , m_search(new QLineEdit)
    , m_count(new TextLabel(theme, TextRole::Body, ColourRole::Ink3))
    , m_stack(new QStackedWidget)
    , m_list(new QListView)
    , m_empty(new EmptyState(theme))
{
    setObjectName(QStringLiteral("customersPage"));
    auto* title = new TextLabel(theme, TextRole::LargeTitle, ColourRole::Ink);
    title->setText(QStringLiteral("Customers"));
    m_search->setObjectName(QStringLiteral("customersSearch"));
    m_search->setPlaceholderText(QStringLiteral("Name, address, number or handle"));
    m_search->setAccessibleName(QStringLiteral("Search customers"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(theme.scaled(420));
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("customersList"));
    m_list->setAccessibleName(QStringLiteral("Customers"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new CustomerDelegate(theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);

    auto* header = new Surface(theme, &ThemeTokens::panel, Qt::BottomEdge);
    auto* line = new QHBoxLayout(header);
    line->setContentsMargins(theme.scaled(20), theme.scaled(12), theme.scaled(20),
                             theme.scaled(12));
    line->setSpacing(theme.scaled(8));
    line->addWidget(title);
    line->addWidget(m_count);
    line->addStretch(1);
    line->addWidget(m_search, 3);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_stack, 1);

    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(m_search, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this,
            [this] { m_model.setQuery(m_search->text().trimmed()); });
    connect(&workspace, &Workspace::changed, this, [this] {
        if (isVisible()) {
            m_model.refresh();
        }
    });
    connect(&m_model, &CustomerListModel::failed, this,
            [this](const QString& sentence) { m_problem = sentence; });
    connect(&m_model, &CustomerListModel::answered, this, [this] {
        showState();
        m_problem.clear();
        Q_EMIT settled();
    });
    connect(m_list, &QListView::activated, this, &CustomersPage::choose);
    connect(m_list, &QListView::clicked, this, &CustomersPage::choose);
}

void CustomersPage::appear()
{
    m_model.refresh();
    m_search->setFocus();
}

void CustomersPage::choose(const QModelIndex& index)
{
    if (index.isValid()) {
        Q_EMIT customerChosen(m_model.customerAt(index.row()).id);
    }
}

void CustomersPage::showState()
{
    const int rows = m_model.rowCount();
    const QString more = m_model.canFetchMore({}) ? QStringLiteral("+") : QString();
    m_count->setText(rows > 0 ? QLocale(QLocale::English).toString(rows) + more : QString());
    const bool empty = rows == 0 || !m_problem.isEmpty();
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_list);
    if (!m_problem.isEmpty()) {
        m_empty->setWords(IconName::Warning, QStringLiteral("The customers could not be read"),
                          m_problem);
    } else if (rows == 0 && m_model.query().isEmpty()) {
        m_empty->setWords(IconName::Customers, QStringLiteral("No customers yet"),
                          QStringLiteral("Whoever writes to one of your mailboxes appears here."));
    } else if (rows == 0) {
        m_empty->setWords(
            IconName::Search, QStringLiteral("Nobody found"),
            QStringLiteral("No customer answers to “%1”. Try a part of the name or address.")
                .arg(m_model.query()));
    }
}

bool CustomersPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Down && m_model.rowCount() > 0) {
            m_list->setFocus();
            m_list->setCurrentIndex(m_model.index(std::max(0, m_list->currentIndex().row())));
            return true;
        }
        if (key->key() == Qt::Key_Return && m_model.rowCount() > 0 && !m_pause.isActive()) {
            choose(m_model.index(0));
            return true;
        }
    }
    return Surface::eventFilter(watched, event);
}

} // namespace threadline
