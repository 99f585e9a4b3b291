// SPDX-License-Identifier: GPL-3.0-or-later
//
// The queue as a list of which only the looked-at part is here: the number of rows is known at
// once, the rows come in windows of a hundred as they are asked for, and at most a few windows are
// kept. When the queue changes, the windows in sight are asked for again and every selection
// follows its case to its new place. Thread: the GUI thread.
#pragma once

#include "core/workspace/views.h"
#include "ui/models/latest_answer.h"

#include <QAbstractListModel>
#include <QHash>

#include <functional>

namespace threadline {

class QueueModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { RowRole = Qt::UserRole + 1 };

    static constexpr int windowRows = 100;

    /// Where windows come from; in the desk, Workspace::queue.
    using Source =
        std::function<QFuture<Expected<QueuePage>>(const QueueFilter&, int offset, int limit)>;

    explicit QueueModel(Source source, QObject* parent = nullptr);

    /// Shows another view or tab: empties the list and asks for its beginning.
    void setFilter(const QueueFilter& filter);
    const QueueFilter& filter() const { return m_filter; }
    /// Asks again for what is in sight. Cheap to call often: while an answer is on its way, any
    /// number of calls make one more question.
    void refresh();
    /// Who else looks at which case now, in words.
    void setCompany(const QHash<CaseId, QString>& company);
    /// Which rows the view shows; they decide what refresh() asks for and what is kept.
    void setVisibleRows(int first, int last);

    int rowCount(const QModelIndex& parent = {}) const override;
    /// DisplayRole and AccessibleTextRole say the row in words, RowRole is the QueueRow. All are
    /// empty for a row that is still on its way, which is then asked for.
    QVariant data(const QModelIndex& index, int role) const override;

    /// The row at this place, when it is here.
    const QueueRow* rowAt(int row) const;
    /// Where a case is among the rows that are here; -1 when it is not.
    int rowOf(CaseId id) const;
    bool isEmpty() const { return m_answered && m_total == 0; }
    /// Nothing is on its way.
    bool isSettled() const;
    int loadedRows() const { return static_cast<int>(m_rows.size()); }

Q_SIGNALS:
    /// An answer was taken in: rows or their number changed, or not.
    void answered();
    /// The store could not answer; one sentence. What was shown stays.
    void failed(const QString& sentence);
    void settled();

private:
    struct Window
    {
        int offset = 0;
        int limit = 0;
    };

    void want(int row) const;
    void askNext();
    void take(const Expected<QueuePage>& answer);
    void resize(int total);
    void place(const QueuePage& page);
    void forgetFarRows();
    Window windowInSight() const;

    Source m_source;
    QueueFilter m_filter;
    int m_total = 0;
    QHash<int, QueueRow> m_rows;
    QHash<CaseId, QString> m_company;
    Window m_asked;
    int m_firstVisible = 0;
    int m_lastVisible = 0;
    bool m_answered = false;
    bool m_stale = false;
    mutable QList<int> m_wanted; ///< offsets of windows that data() missed, the newest last
    mutable bool m_askScheduled = false;
    LatestAnswer<QueuePage> m_answer;
};

/// The row in one line for screen readers and searches by typing.
QString queueRowInWords(const QueueRow& row, Timestamp now);

} // namespace threadline

Q_DECLARE_METATYPE(threadline::QueueRow)
