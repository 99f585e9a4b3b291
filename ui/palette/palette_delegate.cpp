// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette_delegate.h"

#include "ui/models/case_words.h"
#include "ui/models/customer_list_model.h"
#include "ui/models/time_words.h"
#include "ui/theme/avatar.h"
#include "ui/theme/channel_look.h"
#include "ui/theme/rounded.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QTextLayout>

namespace threadline {

namespace {

constexpr int margin = 14;
constexpr int glyphSide = 20;

bool hasDetail(const PaletteItem& item)
{
    return !std::holds_alternative<PaletteCommand>(item) && !std::holds_alternative<PaletteKey>(item);
}

/// A bare value says itself.
QString wordsOf(const Completion& completion)
{
    return completion.words.isEmpty() ? completion.text : completion.text + QStringLiteral("  ") + completion.words;
}

} // namespace

PaletteDelegate::PaletteDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QVariant item = index.data(PaletteModel::ItemRole);
    if (!item.isValid()) {
        return {100, m_theme.scaled(index.data(PaletteModel::CustomerRole).toBool() ? 24 : 28)};
    }
    return {100, m_theme.scaled(hasDetail(item.value<PaletteItem>()) ? 46 : 32)};
}

PaletteDelegate::Line PaletteDelegate::lineOf(const PaletteItem& item) const
{
    if (const auto* command = std::get_if<PaletteCommand>(&item)) {
        return {command->text, {}, command->keys, {}};
    }
    if (const auto* macro = std::get_if<PaletteMacro>(&item)) {
        return {macro->name, macro->steps, {}, {}};
    }
    if (const auto* found = std::get_if<Case>(&item)) {
        QString detail =
            QStringLiteral("#%1 · %2").arg(found->number).arg(caseStatusWords(found->status));
        if (!found->assignee.isEmpty()) {
            detail += QStringLiteral(" · ") + found->assignee;
        }
        return {found->subject, detail, momentWords(found->lastAt, currentMoment()), {}};
    }
    if (const auto* customer = std::get_if<Customer>(&item)) {
        QStringList values;
        for (const Identity& identity : customer->identities) {
            values.append(identity.value);
        }
        return {customerTitle(*customer), values.mid(0, 3).join(QStringLiteral(" · ")), {}, {}};
    }
    if (const auto* key = std::get_if<PaletteKey>(&item)) {
        return {wordsOf(key->completion), {}, {}, {}};
    }
    if (const auto* view = std::get_if<SavedView>(&item)) {
        return {view->name, view->filter.search, {}, {}};
    }
    return lineOf(std::get<SearchHit>(item));
}

PaletteDelegate::Line PaletteDelegate::lineOf(const SearchHit& hit) const
{
    const QString where = hit.foundIn.isEmpty() ? QString() : QStringLiteral("in %1: ").arg(hit.foundIn.simplified());
    QList<std::pair<int, int>> marks;
    for (const auto& [start, length] : hit.marks) {
        marks.append({start + static_cast<int>(where.size()), length});
    }
    const QString title = hit.subject.simplified().isEmpty() ? channelLook(hit.channel).name : hit.subject;
    return {title, where + hit.snippet, momentWords(hit.at, currentMoment()), marks};
}

