// SPDX-License-Identifier: GPL-3.0-or-later
//
// One customer's timeline as the pane shows it: its rows under a filter, the entries at hand, and
// how far along it is. No widgets. Rows are not a QAbstractItemModel: one column, one view, and a
// hundred thousand rows that are all known at once.
//
// Thread: GUI. The source outlives this.
#pragma once

#include "ui/models/timeline_counts.h"
#include "ui/models/timeline_entries.h"
#include "ui/models/timeline_rows.h"

#include <functional>

namespace threadline {

/// Where and when the person at the desk is.
struct TimelineMoment
{
    std::function<Timestamp()> now;
    QTimeZone zone = QTimeZone::systemTimeZone();
    QLocale locale;
};

class TimelineModel final : public QObject
{
    Q_OBJECT

public:
    enum class State { Empty, Loading, Ready, Failed };

    explicit TimelineModel(TimelineSource& source, TimelineMoment moment,
                           QObject* parent = nullptr);

    /// A customer was chosen; what is shown of the one before goes away.
    void startLoading();
    /// The history of the customer chosen last, oldest first. `complete` false: only its newest end,
    /// the rest follows by updateHistory().
    void setHistory(const QList<TimelineMark>& marks, qint64 thisCase, bool complete = true);
    /// The same customer's whole history, changed: entries at hand stay and are read again.
    void updateHistory(const QList<TimelineMark>& marks);
    /// The history cannot be shown: why, in one sentence.
    void fail(const QString& sentence);
    void clear();

    void setThisCase(qint64 number);
    qint64 thisCase() const { return m_thisCase; }
    void setFilter(const TimelineFilter& filter);
    const TimelineFilter& filter() const { return m_filter; }

    State state() const { return m_state; }
    const QString& problem() const { return m_problem; }
    /// Counts and marks are those of the whole history.
    bool isComplete() const { return m_complete; }
    const TimelineCounts& counts() const { return m_counts; }
    const QList<TimelineMark>& marks() const { return m_marks; }

    /// The first entry of this case that the person had not seen when it was opened; 0: none. It
    /// stays until another case is opened.
    InteractionKey firstNew() const { return m_firstNew; }
    /// Entries after `key` that are new: unseen at opening, or came since.
    int newAfter(InteractionKey key) const;
    /// The entry shown that is nearest to a moment; 0: there is none.
    InteractionKey nearestEntry(Timestamp at) const;
    /// The first row of the first day with something shown, on `day` or after it; -1: nothing follows.
    int rowOfDay(QDate day) const;
    /// Something shown happened on that day.
    bool hasOnDay(QDate day) const;

    int rowCount() const { return int(m_rows.size()); }
    const TimelineRow& row(int index) const { return m_rows.at(index); }
    const TimelineMark& markOf(int index) const { return m_marks.at(m_rows.at(index).mark); }
    /// The row of an entry, or of the first one after it when the filter hides it; -1: none.
    int rowOf(InteractionKey key) const;
    bool has(InteractionKey key) const;
    /// What a row needs read: its entry, or all that was done; nothing for the other lines.
    QList<InteractionKey> keysOf(int index) const;
    /// The words of a line; empty while what was done is still to be read.
    QString lineText(int index) const;

    TimelineEntries& entries() { return m_entries; }
    const TimelineEntries& entries() const { return m_entries; }
    const TimelineMoment& moment() const { return m_moment; }

Q_SIGNALS:
    /// state(), problem() or counts() changed.
    void stateChanged();
    /// Another customer's rows are there, or none.
    void replaced();
    /// The rows of the same customer changed: a filter, new marks, a new day.
    void rowsChanged();
    /// thisCase() or firstNew() is another one of the same customer.
    void thisCaseChanged();
    /// Entries, or the case lines above them, have other contents than before.
    void entriesChanged(const QList<threadline::InteractionKey>& keys);

private:
    void makeRows();
    void lookForNews();
    QString happeningText(int index) const;
    int firstRowAt(Timestamp at) const;
    void learnSubjects(const QList<InteractionKey>& keys);

    TimelineMoment m_moment;
    TimelineEntries m_entries;
    State m_state = State::Empty;
    QString m_problem;
    QList<TimelineMark> m_marks;
    QList<TimelineRow> m_rows;
    TimelineFilter m_filter;
    TimelineCounts m_counts;
    qint64 m_thisCase = 0;
    bool m_complete = true;
    InteractionKey m_firstNew = 0;
    InteractionKey m_lastAtOpening = 0;
    QHash<qint64, QString> m_caseSubjects; ///< by case number, as entries brought them
    mutable QHash<int, QString> m_sentences; ///< of rows, once made
};

} // namespace threadline
