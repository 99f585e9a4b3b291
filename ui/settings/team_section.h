// SPDX-License-Identifier: GPL-3.0-or-later
//
// The team in the settings: who this desk is there and how it stands, or, for one that works alone, where
// an invitation goes. Thread: GUI.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/latest_answer.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <functional>

class QLineEdit;
class QPushButton;
class QSpinBox;

namespace threadline {

class TextLabel;

/// Redeems an invitation; what to tell the person when it is done.
using JoinTeam = std::function<QFuture<Expected<QString>>(const QString& invitation)>;

class TeamSection final : public QWidget
{
    Q_OBJECT

public:
    /// `joinTeam` empty: this program cannot.
    TeamSection(Workspace& workspace, const Theme& theme, JoinTeam joinTeam, QWidget* parent = nullptr);

    void appear();
    bool isSettled() const { return !m_answer.isPending() && !m_policy.isPending() && !m_joining; }

Q_SIGNALS:
    void settled();
    /// The workspace is a team's now and has to be opened again.
    void joined();

private:
    void show(const std::optional<TeamView>& team);
    void showPolicy(int minutes);
    void join();

    Workspace& m_workspace;
    JoinTeam m_joinTeam;
    LatestAnswer<std::optional<TeamView>> m_answer;
    LatestAnswer<int> m_policy;
    LatestAnswer<QList<ColleagueView>> m_colleagues;
    bool m_joining = false;
    bool m_hasJoined = false;
    TextLabel* m_standing;
    QLineEdit* m_invitation;
    QPushButton* m_join;
    QWidget* m_handBack;
    QSpinBox* m_handBackMinutes;
    QString m_agent;
    TextLabel* m_problem;
};

} // namespace threadline
