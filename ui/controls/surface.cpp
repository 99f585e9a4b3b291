// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/surface.h"

#include "ui/theme/rounded.h"

#include <QPainter>

namespace threadline {

Surface::Surface(const Theme& theme, Colour ground, Qt::Edges lines, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_ground(ground)
    , m_lines(lines)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Surface::setGround(Colour ground)
{
    m_ground = ground;
    update();
}

void Surface::setCard(bool card)
{
    m_card = card;
    update();
}

void Surface::paintEvent(QPaintEvent*)
{
    const ThemeTokens& tokens = m_theme.tokens();
    QPainter painter(this);
    if (m_card) {
        paintRounded(painter, rect(), cardRadius, tokens.*m_ground, tokens.line);
        return;
    }
    painter.fillRect(rect(), tokens.*m_ground);
    if (m_lines & Qt::LeftEdge) {
        painter.fillRect(0, 0, 1, height(), tokens.line);
    }
    if (m_lines & Qt::RightEdge) {
        painter.fillRect(width() - 1, 0, 1, height(), tokens.line);
    }
    if (m_lines & Qt::TopEdge) {
        painter.fillRect(0, 0, width(), 1, tokens.line);
    }
    if (m_lines & Qt::BottomEdge) {
        painter.fillRect(0, height() - 1, width(), 1, tokens.line);
    }
}

} // namespace threadline
