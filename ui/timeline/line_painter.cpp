// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/line_painter.h"

#include "ui/theme/rounded.h"
#include "ui/timeline/laid_out_entry.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace threadline {

int dayLineHeight(const Theme& theme)
{
    return theme.scaled(34);
}
int caseLineHeight(const Theme& theme)
{
    return theme.scaled(28);
}
int newLineHeight(const Theme& theme)
{
    return theme.scaled(34);
}
int happeningLineHeight(const Theme& theme)
{
    return theme.scaled(24);
}

namespace {

/// Words in the middle of a line across the pane.
void paintSeparator(QPainter& painter, const Theme& theme, int width, int height,
                    const QString& words, TextRole role, const QColor& ink, const QColor& line)
{
    const QFont font = theme.font(role);
    const int text = QFontMetrics(font).horizontalAdvance(words) + 2 * theme.scaled(10);
    const int margin = theme.scaled(18);
    const int middle = height / 2 - theme.scaled(2);
    const int left = (width - text) / 2;
    painter.fillRect(margin, middle, left - margin, 1, line);
    painter.fillRect(left + text, middle, width - margin - left - text, 1, line);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(QRect(left, 0, text, 2 * middle + 1), Qt::AlignCenter, words);
}

/// Where words begin that stand under the bubbles of the customer.
int wordsLeft(const Theme& theme)
{
    const EntryMeasures measures = entryMeasures(theme);
    return int(measures.margin + measures.glyph + measures.glyphGap) + theme.scaled(14);
}

int wordsRoom(const Theme& theme, int width)
{
    return width - wordsLeft(theme) - int(entryMeasures(theme).margin);
}

} // namespace


void paintDayLine(QPainter& painter, const Theme& theme, int width, const QString& words)
{
    paintSeparator(painter, theme, width, dayLineHeight(theme), words, TextRole::Caption,
                   theme.tokens().ink3, theme.tokens().line);
}

void paintNewLine(QPainter& painter, const Theme& theme, int width, const QString& words)
{
    paintSeparator(painter, theme, width, newLineHeight(theme), words, TextRole::CaptionStrong,
                   theme.tokens().accent, theme.tokens().accent);
}

void paintCaseLine(QPainter& painter, const Theme& theme, int width, const QString& words,
                   bool current)
{
    const QFont font = theme.font(TextRole::CaptionStrong);
    const ThemeTokens& tokens = theme.tokens();
    const int left = wordsLeft(theme);
    const int room = wordsRoom(theme, width);
    const double middle = caseLineHeight(theme) / 2.0 - theme.scaled(3);
    // A small diamond: this line is about a case, not about a day. Full: the open one.
    const double half = theme.scaled(3.5);
    const QColor colour = current ? tokens.accent : tokens.ink3;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.2));
    painter.setBrush(current ? QBrush(colour) : QBrush(Qt::NoBrush));
    const QPointF centre(left - theme.scaled(14) + half, middle);
    painter.drawPolygon(QPolygonF({centre - QPointF(0, half), centre + QPointF(half, 0),
                                   centre + QPointF(0, half), centre - QPointF(half, 0)}));
    painter.restore();
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(words, Qt::ElideRight, room);
    painter.setFont(font);
    painter.setPen(current ? tokens.accent : tokens.ink2);
    painter.drawText(QRect(left, 0, room, int(2 * middle)),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
    const int end = left + metrics.horizontalAdvance(shown) + theme.scaled(10);
    painter.fillRect(end, int(middle), std::max(0, left + room - end), 1, tokens.line);
}

void paintHappeningLine(QPainter& painter, const Theme& theme, int width, const QString& words)
{
    const ThemeTokens& tokens = theme.tokens();
    const int left = wordsLeft(theme);
    const int room = wordsRoom(theme, width);
    const double middle = happeningLineHeight(theme) / 2.0 - theme.scaled(3);
    const double radius = theme.scaled(4) / 2.0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.ink3);
    painter.drawEllipse(QPointF(left - theme.scaled(14) + theme.scaled(3.5), middle), radius, radius);
    painter.restore();
    if (words.isEmpty()) {
        const double bar = theme.scaled(6);
        paintRounded(painter, QRectF(left, middle - bar / 2, room * 0.4, bar), bar / 2, tokens.sunk);
        return;
    }
    const QFont font = theme.font(TextRole::Caption);
    painter.setFont(font);
    painter.setPen(tokens.ink3);
    painter.drawText(QRect(left, 0, room, int(2 * middle)),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(words, Qt::ElideRight, room));
}

bool isHappeningCut(const Theme& theme, int width, const QString& words)
{
    return QFontMetrics(theme.font(TextRole::Caption)).horizontalAdvance(words) >
           wordsRoom(theme, width);
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
