// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_model.h"

#include <algorithm>

namespace threadline {

TimelineModel::TimelineModel(TimelineSource& source, TimelineMoment moment, QObject* parent)
    : QObject(parent)
    , m_moment(std::move(moment))
    , m_entries(source)
{
    connect(&m_entries, &TimelineEntries::arrived, this, [this](const auto& keys) {
        learnSubjects(keys);
        Q_EMIT entriesChanged(keys);
    });
}

void TimelineModel::startLoading()
{
    clear();
    m_state = State::Loading;
    Q_EMIT stateChanged();
}

void TimelineModel::setHistory(const QList<TimelineMark>& marks, qint64 thisCase)
{
    m_entries.forgetAll();
    m_caseSubjects.clear();
    m_marks = marks;
    m_thisCase = thisCase;
    m_filter = {};
    m_problem.clear();
    m_state = State::Ready;
    makeRows();
    Q_EMIT stateChanged();
    Q_EMIT replaced();
}

void TimelineModel::updateHistory(const QList<TimelineMark>& marks)
{
    const bool sameMarks = m_state == State::Ready && marks == m_marks;
    m_marks = marks;
    m_problem.clear();
    m_state = State::Ready;
    if (!sameMarks) {
        makeRows();
        Q_EMIT stateChanged();
        Q_EMIT rowsChanged();
    }
    m_entries.refresh();
}

void TimelineModel::fail(const QString& sentence)
{
    clear();
    m_state = State::Failed;
    m_problem = sentence;
    Q_EMIT stateChanged();
}

void TimelineModel::clear()
{
    m_entries.forgetAll();
    m_caseSubjects.clear();
    m_marks.clear();
    m_rows.clear();
    m_counts = {};
    m_filter = {};
    m_problem.clear();
    m_state = State::Empty;
    Q_EMIT stateChanged();
    Q_EMIT replaced();
}

void TimelineModel::setThisCase(qint64 number)
{
    if (number == m_thisCase) {
        return;
    }
    m_thisCase = number;
    makeRows();
    Q_EMIT stateChanged();
    if (m_filter.what == TimelineFilter::What::ThisCase) {
        Q_EMIT rowsChanged();
    }
}

void TimelineModel::setFilter(const TimelineFilter& filter)
{
    if (filter == m_filter) {
        return;
    }
    m_filter = filter;
    makeRows();
    Q_EMIT stateChanged();
    Q_EMIT rowsChanged();
}

int TimelineModel::rowOf(InteractionKey key) const
{
    const auto row = std::lower_bound(m_rows.cbegin(), m_rows.cend(), key,
                                      [this](const TimelineRow& candidate, InteractionKey wanted) {
                                          return m_marks.at(candidate.mark).key < wanted;
                                      });
    for (auto it = row; it != m_rows.cend(); ++it) {
        if (it->kind == TimelineRow::Kind::Entry) {
            return int(it - m_rows.cbegin());
        }
    }
    return m_rows.isEmpty() ? -1 : int(m_rows.size()) - 1;
}

bool TimelineModel::has(InteractionKey key) const
{
    const auto mark = std::lower_bound(m_marks.cbegin(), m_marks.cend(), key,
                                       [](const TimelineMark& candidate, InteractionKey wanted) {
                                           return candidate.key < wanted;
                                       });
    return mark != m_marks.cend() && mark->key == key;
}

QString TimelineModel::lineText(int index) const
{
    const TimelineMark& mark = markOf(index);
    if (m_rows.at(index).kind == TimelineRow::Kind::Day) {
        return dayLabel(dayOf(mark.at, m_moment.zone), dayOf(m_moment.now(), m_moment.zone),
                        m_moment.locale);
    }
    const QString subject = m_caseSubjects.value(mark.caseNumber);
    return subject.isEmpty() ? tr("Case %1").arg(mark.caseNumber)
                             : tr("Case %1 · %2").arg(mark.caseNumber).arg(subject);
}

void TimelineModel::makeRows()
{
    m_rows = timelineRows(m_marks, m_filter, m_thisCase, m_moment.zone);
    m_counts = timelineCounts(m_marks, m_thisCase);
}

void TimelineModel::learnSubjects(const QList<InteractionKey>& keys)
{
    for (const InteractionKey key : keys) {
        const TimelineEntry* entry = m_entries.find(key);
        if (entry && entry->caseNumber != 0) {
            m_caseSubjects.insert(entry->caseNumber, entry->caseSubject);
        }
    }
}

} // namespace threadline
