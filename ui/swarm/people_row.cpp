// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/swarm/people_row.h"

#include "ui/models/swarm_words.h"
#include "ui/theme/avatar.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace threadline {

namespace {

constexpr qsizetype shownAtMost = 4;
constexpr int side = 22;
constexpr int step = 26;

QColor ringOf(ColleagueView::Presence presence, const ThemeTokens& tokens)
{
    switch (presence) {
    case ColleagueView::Presence::Here:
        return tokens.good;
    case ColleagueView::Presence::Away:
        return tokens.warn;
    default:
        return {};
    }
}

/// A dot at the lower right of the circle.
void paintReadsHere(QPainter& painter, const Theme& theme, const QRectF& circle)
{
    const double across = theme.scaled(8);
    const QRectF dot(circle.right() - across + 2, circle.bottom() - across + 2, across, across);
    painter.setPen(QPen(theme.tokens().panel, theme.scaled(2)));
    painter.setBrush(theme.tokens().accent);
    painter.drawEllipse(dot);
}

} // namespace

PeopleRow::PeopleRow(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("swarmPeople"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PeopleRow::showPeople(const SwarmView& view, const QString& me)
{
    m_people.clear();
    QStringList spoken;
    for (const ColleagueView& one : view.people) {
        const SwarmMember* member = view.row.swarm.member(one.name);
        const bool gone = member && (member->state == SwarmMember::State::Declined || member->state == SwarmMember::State::Left);
        if (gone && one.inSwarm != view.row.swarm.id) {
            continue;
        }
        const bool reads = one.inSwarm == view.row.swarm.id && one.presence == ColleagueView::Presence::Here && one.name != me;
        const QString state = personStateWords(member, one.presence, reads);
        m_people.append({one.name, state, one.presence, !member || member->isIn(), reads});
        spoken.append(state.isEmpty() ? one.name : one.name + QStringLiteral(", ") + state);
    }
    m_more = std::max<qsizetype>(0, m_people.size() - shownAtMost);
    setAccessibleName(QStringLiteral("In this swarm: ") + spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QRectF PeopleRow::circle(qsizetype which) const
{
    return {2.0 + m_theme.scaled(step) * static_cast<double>(which), 2.0, static_cast<double>(m_theme.scaled(side)),
            static_cast<double>(m_theme.scaled(side))};
}

QSize PeopleRow::sizeHint() const
{
    const auto count = std::min(m_people.size(), shownAtMost) + (m_more > 0 ? 1 : 0);
    return {static_cast<int>(count) * m_theme.scaled(step) + 2, m_theme.scaled(side) + 4};
}

void PeopleRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qsizetype shown = std::min(m_people.size(), shownAtMost);
    for (qsizetype i = 0; i < shown; ++i) {
        painter.setOpacity(m_people[i].in ? 1 : 0.45);
        paintAvatar(painter, m_theme, circle(i), m_people[i].name, ringOf(m_people[i].presence, m_theme.tokens()));
        painter.setOpacity(1);
        if (m_people[i].reads) {
            paintReadsHere(painter, m_theme, circle(i));
        }
    }
    if (m_more > 0) {
        painter.setFont(m_theme.font(TextRole::CaptionStrong));
        painter.setPen(m_theme.tokens().ink2);
        painter.drawText(circle(shown), Qt::AlignCenter, QStringLiteral("+%1").arg(m_more));
    }
}

bool PeopleRow::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QStringList words;
        for (qsizetype i = 0; i < m_people.size(); ++i) {
            const bool meant = i < shownAtMost ? circle(i).contains(help->pos()) : circle(shownAtMost).contains(help->pos());
            if (meant) {
                words.append(m_people[i].state.isEmpty() ? m_people[i].name
                                                         : m_people[i].name + QStringLiteral(": ") + m_people[i].state);
            }
        }
        QToolTip::showText(help->globalPos(), words.join(QLatin1Char('\n')), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace threadline
