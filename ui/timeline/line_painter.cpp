// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/line_painter.h"

#include "ui/theme/rounded.h"
#include "ui/timeline/laid_out_entry.h"

#include <QFontMetrics>
#include <QPainter>

namespace threadline {

int dayLineHeight(const Theme& theme)
{
    return theme.scaled(34);
}
int caseLineHeight(const Theme& theme)
{
    return theme.scaled(26);
}

void paintDayLine(QPainter& painter, const Theme& theme, int width, const QString& words)
{
    const QFont font = theme.font(TextRole::Caption);
    const int text = QFontMetrics(font).horizontalAdvance(words) + 2 * theme.scaled(10);
    const int margin = theme.scaled(18);
    const int middle = dayLineHeight(theme) / 2 - theme.scaled(2);
    const int left = (width - text) / 2;
    painter.fillRect(margin, middle, left - margin, 1, theme.tokens().line);
    painter.fillRect(left + text, middle, width - margin - left - text, 1, theme.tokens().line);
    painter.setFont(font);
    painter.setPen(theme.tokens().ink3);
    painter.drawText(QRect(left, 0, text, 2 * middle + 1), Qt::AlignCenter, words);
}

void paintCaseLine(QPainter& painter, const Theme& theme, int width, const QString& words)
{
    const EntryMeasures measures = entryMeasures(theme);
    const QFont font = theme.font(TextRole::Caption);
    const int left = int(measures.margin + measures.glyph + measures.glyphGap);
    const int room = width - left - int(measures.margin);
    const double middle = caseLineHeight(theme) / 2.0 - theme.scaled(3);
    // A small diamond: this line is about a case, not about a day.
    const double half = theme.scaled(3);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.tokens().ink3, 1.2));
    const QPointF centre(left + half, middle);
    painter.drawPolygon(QPolygonF({centre - QPointF(0, half), centre + QPointF(half, 0),
                                   centre + QPointF(0, half), centre - QPointF(half, 0)}));
    painter.restore();
    painter.setFont(font);
    painter.setPen(theme.tokens().ink3);
    const int indent = theme.scaled(14);
    painter.drawText(QRect(left + indent, 0, room - indent, int(2 * middle)),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(words, Qt::ElideRight, room - indent));
}

void paintPendingEntry(QPainter& painter, const Theme& theme, int width, int height, bool right,
                       const QString& problem)
{
    const ThemeTokens& tokens = theme.tokens();
    const EntryMeasures measures = entryMeasures(theme);
    const double aside = measures.margin + measures.glyph + measures.glyphGap;
    const double bubble = widestBubble(width, measures) * (problem.isEmpty() ? 0.72 : 1);
    const QRectF place(right ? width - aside - bubble : aside, 0, bubble, height - measures.rowGap);
    paintRounded(painter, place, cardRadius, mixed(tokens.bg, tokens.panel, 0.5), tokens.line);
    if (!problem.isEmpty()) {
        painter.setFont(theme.font(TextRole::Caption));
        painter.setPen(tokens.ink2);
        painter.drawText(place.adjusted(measures.padX, 0, -measures.padX, 0),
                         Qt::AlignVCenter | Qt::TextWordWrap, problem);
        return;
    }
    const double bar = theme.scaled(8);
    const QColor quiet = mixed(tokens.panel, tokens.sunk, 0.9);
    const QPointF start = place.topLeft() + QPointF(measures.padX, measures.padY + 3);
    paintRounded(painter, QRectF(start, QSizeF(bubble * 0.3, bar)), bar / 2, quiet);
    paintRounded(painter, QRectF(start + QPointF(0, 2.4 * bar), QSizeF(bubble * 0.7, bar)), bar / 2,
                 quiet);
}

} // namespace threadline
