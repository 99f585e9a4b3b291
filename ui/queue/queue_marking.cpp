// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_marking.h"

#include "ui/models/case_words.h"
#include "ui/models/queue_model.h"

#include <QLocale>

#include <algorithm>

namespace threadline {

QueueMarking::QueueMarking(Workspace& workspace, QueueModel& model, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_model(model)
    , m_range([this](const Expected<QueuePage>& page) { takeRange(page); })
    , m_all([this](const Expected<QList<Case>>& cases) { takeAll(cases); })
{
    connect(&model, &QueueModel::answered, this, &QueueMarking::learn);
}

void QueueMarking::setAnchor(int row)
{
    m_anchor = row < 0 ? QModelIndex() : m_model.index(row);
    m_end = m_anchor;
}

void QueueMarking::toggle(int row)
{
    const QueueRow* toggled = m_model.rowAt(row);
    if (!toggled) {
        return;
    }
    // Whoever adds a second one means the open one too.
    const QueueRow* open = m_marks.isEmpty() && m_anchor.isValid() ? m_model.rowAt(m_anchor.row()) : nullptr;
    if (open && open->id != toggled->id) {
        m_marks.add(caseOf(*open));
    }
    if (m_marks.contains(toggled->id)) {
        m_marks.remove(toggled->id);
    } else {
        m_marks.add(caseOf(*toggled));
    }
    m_anchor = m_model.index(row);
    m_end = m_anchor;
}

void QueueMarking::extendTo(int row)
{
    if (row < 0 || row >= m_model.rowCount()) {
        return;
    }
    if (!m_anchor.isValid()) {
        m_anchor = m_model.index(row);
    }
    m_end = m_model.index(row);
    const int from = std::min(row, m_anchor.row());
    const int count = std::abs(row - m_anchor.row()) + 1;
    if (count > atMost) {
        Q_EMIT said(QStringLiteral("At most %1 cases can be changed at once.").arg(QLocale(QLocale::English).toString(atMost)));
        return;
    }
    QList<Case> cases;
    for (int i = from; i < from + count; ++i) {
        const QueueRow* here = m_model.rowAt(i);
        if (!here) {
            m_range.ask(m_workspace.queue(m_model.filter(), from, count));
            return;
        }
        cases.append(caseOf(*here));
    }
    m_range.drop();
    m_marks.set(cases);
}

int QueueMarking::step(int rows)
{
    const int count = m_model.rowCount();
    if (count == 0) {
        return -1;
    }
    const int wanted = m_end.isValid() ? std::clamp(m_end.row() + rows, 0, count - 1) : 0;
    extendTo(wanted);
    return wanted;
}

void QueueMarking::markAll()
{
    m_all.ask(m_workspace.cases(m_model.filter(), atMost));
}

void QueueMarking::clear()
{
    m_range.drop();
    m_all.drop();
    m_marks.clear();
}

void QueueMarking::takeRange(const Expected<QueuePage>& page)
{
    if (page) {
        QList<Case> cases;
        for (const QueueRow& row : page->rows) {
            cases.append(caseOf(row));
        }
        m_marks.set(cases);
    } else {
        Q_EMIT said(page.error().sentence);
    }
    Q_EMIT settled();
}

void QueueMarking::takeAll(const Expected<QList<Case>>& cases)
{
    if (cases) {
        m_marks.set(*cases);
        if (m_model.rowCount() > atMost) {
            Q_EMIT said(QStringLiteral("The first %1 are selected: more cannot be changed at once.")
                            .arg(QLocale(QLocale::English).toString(atMost)));
        }
    } else {
        Q_EMIT said(cases.error().sentence);
    }
    Q_EMIT settled();
}

void QueueMarking::learn()
{
    const QList<Case> known = m_marks.cases();
    for (const Case& one : known) {
        if (const int row = m_model.rowOf(one.id); row >= 0) {
            m_marks.learn(caseOf(*m_model.rowAt(row)));
        }
    }
}

} // namespace threadline
