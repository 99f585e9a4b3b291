// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/floating_pill.h"

#include "ui/theme/rounded.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace threadline {

FloatingPill::FloatingPill(const Theme& theme, QWidget* over)
    : QAbstractButton(over)
    , m_theme(theme)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    hide();
}

void FloatingPill::setGlyph(IconName glyph)
{
    m_glyph = glyph;
}

void FloatingPill::setProminent(bool prominent)
{
    if (prominent != m_prominent) {
        m_prominent = prominent;
        update();
    }
}

int FloatingPill::glyphRoom() const
{
    return m_glyph ? m_theme.scaled(18) : 0;
}

QSize FloatingPill::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(TextRole::CaptionStrong));
    return {metrics.horizontalAdvance(text()) + glyphRoom() + 2 * m_theme.scaled(12),
            m_theme.scaled(28)};
}

void FloatingPill::paintEvent(QPaintEvent*)
{
    const ThemeTokens& tokens = m_theme.tokens();
    QPainter painter(this);
    const double radius = height() / 2.0;
    QColor fill = m_prominent ? tokens.accent : tokens.panel;
    if (underMouse()) {
        fill = mixed(fill, tokens.ink, 0.08);
    }
    const QColor ink = m_prominent ? tokens.panel : tokens.ink2;
    paintRounded(painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, fill,
                 m_prominent ? QColor() : tokens.line);
    const int side = m_theme.scaled(14);
    const int left = m_theme.scaled(12);
    if (m_glyph) {
        painter.drawPixmap(left, (height() - side) / 2,
                           m_theme.glyph(*m_glyph, ink, side, devicePixelRatioF()));
    }
    const QRect words = rect().adjusted(left + glyphRoom(), 0, -left, 0);
    const QFont font = m_theme.font(TextRole::CaptionStrong);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text(), Qt::ElideRight, words.width() + 1));
    if (hasFocus()) {
        paintFocusRing(m_theme, rect(), painter, radius);
    }
}

} // namespace threadline
