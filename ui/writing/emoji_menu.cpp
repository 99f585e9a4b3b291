// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/writing/emoji_menu.h"

#include "ui/theme/theme.h"
#include "ui/writing/emoji.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QToolButton>
#include <QWidgetAction>

#include <algorithm>

namespace threadline {

namespace {
constexpr int columns = 8;
constexpr qsizetype shown = 64;
constexpr int side = 34;
} // namespace

EmojiMenu::EmojiMenu(const Theme& theme, QWidget* parent)
    : QMenu(parent)
{
    setObjectName(QStringLiteral("emojiMenu"));
    auto* grid = new QWidget;
    auto* cells = new QGridLayout(grid);
    cells->setSpacing(0);
    cells->setContentsMargins(4, 4, 4, 4);
    QFont font = theme.font(TextRole::LargeTitle);
    font.setBold(false);
    const QList<Emoji> emoji = commonEmoji().mid(0, shown);
    for (int i = 0; i < emoji.size(); ++i) {
        auto* cell = new QToolButton;
        cell->setText(emoji.at(i).text);
        cell->setFont(font);
        cell->setAutoRaise(true);
        cell->setFixedSize(theme.scaled(side), theme.scaled(side));
        cell->setFocusPolicy(Qt::StrongFocus);
        cell->setAccessibleName(emoji.at(i).name);
        cell->setToolTip(emoji.at(i).name);
        cell->installEventFilter(this);
        connect(cell, &QToolButton::clicked, this, [this, text = emoji.at(i).text] {
            close();
            Q_EMIT chosen(text);
        });
        cells->addWidget(cell, i / columns, i % columns);
        m_cells.append(cell);
    }
    auto* action = new QWidgetAction(this);
    action->setDefaultWidget(grid);
    addAction(action);
}

void EmojiMenu::showEvent(QShowEvent* event)
{
    QMenu::showEvent(event);
    if (!m_cells.isEmpty()) {
        m_cells.first()->setFocus();
    }
}

bool EmojiMenu::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) {
        return QMenu::eventFilter(watched, event);
    }
    const int at = static_cast<int>(m_cells.indexOf(static_cast<QWidget*>(watched)));
    const auto go = [&](int to) {
        m_cells.at(std::clamp(to, 0, static_cast<int>(m_cells.size()) - 1))->setFocus();
        return true;
    };
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Left:
        return go(at - 1);
    case Qt::Key_Right:
        return go(at + 1);
    case Qt::Key_Up:
        return go(at - columns);
    case Qt::Key_Down:
        return go(at + columns);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        static_cast<QToolButton*>(m_cells.at(at))->click();
        return true;
    default:
        return QMenu::eventFilter(watched, event);
    }
}

} // namespace threadline
