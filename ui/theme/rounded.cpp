// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/rounded.h"

#include <QPainter>

namespace threadline {

void paintRounded(QPainter& painter, const QRectF& where, double radius, const QColor& fill,
                  const QColor& line)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    if (line.isValid()) {
        painter.setPen(QPen(line, 1));
        painter.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    } else {
        painter.setPen(Qt::NoPen);
        painter.drawRoundedRect(where, radius, radius);
    }
    painter.restore();
}

} // namespace threadline