void PaletteDelegate::paintHeading(QPainter& painter, const QRect& inner, const QModelIndex& index) const
{
    const QString words = index.data(PaletteModel::HeadingRole).toString();
    if (index.data(PaletteModel::CustomerRole).toBool()) {
        painter.setFont(m_theme.font(TextRole::Caption));
        painter.setPen(m_theme.tokens().ink2);
        painter.drawText(inner.adjusted(0, 4, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(words.simplified(), Qt::ElideRight, inner.width()));
        return;
    }
    painter.setFont(m_theme.font(TextRole::Label));
    painter.setPen(m_theme.tokens().ink3);
    painter.drawText(inner.adjusted(0, 6, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine, words.toUpper());
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const ThemeTokens& tokens = m_theme.tokens();
    const QRect inner = option.rect.adjusted(m_theme.scaled(margin), 0, -m_theme.scaled(margin), 0);
    const QVariant value = index.data(PaletteModel::ItemRole);
    if (!value.isValid()) {
        paintHeading(*painter, inner, index);
        return;
    }
    if (option.state & QStyle::State_Selected) {
        paintRounded(*painter, option.rect.adjusted(6, 1, -6, -1), buttonRadius, tokens.accentSoft);
    }
    const auto item = value.value<PaletteItem>();
    const Line line = lineOf(item);
    const int side = m_theme.scaled(glyphSide);
    paintGlyph(*painter, QRect(inner.left(), inner.center().y() - side / 2 + 1, side, side), item);

    painter->setFont(m_theme.font(TextRole::Caption));
    const int rightWidth = painter->fontMetrics().horizontalAdvance(line.right) + 2;
    painter->setPen(option.state & QStyle::State_Selected ? tokens.ink2 : tokens.ink3);
    painter->drawText(QRect(inner.right() - rightWidth, inner.top(), rightWidth, inner.height()),
                      Qt::AlignVCenter | Qt::TextSingleLine, line.right);

    const int left = inner.left() + side + m_theme.scaled(10);
    const int width = inner.right() - rightWidth - m_theme.scaled(10) - left;
    const bool two = hasDetail(item);
    painter->setFont(m_theme.font(two ? TextRole::BodyStrong : TextRole::Body));
    painter->setPen(tokens.ink);
    const int lineHeight = painter->fontMetrics().height();
    const int top = two ? inner.center().y() - lineHeight : inner.center().y() - lineHeight / 2;
    painter->drawText(
        QRect(left, top, width, lineHeight), Qt::AlignVCenter | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(line.title.simplified(), Qt::ElideRight, width));
    if (two) {
        paintDetail(*painter, QRect(left, top + lineHeight + 1, width, lineHeight), line);
    }
}

void PaletteDelegate::paintGlyph(QPainter& painter, const QRect& where,
                                 const PaletteItem& item) const
{
    if (const auto* hit = std::get_if<SearchHit>(&item)) {
        paintChannelGlyph(painter, m_theme, where, hit->channel);
    } else if (const auto* customer = std::get_if<Customer>(&item)) {
        paintAvatar(painter, m_theme, where, customerTitle(*customer));
    } else {
        const bool found = std::holds_alternative<Case>(item);
        const bool search = std::holds_alternative<PaletteKey>(item) || std::holds_alternative<SavedView>(item);
        const bool macro = std::holds_alternative<PaletteMacro>(item);
        const QPixmap glyph =
            m_theme.glyph(found    ? IconName::Inbox
                          : search ? IconName::Search
                          : macro  ? IconName::Snippet
                                   : IconName::ChevronRight,
                          m_theme.tokens().ink2,
                          where.width(), painter.device()->devicePixelRatioF());
        painter.drawPixmap(where.topLeft(), glyph);
    }
}

void PaletteDelegate::paintDetail(QPainter& painter, const QRect& where, const Line& line) const
{
    const QFont font = m_theme.font(TextRole::Body);
    // Line ends become spaces one for one, so that the marks stay where they are.
    QString text = line.detail;
    text.replace(QLatin1Char('\n'), QLatin1Char(' '));
    QTextLayout layout(text, font);
    QList<QTextLayout::FormatRange> bold;
    for (const auto& [start, length] : line.marks) {
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        format.setForeground(m_theme.tokens().ink);
        bold.append({start, length, format});
    }
    layout.setFormats(bold);
    layout.beginLayout();
    QTextLine laid = layout.createLine();
    laid.setLineWidth(100'000);
    layout.endLayout();
    painter.save();
    painter.setClipRect(where);
    painter.setPen(m_theme.tokens().ink2);
    layout.draw(&painter, where.topLeft());
    painter.restore();
}

} // namespace threadline
