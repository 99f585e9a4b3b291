// SPDX-License-Identifier: GPL-3.0-or-later
//
// The swarms of the person at this desk, or all of the team's, or what was resolved. Follows the workspace.
// Thread: GUI.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/controls/surface.h"
#include "ui/models/latest_answer.h"

class QButtonGroup;
class QListView;
class QStackedWidget;
class QStandardItemModel;

namespace threadline {

class EmptyState;

class SwarmsPage final : public Surface
{
    Q_OBJECT

public:
    SwarmsPage(Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);

    /// It can be seen now.
    void appear();
    bool isSettled() const { return !m_rows.isPending() && !m_waiting.isPending(); }

Q_SIGNALS:
    void openWanted(const threadline::SwarmRow& row);
    /// How many swarms wait for the person at this desk.
    void waitingChanged(qint64 waiting);
    void settled();

private:
    void ask();
    void take(const Expected<QList<SwarmRow>>& rows);

    Workspace& m_workspace;
    LatestAnswer<QList<SwarmRow>> m_rows;
    LatestAnswer<qint64> m_waiting;
    SwarmFilter m_filter;
    QButtonGroup* m_tabs;
    QStackedWidget* m_stack;
    QListView* m_list;
    QStandardItemModel* m_model;
    EmptyState* m_empty;
};

} // namespace threadline
