// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/rounded.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace threadline {

void paintField(const Theme& theme, const QStyleOption& option, QPainter& painter)
{
    const ThemeTokens& t = theme.tokens();
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    paintRounded(painter, option.rect, buttonRadius, enabled ? t.panel : t.sunk,
                 focused ? t.accent : t.line);
    if (focused) {
        paintFocusRing(theme, option.rect, painter, buttonRadius - 1);
    }
}

void paintComboBox(const Theme& theme, const QStyleOptionComboBox& option, QPainter& painter)
{
    const ThemeTokens& t = theme.tokens();
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool hover = enabled && option.state.testFlag(QStyle::State_MouseOver);
    paintRounded(painter, option.rect, buttonRadius, hover ? t.sunk : t.panel, t.line);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        paintFocusRing(theme, option.rect, painter, buttonRadius - 1);
    }
    const int side = theme.scaled(14);
    const QPixmap arrow = theme.glyph(IconName::ChevronDown, enabled ? t.ink2 : t.ink3, side,
                                      painter.device()->devicePixelRatioF());
    const int x = option.direction == Qt::RightToLeft
                      ? option.rect.left() + theme.scaled(8)
                      : option.rect.right() - theme.scaled(8) - side;
    painter.drawPixmap(x, option.rect.center().y() - side / 2 + 1, arrow);
}

void paintTabShape(const Theme& theme, const QStyleOptionTab& option, QPainter& painter)
{
    const ThemeTokens& t = theme.tokens();
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter.fillRect(
            QRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2), t.accent);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        paintFocusRing(theme, option.rect.adjusted(0, 2, 0, -3), painter, buttonRadius - 1);
    }
}

void paintTabLabel(const Theme& theme, const QStyleOptionTab& option, QPainter& painter)
{
    const ThemeTokens& t = theme.tokens();
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const bool hover = option.state.testFlag(QStyle::State_MouseOver);
    painter.save();
    painter.setFont(theme.font(chosen ? TextRole::BodyStrong : TextRole::Body));
    painter.setPen(!option.state.testFlag(QStyle::State_Enabled) ? t.ink3
                   : chosen                                      ? t.accent
                   : hover                                       ? t.ink
                                                                 : t.ink2);
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                     option.text);
    painter.restore();
}

} // namespace threadline
