// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/rounded.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace threadline {

namespace {

void paintMenuMark(const Theme& theme, const QStyleOptionMenuItem& option, QPainter& painter,
                   const QColor& ink, int side)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const QRect place(option.rect.left() + theme.scaled(10),
                      option.rect.center().y() - side / 2 + 1, side, side);
    if (option.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option.checked) {
            painter.drawPixmap(place.topLeft(), theme.glyph(IconName::Check, ink, side, ratio));
        }
    } else if (!option.icon.isNull()) {
        option.icon.paint(&painter, place, Qt::AlignCenter,
                          option.state.testFlag(QStyle::State_Enabled) ? QIcon::Normal
                                                                       : QIcon::Disabled);
    }
}

} // namespace

void paintMenuItem(const Theme& theme, const QStyleOptionMenuItem& option, QPainter& painter)
{
    const ThemeTokens& t = theme.tokens();
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        const int y = option.rect.center().y();
        painter.fillRect(QRect(option.rect.left() + 8, y, option.rect.width() - 16, 1), t.line);
        return;
    }
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    painter.save();
    if (enabled && option.state.testFlag(QStyle::State_Selected)) {
        paintRounded(painter, option.rect.adjusted(4, 1, -4, -1), buttonRadius - 1, t.accentSoft);
    }
    const QColor ink = enabled ? t.ink : mixed(t.panel, t.ink, 0.42);
    const int side = theme.scaled(16);
    paintMenuMark(theme, option, painter, ink, side);

    const QStringList parts = option.text.split(QLatin1Char('\t'));
    const QRect words = option.rect.adjusted(theme.scaled(34), 0, -theme.scaled(14), 0);
    QFont font = option.font;
    font.setBold(option.menuItemType == QStyleOptionMenuItem::DefaultItem || font.bold());
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, parts.first());
    if (parts.size() > 1) {
        painter.setPen(enabled ? t.ink3 : ink);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignRight, parts.at(1));
    }
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QPixmap arrow = theme.glyph(IconName::ChevronRight, t.ink3, side,
                                          painter.device()->devicePixelRatioF());
        painter.drawPixmap(words.right() - side + 6, option.rect.center().y() - side / 2 + 1,
                           arrow);
    }
    painter.restore();
}

void paintMenuPanel(const Theme& theme, const QRect& where, QPainter& painter)
{
    painter.fillRect(where, theme.tokens().panel);
    painter.setPen(theme.tokens().line);
    painter.drawRect(where.adjusted(0, 0, -1, -1));
}

void paintTip(const Theme& theme, const QRect& where, QPainter& painter)
{
    const QPalette palette = theme.palette();
    painter.fillRect(where, palette.color(QPalette::ToolTipBase));
    if (theme.isDark()) {
        painter.setPen(theme.tokens().line);
        painter.drawRect(where.adjusted(0, 0, -1, -1));
    }
}

void paintRowPanel(const Theme& theme, const QStyleOption& option, QPainter& painter)
{
    const ThemeTokens& t = theme.tokens();
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter.fillRect(option.rect, t.accentSoft);
    } else if (option.state.testFlag(QStyle::State_MouseOver) &&
               option.state.testFlag(QStyle::State_Enabled)) {
        painter.fillRect(option.rect, mixed(t.panel, t.sunk, 0.6));
    }
}

} // namespace threadline
