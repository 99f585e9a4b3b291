// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/desk_style.h"
#include "ui/theme/rounded.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace threadline {

namespace {

struct ButtonLook
{
    QColor fill;
    QColor line;
};

ButtonLook lookFor(const ThemeTokens& t, ButtonRole role, QStyle::State state)
{
    const bool enabled = state.testFlag(QStyle::State_Enabled);
    const bool hover = enabled && state.testFlag(QStyle::State_MouseOver);
    const bool down =
        enabled && (state.testFlag(QStyle::State_Sunken) || state.testFlag(QStyle::State_On));
    if (role == ButtonRole::Primary) {
        const QColor fill = enabled ? t.accent : mixed(t.panel, t.accent, 0.35);
        return {down ? mixed(fill, t.ink, 0.22) : hover ? mixed(fill, t.ink, 0.1) : fill, {}};
    }
    const QColor rest = role == ButtonRole::Quiet ? QColor() : t.panel;
    const QColor fill = down ? mixed(t.sunk, t.ink, 0.08) : hover ? t.sunk : rest;
    if (role == ButtonRole::Quiet) {
        return {fill, {}};
    }
    return {fill, role == ButtonRole::Danger ? mixed(t.line, t.bad, 0.5) : t.line};
}

} // namespace

void paintButtonPanel(const Theme& theme, const QStyleOption& option, QPainter& painter,
                      const QWidget* widget)
{
    const ButtonLook look = lookFor(theme.tokens(), buttonRole(widget), option.state);
    paintRounded(painter, option.rect, buttonRadius, look.fill, look.line);
}

void paintToolButtonPanel(const Theme& theme, const QStyleOption& option, QPainter& painter)
{
    const ThemeTokens& t = theme.tokens();
    if (!option.state.testFlag(QStyle::State_Enabled)) {
        return;
    }
    const bool down = option.state.testFlag(QStyle::State_Sunken);
    if (option.state.testFlag(QStyle::State_On)) {
        paintRounded(painter, option.rect, buttonRadius, t.accentSoft);
    } else if (down || option.state.testFlag(QStyle::State_MouseOver)) {
        paintRounded(painter, option.rect, buttonRadius,
                     down ? mixed(t.sunk, t.ink, 0.08) : t.sunk);
    }
}

void paintCheckIndicator(const Theme& theme, const QStyleOption& option, QPainter& painter,
                         bool round)
{
    const ThemeTokens& t = theme.tokens();
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool on = option.state.testFlag(QStyle::State_On);
    const bool partly = option.state.testFlag(QStyle::State_NoChange);
    const int side = std::min(option.rect.width(), option.rect.height());
    QRect box(0, 0, side, side);
    box.moveCenter(option.rect.center());
    const double radius = round ? side / 2.0 : 4;
    if (!on && !partly) {
        paintRounded(painter, box, radius, enabled ? t.panel : t.sunk, enabled ? t.ink3 : t.line);
        return;
    }
    paintRounded(painter, box, radius, enabled ? t.accent : t.ink3);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.onAccent, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF origin = box.topLeft();
    const double unit = side / 16.0;
    if (partly) {
        painter.drawLine(origin + QPointF(4, 8) * unit, origin + QPointF(12, 8) * unit);
    } else if (round) {
        painter.setBrush(t.onAccent);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(origin + QPointF(8, 8) * unit, 3 * unit, 3 * unit);
    } else {
        painter.drawPolyline(
            QPolygonF({origin + QPointF(4.2, 8.3) * unit, origin + QPointF(7, 11) * unit,
                       origin + QPointF(11.8, 5.4) * unit}));
    }
    painter.restore();
}

void paintFocusRing(const Theme& theme, const QRect& where, QPainter& painter, double radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.tokens().accent, 2));
    painter.drawRoundedRect(QRectF(where).adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

} // namespace threadline
