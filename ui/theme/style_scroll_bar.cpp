// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/rounded.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace threadline {

void paintScrollBar(const Theme& theme, const QStyleOptionSlider& option, QPainter& painter,
                    const QRect& handle)
{
    const ThemeTokens& t = theme.tokens();
    if (option.minimum >= option.maximum) {
        return;
    }
    const bool over = option.state.testFlag(QStyle::State_MouseOver) ||
                      option.state.testFlag(QStyle::State_Sunken);
    const bool held = option.state.testFlag(QStyle::State_Sunken) &&
                      option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    const double inset = over ? 2 : 3;
    QRectF bar(handle);
    bar = option.orientation == Qt::Vertical ? bar.adjusted(inset, 1, -inset, -1)
                                             : bar.adjusted(1, inset, -1, -inset);
    const double radius = std::min(bar.width(), bar.height()) / 2;
    paintRounded(painter, bar, radius, mixed(t.bg, t.ink3, held ? 0.75 : over ? 0.55 : 0.32));
}

} // namespace threadline
