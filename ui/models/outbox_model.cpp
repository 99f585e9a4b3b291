// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/outbox_model.h"

#include "ui/models/time_words.h"

#include <algorithm>

namespace threadline {

namespace {

int urgency(const OutboxRow& row)
{
    switch (row.state) {
    case Delivery::InDoubt:
    case Delivery::Failed:
    case Delivery::Held:
        return 0;
    case Delivery::Queued:
    case Delivery::Sending:
        return 1;
    default:
        return 2;
    }
}

} // namespace

OutboxRemedy outboxRemedy(const OutboxRow& row)
{
    switch (row.state) {
    case Delivery::Queued:
        return row.scheduled ? OutboxRemedy::Scheduled : OutboxRemedy::Undo;
    case Delivery::Held:
        return OutboxRemedy::Held;
    case Delivery::Failed:
        return OutboxRemedy::Retry;
    case Delivery::InDoubt:
        return OutboxRemedy::Check;
    default:
        return OutboxRemedy::None;
    }
}

QString outboxStateWords(const OutboxRow& row, Timestamp now)
{
    switch (row.state) {
    case Delivery::Queued: {
        const qint64 seconds = (row.dueAt.us - now.us + 999'999) / 1'000'000;
        const QString verb =
            row.attempts > 0 ? QStringLiteral("Tries again") : QStringLiteral("Leaves");
        if (seconds <= 0) {
            return verb + QStringLiteral(" now");
        }
        return seconds < 120 ? QStringLiteral("%1 in %2 s").arg(verb).arg(seconds)
                             : QStringLiteral("%1 at %2").arg(verb, momentWords(row.dueAt, now));
    }
    case Delivery::Held:
        return QStringLiteral("Held");
    case Delivery::Sending:
        return QStringLiteral("Sending");
    case Delivery::Sent:
        return QStringLiteral("Sent");
    case Delivery::Failed:
        return QStringLiteral("Not sent");
    case Delivery::InDoubt:
        return QStringLiteral("In doubt");
    case Delivery::Cancelled:
        return QStringLiteral("Taken back");
    case Delivery::Received:
        break;
    }
    return {};
}

void OutboxModel::setRows(QList<OutboxRow> rows)
{
    std::stable_sort(rows.begin(), rows.end(), [](const OutboxRow& a, const OutboxRow& b) {
        return urgency(a) != urgency(b) ? urgency(a) < urgency(b) : a.queuedAt > b.queuedAt;
    });
    const bool sameOrder =
        std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(), m_rows.cend(),
                   [](const OutboxRow& a, const OutboxRow& b) { return a.id == b.id; });
    if (!sameOrder) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (int i = 0; i < rows.size(); ++i) {
        if (!(rows[i] == m_rows[i])) {
            m_rows[i] = rows[i];
            Q_EMIT dataChanged(index(i), index(i));
        }
    }
}

int OutboxModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant OutboxModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const OutboxRow& row = m_rows[index.row()];
    switch (role) {
    case RowRole:
        return QVariant::fromValue(row);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        QStringList words{outboxStateWords(row, currentMoment()), row.customerName, row.subject,
                          row.problem};
        words.removeAll(QString());
        return words.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

int OutboxModel::troubled() const
{
    return static_cast<int>(std::count_if(m_rows.cbegin(), m_rows.cend(),
                                          [](const OutboxRow& row) { return urgency(row) == 0; }));
}

int OutboxModel::pending() const
{
    return static_cast<int>(std::count_if(m_rows.cbegin(), m_rows.cend(),
                                          [](const OutboxRow& row) { return urgency(row) == 1; }));
}

} // namespace threadline
