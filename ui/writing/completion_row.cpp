// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/writing/completion_row.h"

#include "ui/theme/rounded.h"

#include <QPainter>

#include <algorithm>

namespace threadline {

CompletionRow::CompletionRow(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize CompletionRow::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {m_theme.scaled(200), QFontMetrics(m_theme.font(TextRole::Body)).height() + m_theme.scaled(10)};
}

void CompletionRow::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ThemeTokens& tokens = m_theme.tokens();
    if (option.state & QStyle::State_Selected) {
        paintRounded(*painter, option.rect.adjusted(2, 1, -2, -1), buttonRadius, tokens.accentSoft);
    }
    const QRect inner = option.rect.adjusted(m_theme.scaled(10), 0, -m_theme.scaled(10), 0);
    painter->setFont(m_theme.font(TextRole::BodyStrong));
    painter->setPen(tokens.ink);
    const QString title = painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight,
                                                            inner.width() * 3 / 5);
    painter->drawText(inner, Qt::AlignVCenter | Qt::TextSingleLine, title);
    const int used = painter->fontMetrics().horizontalAdvance(title) + m_theme.scaled(10);
    painter->setFont(m_theme.font(TextRole::Caption));
    painter->setPen(option.state & QStyle::State_Selected ? tokens.ink2 : tokens.ink3);
    const QRect rest = inner.adjusted(used, 0, 0, 0);
    painter->drawText(rest, Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(index.data(DetailRole).toString(), Qt::ElideRight, rest.width()));
}

} // namespace threadline
