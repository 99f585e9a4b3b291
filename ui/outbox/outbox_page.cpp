// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outbox_page.h"

#include "core/async/when_finished.h"
#include "ui/controls/empty_state.h"
#include "ui/controls/text_label.h"
#include "ui/models/time_words.h"
#include "ui/outbox/outbox_delegate.h"
#include "ui/theme/desk_style.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>

namespace threadline {

OutboxPage::OutboxPage(Workspace& workspace, const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, {}, parent)
    , m_workspace(workspace)
    , m_answer([this](const Expected<QList<OutboxRow>>& rows) { take(rows); })
    , m_stack(new QStackedWidget)
    , m_list(new QListView)
    , m_empty(new EmptyState(theme))
{
    setObjectName(QStringLiteral("outboxPage"));
    auto* title = new TextLabel(theme, TextRole::LargeTitle, ColourRole::Ink);
    title->setText(QStringLiteral("Outbox"));
    m_list->setObjectName(QStringLiteral("outboxList"));
    m_list->setAccessibleName(QStringLiteral("Outbox"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new OutboxDelegate(theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto* header = new Surface(theme, &ThemeTokens::panel, Qt::BottomEdge);
    auto* line = new QHBoxLayout(header);
    line->setContentsMargins(theme.scaled(20), theme.scaled(12), theme.scaled(20),
                             theme.scaled(12));
    line->addWidget(title, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_stack, 1);

    m_countdown.setInterval(1000);
    connect(&m_countdown, &QTimer::timeout, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(&workspace, &Workspace::changed, this, [this](const WorkspaceChange& change) {
        if (change.outbox || change.everything) {
            m_answer.ask(m_workspace.outbox());
        }
    });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) {
        const OutboxRow& row = m_model.rowAt(index.row());
        Q_EMIT openWanted(row.customer, row.key);
    });
    connect(&m_model, &OutboxModel::modelReset, this, &OutboxPage::placeButtons);
    connect(&m_model, &OutboxModel::dataChanged, this, &OutboxPage::placeButtons);
    m_answer.ask(workspace.outbox());
}

void OutboxPage::take(const Expected<QList<OutboxRow>>& rows)
{
    m_answered = true;
    if (rows) {
        m_model.setRows(*rows);
        Q_EMIT countsChanged(m_model.pending(), m_model.troubled());
    }
    showState(rows ? QString() : rows.error().sentence);
    if (m_model.pending() > 0) {
        m_countdown.start();
    } else {
        m_countdown.stop();
    }
    Q_EMIT settled();
}

void OutboxPage::showState(const QString& problem)
{
    const bool empty = m_model.rowCount() == 0 || !problem.isEmpty();
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_list);
    if (!problem.isEmpty()) {
        m_empty->setWords(IconName::Warning, QStringLiteral("The outbox could not be read"),
                          problem);
    } else {
        m_empty->setWords(
            IconName::Outbox, QStringLiteral("Everything has left"),
            QStringLiteral(
                "Replies wait here for ten seconds before they go, and stay when they need you."));
    }
}

void OutboxPage::placeButtons()
{
    for (int i = 0; i < m_model.rowCount(); ++i) {
        const QModelIndex index = m_model.index(i);
        m_list->setIndexWidget(index, makeButtons(m_model.rowAt(i)));
    }
}

QWidget* OutboxPage::makeButtons(const OutboxRow& row)
{
    if (outboxRemedy(row) == OutboxRemedy::None) {
        return nullptr;
    }
    auto* place = new QWidget;
    auto* line = new QHBoxLayout(place);
    line->setContentsMargins(0, 0, theme().scaled(20), 0);
    line->setSpacing(theme().scaled(6));
    line->addStretch(1);
    const auto add = [&](const QString& text, const QString& name, auto command) {
        auto* button = new QPushButton(text);
        button->setObjectName(name);
        button->setAccessibleName(QStringLiteral("%1: reply to %2").arg(text, row.customerName));
        connect(button, &QPushButton::clicked, this, [this, button, command] {
            button->setEnabled(false);
            run(command());
        });
        line->addWidget(button);
    };
    const InteractionId id = row.id;
    switch (outboxRemedy(row)) {
    case OutboxRemedy::Undo:
        add(QStringLiteral("Undo"), QStringLiteral("outboxUndo"),
            [this, id] { return m_workspace.undoSend(id); });
        break;
    case OutboxRemedy::Scheduled:
        add(QStringLiteral("Send now"), QStringLiteral("outboxSendNow"),
            [this, id] { return m_workspace.reschedule(id, currentMoment()); });
        add(QStringLiteral("Take back"), QStringLiteral("outboxUndo"),
            [this, id] { return m_workspace.undoSend(id); });
        break;
    case OutboxRemedy::Held:
        add(QStringLiteral("Send anyway"), QStringLiteral("outboxSendAnyway"),
            [this, id] { return m_workspace.sendAnyway(id); });
        add(QStringLiteral("Take back"), QStringLiteral("outboxUndo"),
            [this, id] { return m_workspace.undoSend(id); });
        break;
    case OutboxRemedy::Retry:
        add(QStringLiteral("Retry"), QStringLiteral("outboxRetry"),
            [this, id] { return m_workspace.retrySend(id); });
        break;
    case OutboxRemedy::Check:
        add(QStringLiteral("Check"), QStringLiteral("outboxCheck"),
            [this, id] { return m_workspace.checkDelivery(id); });
        add(QStringLiteral("Send again"), QStringLiteral("outboxSendAgain"),
            [this, id] { return m_workspace.sendAgain(id); });
        break;
    case OutboxRemedy::None:
        break;
    }
    return place;
}

template <class Outcome>
void OutboxPage::run(QFuture<Expected<Outcome>> command)
{
    whenFinished(command, this, [this](const Expected<Outcome>& done) {
        if (!done) {
            placeButtons();
            Q_EMIT failed(done.error().sentence);
        }
        m_answer.ask(m_workspace.outbox());
    });
}

} // namespace threadline
