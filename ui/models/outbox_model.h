// SPDX-License-Identifier: GPL-3.0-or-later
//
// The outbox as a list: what needs a person first, then what is about to leave, then what arrived
// lately; within each, the newest first. Thread: the GUI thread.
#pragma once

#include "core/workspace/views.h"

#include <QAbstractListModel>

namespace threadline {

/// What a person can do about a reply in the outbox.
enum class OutboxRemedy { None, Undo, Scheduled, Held, Retry, Check };

class OutboxModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { RowRole = Qt::UserRole + 1 };

    using QAbstractListModel::QAbstractListModel;

    void setRows(QList<OutboxRow> rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    const OutboxRow& rowAt(int row) const { return m_rows[row]; }
    /// Replies that need a person: held, failed or in doubt.
    int troubled() const;
    /// Replies that have not left yet.
    int pending() const;

private:
    QList<OutboxRow> m_rows;
};

OutboxRemedy outboxRemedy(const OutboxRow& row);
/// The state in words: "Leaves in 8 s", "Sending", "Sent", "Not sent", "In doubt", "Taken back".
QString outboxStateWords(const OutboxRow& row, Timestamp now);

} // namespace threadline

Q_DECLARE_METATYPE(threadline::OutboxRow)
