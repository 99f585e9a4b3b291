// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_model.h"

#include "core/workspace/happening_words.h"

#include <QDateTime>

#include <algorithm>

namespace threadline {

TimelineModel::TimelineModel(TimelineSource& source, TimelineMoment moment, QObject* parent)
    : QObject(parent)
    , m_moment(std::move(moment))
    , m_entries(source)
{
    connect(&m_entries, &TimelineEntries::arrived, this, [this](const auto& keys) {
        learnSubjects(keys);
        m_sentences.clear();
        Q_EMIT entriesChanged(keys);
    });
}

void TimelineModel::startLoading()
{
    clear();
    m_state = State::Loading;
    Q_EMIT stateChanged();
}

void TimelineModel::setHistory(const QList<TimelineMark>& marks, qint64 thisCase, bool complete)
{
    m_entries.forgetAll();
    m_caseSubjects.clear();
    m_marks = marks;
    m_thisCase = thisCase;
    m_complete = complete;
    m_lastAtOpening = marks.isEmpty() ? 0 : marks.last().key;
    m_filter = {};
    m_problem.clear();
    m_state = State::Ready;
    lookForNews();
    makeRows();
    Q_EMIT stateChanged();
    Q_EMIT replaced();
}

void TimelineModel::updateHistory(const QList<TimelineMark>& marks)
{
    const bool sameMarks = m_state == State::Ready && marks == m_marks;
    const bool rest = !m_complete;
    m_marks = marks;
    m_complete = true;
    m_problem.clear();
    m_state = State::Ready;
    const InteractionKey before = m_firstNew;
    if (rest) {
        lookForNews();
    }
    if (!sameMarks || rest) {
        makeRows();
        Q_EMIT stateChanged();
        Q_EMIT rowsChanged();
    }
    if (m_firstNew != before) {
        Q_EMIT thisCaseChanged();
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
    m_sentences.clear();
    m_complete = true;
    m_firstNew = 0;
    m_lastAtOpening = 0;
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
    const InteractionKey before = m_firstNew;
    lookForNews();
    makeRows();
    Q_EMIT stateChanged();
    if (m_filter.what == TimelineFilter::What::ThisCase || m_firstNew != before) {
        Q_EMIT rowsChanged();
    }
    Q_EMIT thisCaseChanged();
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
        if (it->kind == TimelineRow::Kind::Entry || it->kind == TimelineRow::Kind::Happening) {
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

QList<InteractionKey> TimelineModel::keysOf(int index) const
{
    const TimelineRow& row = m_rows.at(index);
    QList<InteractionKey> keys;
    if (row.kind == TimelineRow::Kind::Entry || row.kind == TimelineRow::Kind::Happening) {
        for (int mark = row.mark; mark < row.mark + row.count; ++mark) {
            keys.append(m_marks.at(mark).key);
        }
    }
    return keys;
}

QString TimelineModel::lineText(int index) const
{
    const TimelineMark& mark = markOf(index);
    switch (m_rows.at(index).kind) {
    case TimelineRow::Kind::Day:
        return dayLabel(dayOf(mark.at, m_moment.zone), dayOf(m_moment.now(), m_moment.zone),
                        m_moment.locale);
    case TimelineRow::Kind::New:
        return tr("New since you last looked");
    case TimelineRow::Kind::Happening:
        return happeningText(index);
    case TimelineRow::Kind::Case:
    case TimelineRow::Kind::Entry:
        break;
    }
    const QString subject = m_caseSubjects.value(mark.caseNumber);
    return subject.isEmpty() ? tr("Case %1").arg(mark.caseNumber)
                             : tr("Case %1 · %2").arg(mark.caseNumber).arg(subject);
}

QString TimelineModel::happeningText(int index) const
{
    if (const auto made = m_sentences.constFind(index); made != m_sentences.constEnd()) {
        return *made;
    }
    QList<Happening> done;
    const QList<InteractionKey> keys = keysOf(index);
    for (const InteractionKey key : keys) {
        const TimelineEntry* entry = m_entries.find(key);
        if (!entry) {
            return m_entries.problem(key);
        }
        if (entry->happening) {
            done.append(*entry->happening);
        }
    }
    const auto local = [this](Timestamp at) {
        return QDateTime::fromMSecsSinceEpoch(at.us / 1000, m_moment.zone);
    };
    const auto said = [this, local](Timestamp at) {
        return dayLabel(local(at).date(), dayOf(m_moment.now(), m_moment.zone), m_moment.locale) +
               QLatin1Char(' ') + m_moment.locale.toString(local(at).time(), QLocale::ShortFormat);
    };
    const QString clock = m_moment.locale.toString(local(markOf(index).at).time(), QLocale::ShortFormat);
    return *m_sentences.insert(index, QStringLiteral("%1 · %2").arg(happeningSentence(done, said), clock));
}

int TimelineModel::newAfter(InteractionKey key) const
{
    // Only the few at the end are looked at: what is older than both marks is not new.
    const InteractionKey since = m_firstNew == 0 ? m_lastAtOpening : std::min(m_firstNew - 1, m_lastAtOpening);
    int count = 0;
    for (auto mark = m_marks.crbegin(); mark != m_marks.crend() && mark->key > std::max(key, since); ++mark) {
        count += !mark->happening;
    }
    return count;
}

int TimelineModel::firstRowAt(Timestamp at) const
{
    const auto row = std::lower_bound(m_rows.cbegin(), m_rows.cend(), at,
                                      [this](const TimelineRow& candidate, Timestamp wanted) {
                                          return m_marks.at(candidate.mark).at < wanted;
                                      });
    return int(row - m_rows.cbegin());
}

InteractionKey TimelineModel::nearestEntry(Timestamp at) const
{
    const auto isEntry = [this](int row) {
        const auto kind = m_rows.at(row).kind;
        return kind == TimelineRow::Kind::Entry ||
               (kind == TimelineRow::Kind::Happening && m_filter.what == TimelineFilter::What::Happenings);
    };
    int after = firstRowAt(at);
    int before = after - 1;
    while (after < m_rows.size() && !isEntry(after)) {
        ++after;
    }
    while (before >= 0 && !isEntry(before)) {
        --before;
    }
    if (before < 0 || after >= m_rows.size()) {
        return before >= 0 ? markOf(before).key : after < m_rows.size() ? markOf(after).key : 0;
    }
    return at.us - markOf(before).at.us < markOf(after).at.us - at.us ? markOf(before).key : markOf(after).key;
}

int TimelineModel::rowOfDay(QDate day) const
{
    const int row = firstRowAt({day.startOfDay(m_moment.zone).toMSecsSinceEpoch() * 1000});
    return row < m_rows.size() ? row : -1;
}

bool TimelineModel::hasOnDay(QDate day) const
{
    const int row = rowOfDay(day);
    return row >= 0 && dayOf(markOf(row).at, m_moment.zone) == day;
}

void TimelineModel::lookForNews()
{
    const auto first = std::find_if(m_marks.cbegin(), m_marks.cend(), [this](const TimelineMark& mark) {
        return !mark.read && !mark.happening && m_thisCase != 0 && mark.caseNumber == m_thisCase;
    });
    m_firstNew = first == m_marks.cend() ? 0 : first->key;
}

void TimelineModel::makeRows()
{
    m_sentences.clear();
    m_rows = timelineRows(m_marks, m_filter, m_thisCase, m_moment.zone, m_firstNew);
    m_counts = timelineCounts(m_marks, m_thisCase);
}

void TimelineModel::learnSubjects(const QList<InteractionKey>& keys)
{
    for (const InteractionKey key : keys) {
        const TimelineEntry* entry = m_entries.find(key);
        if (entry && entry->caseNumber != 0 && !entry->happening) {
            m_caseSubjects.insert(entry->caseNumber, entry->caseSubject);
        }
    }
}

} // namespace threadline
