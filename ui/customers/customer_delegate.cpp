// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/customer_delegate.h"

#include "ui/models/customer_list_model.h"
#include "ui/theme/avatar.h"
#include "ui/theme/rounded.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>

namespace threadline {

namespace {
constexpr int rowHeight = 56;
constexpr int avatarSide = 32;
constexpr int margin = 20;

QString addresses(const Customer& customer)
{
    QStringList words;
    for (const Identity& identity : customer.identities) {
        words.append(identity.kind == Identity::Kind::Handle
                         ? identity.value.section(QLatin1Char(':'), 1)
                         : identity.value);
    }
    return words.join(QStringLiteral("  ·  "));
}
} // namespace

CustomerDelegate::CustomerDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize CustomerDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {m_theme.scaled(200), m_theme.scaled(rowHeight)};
}

void CustomerDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    const ThemeTokens& tokens = m_theme.tokens();
    const bool chosen = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    painter->fillRect(option.rect, chosen    ? tokens.accentSoft
                                   : hovered ? mixed(tokens.panel, tokens.sunk, 0.6)
                                             : tokens.panel);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      tokens.line);
    const auto customer = index.data(CustomerListModel::CustomerRole).value<Customer>();
    const QString title = customerTitle(customer);

    const int side = m_theme.scaled(avatarSide);
    const QRect avatar(option.rect.left() + m_theme.scaled(margin),
                       option.rect.center().y() - side / 2, side, side);
    paintAvatar(*painter, m_theme, avatar, title);

    painter->setFont(m_theme.font(TextRole::Caption));
    const QString count = customer.interactions == 1
                              ? QStringLiteral("1 interaction")
                              : QStringLiteral("%1 interactions")
                                    .arg(QLocale(QLocale::English).toString(customer.interactions));
    const int countWidth = painter->fontMetrics().horizontalAdvance(count) + 1;
    const QRect right(option.rect.right() - m_theme.scaled(margin) - countWidth, option.rect.top(),
                      countWidth, option.rect.height());
    painter->setPen(chosen ? tokens.ink2 : tokens.ink3);
    painter->drawText(right, Qt::AlignVCenter | Qt::TextSingleLine, count);

    const int left = avatar.right() + m_theme.scaled(12);
    const QFont strong = m_theme.font(TextRole::BodyStrong);
    const QFont body = m_theme.font(TextRole::Body);
    const int lineHeight = QFontMetrics(strong).height();
    const int width = right.left() - m_theme.scaled(12) - left;
    int y = option.rect.center().y() - lineHeight - 1;
    const auto line = [&](const QFont& font, const QColor& colour, const QString& text) {
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(QRect(left, y, width, lineHeight), Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, width));
        y += lineHeight + 2;
    };
    line(strong, tokens.ink, title);
    line(body, tokens.ink2, addresses(customer));
}

} // namespace threadline
