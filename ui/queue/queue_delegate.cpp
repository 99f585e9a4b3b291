// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_delegate.h"

#include "ui/models/marked_cases.h"
#include "ui/models/queue_model.h"
#include "ui/models/time_words.h"
#include "ui/theme/channel_look.h"
#include "ui/theme/rounded.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace threadline {

QueueDelegate::QueueDelegate(const Theme& theme, const MarkedCases& marks, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_marks(marks)
{
}

QueueRowMetrics QueueDelegate::metrics() const
{
    QueueRowMetrics metrics;
    const QFontMetrics caption(m_theme.font(TextRole::Caption));
    metrics.margin = m_theme.scaled(15);
    metrics.glyph = m_theme.scaled(20);
    metrics.gap = m_theme.scaled(9);
    metrics.nameHeight = QFontMetrics(m_theme.font(TextRole::BodyStrong)).height();
    metrics.subjectHeight = QFontMetrics(m_theme.font(TextRole::Body)).height();
    metrics.wordsHeight = metrics.subjectHeight;
    metrics.pillHeight = pillSize(m_theme, QStringLiteral("x")).height();
    metrics.lineGap = m_theme.scaled(2);
    metrics.timeWidth = [caption](const QString& text) {
        return caption.horizontalAdvance(text) + 1;
    };
    metrics.pillWidth = [this](const QString& text) { return pillSize(m_theme, text).width(); };
    return metrics;
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {m_theme.scaled(200), metrics().rowHeight()};
}

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const ThemeTokens& tokens = m_theme.tokens();
    const QVariant value = index.data(QueueModel::RowRole);
    const bool open = option.state & QStyle::State_Selected;
    const bool marked = value.isValid() && m_marks.contains(value.value<QueueRow>().id);
    // While some are selected, the ground tells which; the bar at the edge goes on telling what is open.
    const bool chosen = m_marks.isEmpty() ? open : marked;
    const bool hovered = option.state & QStyle::State_MouseOver;
    const QColor ground = chosen    ? tokens.accentSoft
                          : hovered ? mixed(tokens.panel, tokens.sunk, 0.6)
                                    : tokens.panel;
    painter->fillRect(option.rect, ground);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      tokens.line);

    if (!value.isValid()) {
        paintAwaited(*painter, option.rect);
        return;
    }
    const auto row = value.value<QueueRow>();
    const QueueRowGeometry geometry = layOutQueueRow(row, option.rect, metrics(), currentMoment());
    if (open) {
        painter->fillRect(geometry.accentBar, tokens.accent);
    }
    paintRow(*painter, row, geometry);
    if (marked) {
        paintMark(*painter, geometry.glyph);
    }
    if ((option.state & QStyle::State_HasFocus) &&
        (option.state & QStyle::State_KeyboardFocusChange)) {
        paintRounded(*painter, QRectF(option.rect).adjusted(2, 2, -2, -3), buttonRadius,
                     Qt::transparent, tokens.accent);
    }
}

void QueueDelegate::paintRow(QPainter& painter, const QueueRow& row,
                             const QueueRowGeometry& geometry) const
{
    const ThemeTokens& tokens = m_theme.tokens();
    const auto line = [&](const QRect& where, const QString& text, TextRole role,
                          const QColor& colour, Qt::Alignment alignment = Qt::AlignLeft) {
        painter.setFont(m_theme.font(role));
        painter.setPen(colour);
        const QString shown =
            painter.fontMetrics().elidedText(text.simplified(), Qt::ElideRight, where.width());
        painter.drawText(where, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                         shown);
    };
    paintChannelGlyph(painter, m_theme, geometry.glyph, row.channel);
    line(geometry.name, row.customerName, TextRole::BodyStrong, tokens.ink);
    line(geometry.time, geometry.timeText, TextRole::Caption, tokens.ink3, Qt::AlignRight);
    const QString subject = row.subject.isEmpty() ? QStringLiteral("(no subject)") : row.subject;
    line(geometry.subject, subject, row.unread ? TextRole::BodyStrong : TextRole::Body, tokens.ink);
    line(geometry.words, row.lastWords, TextRole::Body, tokens.ink2);
    for (const QueuePill& pill : geometry.pills) {
        paintPill(painter, m_theme, pill.where, pill.text, pill.tone);
    }
}

void QueueDelegate::paintMark(QPainter& painter, const QRect& where) const
{
    const ThemeTokens& tokens = m_theme.tokens();
    paintRounded(painter, where, where.width() * 0.28, tokens.accent);
    const int side = where.width() * 3 / 4;
    QRect tick(0, 0, side, side);
    tick.moveCenter(where.center());
    painter.drawPixmap(tick.topLeft(), m_theme.glyph(IconName::Check, tokens.onAccent, side,
                                                     painter.device()->devicePixelRatioF()));
}

void QueueDelegate::paintAwaited(QPainter& painter, const QRect& where) const
{
    const QueueRowGeometry geometry = layOutQueueRow({}, where, metrics(), {});
    const QColor colour = m_theme.tokens().sunk;
    paintRounded(painter, geometry.glyph, buttonRadius, colour);
    const auto bar = [&](const QRect& line, int percent) {
        const QRect inner = line.adjusted(0, line.height() / 4, 0, -line.height() / 4);
        paintRounded(
            painter,
            QRect(inner.left(), inner.top(), inner.width() * percent / 100, inner.height()), 4,
            colour);
    };
    bar(geometry.name, 55);
    bar(geometry.subject, 75);
    bar(geometry.words, 90);
}

} // namespace threadline
