// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cases selected in the queue for a common command. Named by id: they stay the same ones while the
// list moves under them, and most need never have been on the screen. Thread: GUI.
#pragma once

#include "core/model/case.h"

#include <QHash>
#include <QObject>

namespace threadline {

class MarkedCases final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool contains(CaseId id) const { return m_places.contains(id); }
    qsizetype size() const { return m_cases.size(); }
    bool isEmpty() const { return m_cases.isEmpty(); }
    /// As they were known last, in the order in which they were marked.
    const QList<Case>& cases() const { return m_cases; }

    void set(const QList<Case>& cases);
    void add(const Case& one);
    void remove(CaseId id);
    void clear() { set({}); }
    /// What is known of one now, when it is marked.
    void learn(const Case& one);

Q_SIGNALS:
    /// Other cases are marked.
    void changed();

private:
    void place();

    QList<Case> m_cases;
    QHash<CaseId, qsizetype> m_places;
};

} // namespace threadline
