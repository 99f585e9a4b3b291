// SPDX-License-Identifier: GPL-3.0-or-later
//
// A filter of the queue as SQL over `cases c`: its condition with the values for it, and its order.
#pragma once

#include "core/workspace/queue_reading.h"

#include <variant>
#include <vector>

namespace threadline {

class QueueCondition
{
public:
    /// Answers the search of `filter`, when it has one, on `database`.
    QueueCondition(Database& database, const QueueFilter& filter, const QueueAsker& asker);

    /// " WHERE …", its parameters the first ones of a statement.
    const std::string& where() const { return m_where; }
    /// Binds them; answers the number of the next parameter.
    int bind(Statement& statement) const;

private:
    using Value = std::variant<qint64, QString, QUuid>;

    void require(std::string_view condition);
    void require(std::string_view condition, Value value);
    void requireTab(QueueFilter::Tab tab, Timestamp now);
    void requireView(QueueFilter::View view, const QString& agent);
    void requireStatuses(const QList<CaseStatus>& statuses);
    void requireFound(const QList<qint64>& cases);
    void requireSla(SlaBand band, Timestamp now);

    std::string m_where = " WHERE 1";
    std::vector<Value> m_values;
};

/// " ORDER BY …"
std::string queueOrder(const QueueFilter& filter);

} // namespace threadline
