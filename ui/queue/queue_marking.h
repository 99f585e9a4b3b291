// SPDX-License-Identifier: GPL-3.0-or-later
//
// Marking cases of the queue for a common command: single ones, a range, all of a tab. A range may reach
// over rows that are not here; their cases are asked for, so that what is marked are always cases.
// Thread: GUI. The workspace and the model outlive it.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/latest_answer.h"
#include "ui/models/marked_cases.h"

#include <QPersistentModelIndex>

namespace threadline {

class QueueModel;

class QueueMarking final : public QObject
{
    Q_OBJECT

public:
    /// One command takes so many at most: it holds up every other for as long as it takes.
    static constexpr int atMost = 2000;

    QueueMarking(Workspace& workspace, QueueModel& model, QObject* parent = nullptr);

    MarkedCases& marks() { return m_marks; }
    const MarkedCases& marks() const { return m_marks; }

    /// Where a range begins: the row that was chosen last. -1: nowhere.
    void setAnchor(int row);
    void toggle(int row);
    void extendTo(int row);
    /// Moves the end of the range and answers where it is now; -1 when there is no row.
    int step(int rows);
    void markAll();
    void clear();
    bool isSettled() const { return !m_range.isPending() && !m_all.isPending(); }

Q_SIGNALS:
    /// Not all that was meant is marked, and why.
    void said(const QString& sentence);
    void settled();

private:
    void takeRange(const Expected<QueuePage>& page);
    void takeAll(const Expected<QList<Case>>& cases);
    void learn();

    Workspace& m_workspace;
    QueueModel& m_model;
    MarkedCases m_marks;
    QPersistentModelIndex m_anchor;
    QPersistentModelIndex m_end;
    LatestAnswer<QueuePage> m_range;
    LatestAnswer<QList<Case>> m_all;
};

} // namespace threadline
