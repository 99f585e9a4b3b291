// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/team_line.h"

#include "ui/controls/text_label.h"
#include "ui/models/team_words.h"

#include <QHBoxLayout>

namespace threadline {

TeamLine::TeamLine(const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, Qt::TopEdge | Qt::RightEdge, parent)
    , m_words(new TextLabel(theme, TextRole::Caption, ColourRole::Ink2, this))
{
    setObjectName(QStringLiteral("teamLine"));
    m_words->setObjectName(QStringLiteral("teamWords"));
    m_words->setWrapped();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.scaled(15), theme.scaled(6), theme.scaled(8), theme.scaled(6));
    layout->addWidget(m_words, 1);
    hide();
}

void TeamLine::showTeam(const std::optional<TeamView>& team)
{
    setVisible(team.has_value());
    if (team) {
        m_words->setText(teamWords(*team));
        m_words->setColour(team->state == TeamView::State::Offline ? ColourRole::Warn : ColourRole::Ink2);
        setToolTip(team->problem.isEmpty() ? QStringLiteral("You are %1 in the team").arg(team->agent) : team->problem);
        setAccessibleName(m_words->text());
    }
}

} // namespace threadline
