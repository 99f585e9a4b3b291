// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a screen reader is told of the timeline: a list of the rows in the window, from top to
// bottom, each in plain words. What is not in the window is reached by scrolling, as for everyone.
#pragma once

#include "ui/timeline/timeline_view.h"

#include <QAccessibleWidget>
#include <QHash>

namespace threadline {

class AccessibleTimeline final : public QAccessibleWidget
{
public:
    /// From now on every TimelineView is read so. Any number of times.
    static void install();

    explicit AccessibleTimeline(TimelineView* view);
    ~AccessibleTimeline() override;

    int childCount() const override;
    QAccessibleInterface* child(int index) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    int indexOfChild(const QAccessibleInterface* row) const override;

private:
    TimelineView* view() const;

    mutable QHash<int, QAccessible::Id> m_rows; ///< by place in the window
};

} // namespace threadline
