// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/context_panel.h"

#include "ui/theme/desk_style.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace threadline {

namespace {
using namespace Qt::Literals::StringLiterals;
} // namespace

ContextPanel::ContextPanel(const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, Qt::LeftEdge, parent)
    , m_tabs(new QButtonGroup(this))
    , m_line(new QHBoxLayout)
    , m_stack(new QStackedWidget)
{
    setObjectName(u"contextPanel"_s);
    auto* close = new QToolButton;
    close->setIcon(theme.icon(IconName::Close));
    close->setAutoRaise(true);
    close->setAccessibleName(u"Hide this panel"_s);
    close->setToolTip(close->accessibleName());
    connect(close, &QToolButton::clicked, this, &ContextPanel::closeWanted);
    m_line->setContentsMargins(theme.scaled(8), theme.scaled(8), theme.scaled(8), theme.scaled(4));
    m_line->setSpacing(theme.scaled(2));
    m_line->addStretch(1);
    m_line->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_line);
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &QButtonGroup::idClicked, this, [this](int tab) { choose(static_cast<Tab>(tab)); });
}

void ContextPanel::addTab(Tab tab, const QString& name, QWidget* panel)
{
    auto* button = new QPushButton(name);
    button->setObjectName(u"context"_s + name);
    button->setCheckable(true);
    button->setChecked(m_names.isEmpty());
    setButtonRole(*button, ButtonRole::Quiet);
    m_tabs->addButton(button, static_cast<int>(tab));
    m_names.append(name);
    m_line->insertWidget(m_line->count() - 2, button); // before the stretch and what closes
    m_stack->addWidget(panel);
}

void ContextPanel::setCount(Tab tab, qsizetype count, bool waits)
{
    const QString& name = m_names[static_cast<int>(tab)];
    QAbstractButton* button = m_tabs->button(static_cast<int>(tab));
    button->setText(count == 0 ? name : waits ? u"%1 %2 ●"_s.arg(name).arg(count) : u"%1 %2"_s.arg(name).arg(count));
    button->setAccessibleName(waits ? name + u", something new"_s : QString());
}

void ContextPanel::choose(Tab tab)
{
    m_tabs->button(static_cast<int>(tab))->setChecked(true);
    if (m_stack->currentIndex() != static_cast<int>(tab)) {
        m_stack->setCurrentIndex(static_cast<int>(tab));
        Q_EMIT tabChanged();
    }
}

ContextPanel::Tab ContextPanel::chosen() const
{
    return static_cast<Tab>(m_stack->currentIndex());
}

} // namespace threadline
