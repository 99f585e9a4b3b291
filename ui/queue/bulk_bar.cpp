// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/bulk_bar.h"

#include "ui/actions/desk_actions.h"
#include "ui/controls/text_label.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace threadline {

namespace {

constexpr int margin = 12;

QMenu* menuOf(const DeskActions& actions, const QList<DeskAction>& which, QWidget* parent)
{
    auto* menu = new QMenu(parent);
    for (const DeskAction action : which) {
        menu->addAction(actions.at(action));
    }
    return menu;
}

} // namespace

BulkBar::BulkBar(const Theme& theme, const DeskActions& actions, QWidget* parent)
    : Surface(theme, &ThemeTokens::accentSoft, Qt::TopEdge, parent)
    , m_count(new TextLabel(theme, TextRole::BodyStrong, ColourRole::Ink))
    , m_more(nullptr)
{
    setObjectName(QStringLiteral("bulkBar"));
    m_count->setObjectName(QStringLiteral("bulkCount"));
    auto* all = addButton(QStringLiteral("All"), QStringLiteral("bulkAll"));
    all->setToolTip(actions.at(DeskAction::SelectAll)->text() + QStringLiteral(" (Ctrl+A)"));
    connect(all, &QToolButton::clicked, actions.at(DeskAction::SelectAll), &QAction::trigger);
    auto* none = new QToolButton;
    none->setObjectName(QStringLiteral("bulkNone"));
    none->setAutoRaise(true);
    none->setIcon(theme.icon(IconName::Close));
    none->setAccessibleName(QStringLiteral("Select none"));
    none->setToolTip(QStringLiteral("Select none (Esc)"));
    connect(none, &QToolButton::clicked, this, &BulkBar::clearWanted);
    auto* top = new QHBoxLayout;
    top->addWidget(m_count, 1);
    top->addWidget(all);
    top->addWidget(none);

    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(0);
    const auto add = [&](const QString& words, const char* name) {
        auto* button = addButton(words, QString::fromLatin1(name));
        m_buttons.append(button);
        bottom->addWidget(button);
        return button;
    };
    auto* status = add(QStringLiteral("Status"), "bulkStatus");
    status->setPopupMode(QToolButton::InstantPopup);
    const QList<DeskAction> statuses{DeskAction::Solve, DeskAction::SetOpen, DeskAction::SetWaiting,
                                     DeskAction::SetOnHold};
    status->setMenu(menuOf(actions, statuses, status));
    const auto triggers = [&](QToolButton* button, DeskAction action) {
        button->setToolTip(QStringLiteral("%1 (%2)").arg(actions.at(action)->text(),
                                                         DeskActions::keysInWords(actions.at(action))));
        connect(button, &QToolButton::clicked, actions.at(action), &QAction::trigger);
    };
    triggers(add(QStringLiteral("Assign"), "bulkAssign"), DeskAction::Assign);
    triggers(add(QStringLiteral("Tag"), "bulkTag"), DeskAction::Tag);
    triggers(add(QStringLiteral("Snooze"), "bulkSnooze"), DeskAction::Snooze);
    triggers(add(QStringLiteral("Priority"), "bulkPriority"), DeskAction::Priority);
    m_more = addButton(QStringLiteral("More"), QStringLiteral("bulkMore"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(menuOf(actions,
                           statuses + QList<DeskAction>{DeskAction::Claim, DeskAction::Assign, DeskAction::Tag,
                                                        DeskAction::Snooze, DeskAction::Wake, DeskAction::Priority,
                                                        DeskAction::Skill, DeskAction::Remind, DeskAction::MergeCases,
                                                        DeskAction::LinkCases},
                           m_more));
    bottom->addWidget(m_more);
    bottom->addStretch(1);

    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(theme.scaled(margin), theme.scaled(4), theme.scaled(margin) / 2, theme.scaled(6));
    lines->setSpacing(theme.scaled(2));
    lines->addLayout(top);
    lines->addLayout(bottom);
    setCount(0);
}

QToolButton* BulkBar::addButton(const QString& words, const QString& name)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setText(words);
    button->setAccessibleName(words);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFont(theme().font(TextRole::Body));
    return button;
}

void BulkBar::setCount(qsizetype selected)
{
    setVisible(selected > 0);
    m_count->setText(QStringLiteral("%1 selected").arg(QLocale(QLocale::English).toString(selected)));
    setAccessibleName(m_count->text());
    if (selected > 0) {
        QAccessibleEvent heard(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&heard);
    }
}

QSize BulkBar::minimumSizeHint() const
{
    return {0, Surface::minimumSizeHint().height()};
}

void BulkBar::resizeEvent(QResizeEvent* event)
{
    Surface::resizeEvent(event);
    fit();
}

void BulkBar::fit()
{
    const QMargins inner = layout()->contentsMargins();
    int room = width() - inner.left() - inner.right() - m_more->sizeHint().width();
    for (QToolButton* button : std::as_const(m_buttons)) {
        room -= button->sizeHint().width();
        button->setVisible(room >= 0);
    }
}

} // namespace threadline
