// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/choice_delegate.h"

#include "ui/theme/rounded.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace threadline {

namespace {
constexpr int padding = 8;
constexpr int tickSide = 14;
} // namespace

ChoiceDelegate::ChoiceDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {m_theme.scaled(200), QFontMetrics(m_theme.font(TextRole::Body)).height() + m_theme.scaled(12)};
}

void ChoiceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ThemeTokens& tokens = m_theme.tokens();
    if (!index.flags().testFlag(Qt::ItemIsSelectable)) {
        painter->setFont(m_theme.font(TextRole::Label));
        painter->setPen(tokens.ink3);
        painter->drawText(option.rect.adjusted(m_theme.scaled(padding), 0, 0, -m_theme.scaled(3)),
                          Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, index.data().toString().toUpper());
        return;
    }
    const bool current = option.state & QStyle::State_Selected;
    if (current || (option.state & QStyle::State_MouseOver)) {
        paintRounded(*painter, option.rect, buttonRadius, current ? tokens.accentSoft : tokens.sunk);
    }
    QRect inner = option.rect.adjusted(m_theme.scaled(padding), 0, -m_theme.scaled(padding), 0);
    if (const QVariant on = index.data(OnRole); on.isValid()) {
        const int side = m_theme.scaled(tickSide);
        if (on.toBool()) {
            painter->drawPixmap(QPoint(inner.left(), inner.center().y() - side / 2),
                                m_theme.glyph(IconName::Check, tokens.accent, side,
                                              painter->device()->devicePixelRatioF()));
        }
        inner.setLeft(inner.left() + side + m_theme.scaled(6));
    }
    painter->setFont(m_theme.font(TextRole::Caption));
    painter->setPen(current ? tokens.ink2 : tokens.ink3);
    const QString note = painter->fontMetrics().elidedText(index.data(NoteRole).toString(), Qt::ElideRight,
                                                           inner.width() / 2);
    const int noteWidth = painter->fontMetrics().horizontalAdvance(note);
    painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, note);
    painter->setFont(m_theme.font(TextRole::Body));
    painter->setPen(tokens.ink);
    const int room = std::max(0, inner.width() - noteWidth - (noteWidth > 0 ? m_theme.scaled(padding) : 0));
    painter->drawText(QRect(inner.left(), inner.top(), room, inner.height()),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room));
}

} // namespace threadline
