// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/team_section.h"

#include "core/async/when_finished.h"
#include "ui/controls/text_label.h"
#include "ui/models/team_words.h"
#include "ui/theme/desk_style.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace threadline {

TeamSection::TeamSection(Workspace& workspace, const Theme& theme, JoinTeam joinTeam, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_joinTeam(std::move(joinTeam))
    , m_answer([this](const Expected<std::optional<TeamView>>& team) {
        show(team ? *team : std::nullopt);
        Q_EMIT settled();
    })
    , m_policy([this](const Expected<int>& minutes) {
        showPolicy(minutes ? *minutes : 0);
        Q_EMIT settled();
    })
    , m_colleagues([this](const Expected<QList<ColleagueView>>& colleagues) {
        const auto isLead = [this](const ColleagueView& one) { return one.name == m_agent && one.role == QLatin1String("lead"); };
        m_handBackMinutes->setEnabled(colleagues && std::any_of(colleagues->begin(), colleagues->end(), isLead));
    })
    , m_standing(new TextLabel(theme, TextRole::Body, ColourRole::Ink2))
    , m_invitation(new QLineEdit)
    , m_join(new QPushButton(QStringLiteral("Join")))
    , m_handBack(new QWidget)
    , m_handBackMinutes(new QSpinBox)
    , m_problem(new TextLabel(theme, TextRole::Body, ColourRole::Bad))
{
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme.scaled(8));
    auto* heading = new TextLabel(theme, TextRole::Title, ColourRole::Ink);
    heading->setText(QStringLiteral("Team"));
    m_standing->setObjectName(QStringLiteral("teamStanding"));
    m_standing->setWrapped();
    m_invitation->setObjectName(QStringLiteral("teamInvitation"));
    m_invitation->setAccessibleName(QStringLiteral("Invitation"));
    m_invitation->setPlaceholderText(QStringLiteral("The invitation you were given, tl1-…"));
    m_join->setObjectName(QStringLiteral("teamJoin"));
    m_problem->setObjectName(QStringLiteral("teamProblem"));
    m_problem->setWrapped();
    m_problem->hide();
    auto* line = new QHBoxLayout;
    line->addWidget(m_invitation, 1);
    line->addWidget(m_join);
    lines->addWidget(heading);
    lines->addWidget(m_standing);
    lines->addLayout(line);
    constexpr int aDay = 24 * 60;
    constexpr int step = 5;
    m_handBackMinutes->setObjectName(QStringLiteral("handBackMinutes"));
    m_handBackMinutes->setAccessibleName(QStringLiteral("Minutes until cases of somebody who is away go back"));
    m_handBackMinutes->setToolTip(QStringLiteral("Leads set it for the whole team"));
    m_handBackMinutes->setRange(0, aDay);
    m_handBackMinutes->setSingleStep(step);
    m_handBackMinutes->setSpecialValueText(QStringLiteral("never"));
    m_handBackMinutes->setSuffix(QStringLiteral(" minutes"));
    m_handBackMinutes->setKeyboardTracking(false);
    m_handBackMinutes->setFocusPolicy(Qt::StrongFocus);
    auto* policy = new QHBoxLayout(m_handBack);
    policy->setContentsMargins(0, 0, 0, 0);
    auto* words = new TextLabel(theme, TextRole::Body, ColourRole::Ink2);
    words->setText(QStringLiteral("When somebody is away, what waits for them is nobody's again after"));
    words->setWrapped();
    policy->addWidget(words, 1);
    policy->addWidget(m_handBackMinutes);
    lines->addWidget(m_handBack);
    lines->addWidget(m_problem);
    connect(m_handBackMinutes, &QSpinBox::valueChanged, this, [this](int minutes) {
        whenFinished(m_workspace.setHandBackMinutes(minutes), this, [this](const Expected<void>& set) {
            m_problem->setVisible(!set);
            m_problem->setText(set ? QString() : set.error().sentence);
        });
    });
    connect(m_join, &QPushButton::clicked, this, &TeamSection::join);
    connect(m_invitation, &QLineEdit::returnPressed, this, &TeamSection::join);
    connect(m_invitation, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_join->setEnabled(m_hasJoined || !text.trimmed().isEmpty());
        m_problem->hide();
    });
    connect(&workspace, &Workspace::teamChanged, this, [this](const TeamView& team) { show(team); });
    show(std::nullopt);
}

void TeamSection::appear()
{
    m_answer.ask(m_workspace.team());
    m_policy.ask(m_workspace.handBackMinutes());
}

void TeamSection::showPolicy(int minutes)
{
    const QSignalBlocker quietly(m_handBackMinutes);
    m_handBackMinutes->setValue(minutes);
}

void TeamSection::show(const std::optional<TeamView>& team)
{
    if (m_hasJoined) {
        return;
    }
    m_handBack->setVisible(team.has_value());
    m_invitation->setVisible(!team);
    m_join->setVisible(!team);
    m_join->setEnabled(!m_invitation->text().trimmed().isEmpty());
    if (!team) {
        m_standing->setText(QStringLiteral("This desk works alone. With an invitation it becomes one desk of a team; the "
                                           "workspace has to be empty for that."));
        setEnabled(static_cast<bool>(m_joinTeam));
    } else {
        if (m_agent.isEmpty()) {
            m_agent = team->agent;
            m_colleagues.ask(m_workspace.swarms().colleagues());
        }
        const QString trouble = team->problem.isEmpty() ? QString() : QLatin1Char(' ') + team->problem;
        m_standing->setText(QStringLiteral("You are %1. %2.").arg(team->agent, teamWords(*team)) + trouble);
    }
}

void TeamSection::join()
{
    if (m_hasJoined) {
        Q_EMIT joined();
        return;
    }
    if (m_joining || m_invitation->text().trimmed().isEmpty()) {
        return;
    }
    m_joining = true;
    m_join->setEnabled(false);
    whenFinished(m_joinTeam(m_invitation->text()), this, [this](const Expected<QString>& done) {
        m_joining = false;
        m_hasJoined = done.has_value();
        m_problem->setVisible(!done);
        m_join->setEnabled(true);
        if (done) {
            m_standing->setText(*done);
            m_invitation->hide();
            m_join->setText(QStringLiteral("Open the desk again"));
            m_join->setFocus();
        } else {
            m_problem->setText(done.error().sentence);
        }
        Q_EMIT settled();
    });
}

} // namespace threadline
