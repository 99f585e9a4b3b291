// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/swarm/swarm_delegate.h"

#include "ui/models/time_words.h"
#include "ui/theme/avatar.h"
#include "ui/theme/pill.h"

#include <QPainter>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int margin = 20;
constexpr int circleSide = 22;
constexpr qsizetype circles = 5;

QString stateWords(const SwarmRow& row)
{
    if (row.asked) {
        return u"You were asked"_s;
    }
    if (!row.swarm.isOpen()) {
        return u"Resolved"_s;
    }
    if (row.news.mentioned) {
        return u"Calls you"_s;
    }
    return row.news.unread > 0 ? u"%1 new"_s.arg(row.news.unread) : QString();
}

PillTone toneOf(const SwarmRow& row)
{
    if (!row.swarm.isOpen()) {
        return PillTone::Good;
    }
    return row.asked || row.news.mentioned ? PillTone::Warn : PillTone::Accent;
}

QString about(const SwarmRow& row)
{
    const QString name = row.swarm.name();
    return row.caseKnown ? u"%1 · %2 · %3"_s.arg(name, row.customerName, row.caseSubject)
                         : u"%1 · the case was not shared"_s.arg(name);
}

QString lastWords(const SwarmRow& row, const QString& me)
{
    if (row.swarm.resolution) {
        const QString& fix = row.swarm.resolution->fix;
        return fix.isEmpty() ? row.swarm.resolution->cause : fix;
    }
    return row.lastWords.isEmpty() ? u"Asked by "_s + (row.swarm.startedBy == me ? u"you"_s : row.swarm.startedBy)
                                   : (row.lastBy == me ? u"You"_s : row.lastBy) + u": "_s + row.lastWords;
}

} // namespace

SwarmDelegate::SwarmDelegate(const Theme& theme, const QString& me, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_me(me)
{
}

QSize SwarmDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    const int line = QFontMetrics(m_theme.font(TextRole::Body)).height() + 2;
    return {m_theme.scaled(300), 3 * line + m_theme.scaled(20)};
}

void SwarmDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto row = index.data(RowRole).value<SwarmRow>();
    const ThemeTokens& tokens = m_theme.tokens();
    const bool chosen = option.state & QStyle::State_Selected;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(option.rect, chosen ? tokens.accentSoft : tokens.panel);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.line);

    const int left = option.rect.left() + m_theme.scaled(margin);
    int right = option.rect.right() - m_theme.scaled(margin);
    int y = option.rect.top() + m_theme.scaled(10);
    const int height = QFontMetrics(m_theme.font(TextRole::Body)).height();

    // At the right: how long ago, what waits, who is in it.
    const QString ago = elapsedWords(row.swarm.lastAt, currentMoment());
    painter->setFont(m_theme.font(TextRole::Caption));
    painter->setPen(tokens.ink3);
    painter->drawText(QRect(right - m_theme.scaled(80), y, m_theme.scaled(80), height), Qt::AlignRight | Qt::AlignVCenter, ago);
    const QString state = stateWords(row);
    const QSize pill = state.isEmpty() ? QSize() : pillSize(m_theme, state);
    if (!state.isEmpty()) {
        paintPill(*painter, m_theme, QRect(QPoint(right - pill.width(), y + height + 3), pill), state, toneOf(row));
    }
    const int column = std::max(m_theme.scaled(80), pill.width()) + m_theme.scaled(16);
    right -= column;
    QStringList people{row.swarm.startedBy};
    for (const SwarmMember& member : row.swarm.members) {
        if (member.isIn() && !people.contains(member.agent)) {
            people.append(member.agent);
        }
    }
    const qsizetype shown = std::min(people.size(), circles);
    for (qsizetype i = 0; i < shown; ++i) {
        const int side = m_theme.scaled(circleSide);
        const int x = right - static_cast<int>(shown - i) * (side + m_theme.scaled(4));
        paintAvatar(*painter, m_theme, QRectF(x, y + m_theme.scaled(8), side, side), people[i]);
    }
    right -= static_cast<int>(circles) * m_theme.scaled(circleSide + 4) + m_theme.scaled(12);

    const bool strong = row.swarm.isOpen() && (row.news.unread > 0 || row.asked);
    const auto line = [&](TextRole role, const QColor& colour, const QString& text) {
        painter->setFont(m_theme.font(role));
        painter->setPen(colour);
        painter->drawText(QRect(left, y, right - left, height), Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(text.simplified(), Qt::ElideRight, right - left));
        y += height + 2;
    };
    line(strong ? TextRole::BodyStrong : TextRole::Body, tokens.ink, row.swarm.question);
    line(TextRole::Body, tokens.ink2, about(row));
    line(TextRole::Body, tokens.ink3, lastWords(row, m_me));
    painter->restore();
}

QString swarmRowWords(const SwarmRow& row, const QString& me)
{
    QStringList words{row.swarm.question, about(row), lastWords(row, me)};
    const QString state = stateWords(row);
    if (!state.isEmpty()) {
        words.prepend(state);
    }
    return words.join(u". "_s);
}

} // namespace threadline
