// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the open case stands to what was promised: the target that is due first in a pill, all of them in its tool tip.
// Follows the workspace and the time by itself. Hidden when nothing was promised. Thread: the GUI thread.
#pragma once

#include "core/sla/sla_tables.h"
#include "core/workspace/workspace.h"
#include "ui/models/latest_answer.h"
#include "ui/theme/pill.h"

#include <QTimer>

namespace threadline {

class SlaBadge final : public QWidget
{
    Q_OBJECT

public:
    SlaBadge(Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);

    void setCase(std::optional<CaseId> inCase);

private:
    void ask();
    void take(const Expected<std::optional<CaseStanding>>& standing);
    void waitFor(Timestamp next);

    Workspace& m_workspace;
    std::optional<CaseId> m_case;
    LatestAnswer<std::optional<CaseStanding>> m_answer;
    PillLabel* m_pill;
    QTimer m_turn;
};

/// The pill's words and what the tool tip says under it, a line for each target.
struct BadgeWords
{
    QString pill; ///< empty: nothing is owed
    PillTone tone = PillTone::Neutral;
    QString tip;

    friend bool operator==(const BadgeWords&, const BadgeWords&) = default;
};

BadgeWords badgeWords(const CaseStanding& standing, Timestamp now);

} // namespace threadline
