// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outbox_delegate.h"

#include "ui/models/outbox_model.h"
#include "ui/models/time_words.h"
#include "ui/theme/pill.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace threadline {

namespace {

constexpr int margin = 20;
constexpr int pillColumn = 120;

PillTone toneOf(Delivery state)
{
    switch (state) {
    case Delivery::Failed:
        return PillTone::Bad;
    case Delivery::InDoubt:
    case Delivery::Held:
        return PillTone::Warn;
    case Delivery::Queued:
    case Delivery::Sending:
        return PillTone::Accent;
    case Delivery::Sent:
        return PillTone::Good;
    default:
        return PillTone::Neutral;
    }
}

} // namespace

OutboxDelegate::OutboxDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

int OutboxDelegate::buttonsWidth(const Theme& theme)
{
    return theme.scaled(190);
}

QSize OutboxDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const auto row = index.data(OutboxModel::RowRole).value<OutboxRow>();
    const int line = QFontMetrics(m_theme.font(TextRole::Body)).height() + 2;
    return {m_theme.scaled(300), (row.problem.isEmpty() ? 2 : 3) * line + m_theme.scaled(20)};
}

void OutboxDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    const ThemeTokens& tokens = m_theme.tokens();
    const bool chosen = option.state & QStyle::State_Selected;
    painter->fillRect(option.rect, chosen ? tokens.accentSoft : tokens.panel);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      tokens.line);
    const auto row = index.data(OutboxModel::RowRole).value<OutboxRow>();

    const QString state = outboxStateWords(row, currentMoment());
    const int top = option.rect.top() + m_theme.scaled(10);
    const int left = option.rect.left() + m_theme.scaled(margin);
    paintPill(*painter, m_theme, QRect(QPoint(left, top), pillSize(m_theme, state)), state,
              toneOf(row.state));

    const int textLeft = left + m_theme.scaled(pillColumn);
    const int width = option.rect.right() - buttonsWidth(m_theme) - textLeft;
    int y = top;
    const auto line = [&](TextRole role, const QColor& colour, const QString& text) {
        painter->setFont(m_theme.font(role));
        painter->setPen(colour);
        const int height = QFontMetrics(m_theme.font(TextRole::Body)).height();
        painter->drawText(
            QRect(textLeft, y, width, height), Qt::AlignVCenter | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(text.simplified(), Qt::ElideRight, width));
        y += height + 2;
    };
    line(TextRole::BodyStrong, tokens.ink,
         QStringLiteral("%1  ·  %2").arg(row.customerName, row.to));
    line(TextRole::Body, tokens.ink2,
         QStringLiteral("Case %1 · %2 · from %3 · written %4")
             .arg(row.caseNumber)
             .arg(row.subject, row.account, momentWords(row.queuedAt, currentMoment())));
    if (!row.problem.isEmpty()) {
        line(TextRole::Body, row.state == Delivery::InDoubt || row.state == Delivery::Held ? tokens.warn : tokens.bad,
             row.problem);
    }
}

} // namespace threadline
