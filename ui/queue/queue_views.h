// SPDX-License-Identifier: GPL-3.0-or-later
//
// The menu of views: those every desk has and the saved ones; saves, renames and removes them.
// Thread: GUI. The workspace, the theme and the actions outlive it.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/latest_answer.h"

#include <QMenu>

namespace threadline {

class DeskActions;
class Theme;

class QueueViews final : public QMenu
{
    Q_OBJECT

public:
    QueueViews(Workspace& workspace, const Theme& theme, const DeskActions& actions, QWidget* parent);

    /// What the queue shows now, which is what would be saved.
    void setFilter(const QueueFilter& filter);
    /// "My cases", or the name of the saved view that shows just this.
    QString title() const;
    /// Asks for a name and saves what the queue shows under it; `place` is where it asks.
    void save(const QRect& place);
    bool isSettled() const { return !m_answer.isPending(); }

Q_SIGNALS:
    void chosen(const threadline::QueueFilter& filter);
    /// title() may be another.
    void changed();
    void said(const QString& sentence);
    void settled();

private:
    const SavedView* current() const;
    void fill();
    void addChanges();
    void rename(const QString& name);
    void store(const QString& name, const QString& instead);
    void remove(const QString& name);

    Workspace& m_workspace;
    const Theme& m_theme;
    const DeskActions& m_actions;
    QueueFilter m_filter;
    QList<SavedView> m_saved;
    LatestAnswer<QList<SavedView>> m_answer;
};

/// "All cases", "My cases", "Unassigned".
QString queueViewName(QueueFilter::View view);

} // namespace threadline
