// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/queue_condition.h"

#include "core/workspace/search_reading.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace threadline {

QueueCondition::QueueCondition(Database& database, const QueueFilter& filter, const QueueAsker& asker)
{
    requireTab(filter.tab, asker.now);
    requireView(filter.view, asker.agent);
    requireStatuses(filter.statuses);
    if (!filter.tag.isEmpty()) {
        require("EXISTS(SELECT 1 FROM case_tag t WHERE t.case_id = c.id AND t.tag = ?)", filter.tag);
    }
    if (filter.priority) {
        require("c.priority = ?", casePriorityName(*filter.priority));
    }
    if (filter.assignee) {
        require("c.assignee = ?", *filter.assignee);
    }
    if (filter.customer) {
        require("c.customer = ?", filter.customer->uuid());
    }
    if (!filter.search.trimmed().isEmpty()) {
        requireFound(casesFound(database, filter.search, asker.agent, asker.now));
    }
    if (filter.sla) {
        requireSla(*filter.sla, asker.now);
    }
}

int QueueCondition::bind(Statement& statement) const
{
    int parameter = 0;
    for (const Value& value : m_values) {
        ++parameter;
        std::visit([&](const auto& one) { statement.bind(parameter, one); }, value);
    }
    return parameter + 1;
}

void QueueCondition::require(std::string_view condition)
{
    m_where.append(" AND ").append(condition);
}

void QueueCondition::require(std::string_view condition, Value value)
{
    require(condition);
    m_values.push_back(std::move(value));
}

void QueueCondition::requireTab(QueueFilter::Tab tab, Timestamp now)
{
    if (tab != QueueFilter::Tab::Any) {
        require("c.merged_into IS NULL"); // with what follows it, as the indexes of the queue have it
    }
    if (tab != QueueFilter::Tab::Any && tab != QueueFilter::Tab::Solved) {
        require("c.status NOT IN ('solved', 'closed')");
    }
    switch (tab) {
    case QueueFilter::Tab::Open:
        return require("c.status IN ('new', 'open') AND c.snoozed_until <= ?", now.us);
    case QueueFilter::Tab::Waiting:
        return require("c.status IN ('waiting', 'on_hold') AND c.snoozed_until <= ?", now.us);
    case QueueFilter::Tab::Solved:
        return require("c.status IN ('solved', 'closed')");
    case QueueFilter::Tab::Snoozed:
        return require("c.snoozed_until > ?", now.us);
    case QueueFilter::Tab::Any:
        return;
    }
}

void QueueCondition::requireView(QueueFilter::View view, const QString& agent)
{
    switch (view) {
    case QueueFilter::View::All:
        return;
    case QueueFilter::View::Mine:
        return require("c.assignee = ?", agent);
    case QueueFilter::View::Unassigned:
        return require("c.assignee = ''");
    }
}

void QueueCondition::requireStatuses(const QList<CaseStatus>& statuses)
{
    if (statuses.isEmpty()) {
        return;
    }
    std::string list;
    for (const CaseStatus status : statuses) {
        list.append(list.empty() ? "?" : ", ?");
        m_values.emplace_back(caseStatusName(status));
    }
    require("c.status IN (" + list + ")");
}

void QueueCondition::requireFound(const QList<qint64>& cases)
{
    QJsonArray keys;
    for (const qint64 key : cases) {
        keys.append(key);
    }
    require("c.key IN (SELECT value FROM json_each(?))",
            QString::fromLatin1(QJsonDocument(keys).toJson(QJsonDocument::Compact)));
}

void QueueCondition::requireSla(SlaBand band, Timestamp now)
{
    switch (band) {
    case SlaBand::Fine:
        return require("c.id IN (SELECT s.case_id FROM sla_case s WHERE s.due_at IS NOT NULL)");
    case SlaBand::Amber:
        return require("c.id IN (SELECT s.case_id FROM sla_case s WHERE s.due_at IS NOT NULL AND s.amber_at <= ?)",
                       now.us);
    case SlaBand::Red:
        return require("c.id IN (SELECT s.case_id FROM sla_case s WHERE s.due_at <= ?)", now.us);
    }
}

std::string queueOrder(const QueueFilter& filter)
{
    // Moments, not bands: so the order changes when something happens and not because time passes.
    const std::string due = "coalesce((SELECT s.due_at FROM sla_case s WHERE s.case_id = c.id), 9223372036854775807), ";
    const std::string latest = "c.last_at DESC, c.key DESC";
    const std::string longest = "c.waiting_since = 0, c.waiting_since, ";
    switch (filter.sort) {
    case QueueFilter::Sort::Usual:
        // What is due, then whoever waits, come first among what is ours to do; elsewhere the latest.
        return " ORDER BY " + (filter.tab == QueueFilter::Tab::Open ? due + "c.waiting_since = 0, " + latest : latest);
    case QueueFilter::Sort::Newest:
        return " ORDER BY " + latest;
    case QueueFilter::Sort::LongestWaiting:
        return " ORDER BY " + longest + latest;
    case QueueFilter::Sort::PriorityFirst:
        return " ORDER BY CASE c.priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END, "
               + longest + latest;
    case QueueFilter::Sort::SlaFirst:
        return " ORDER BY " + due + "c.waiting_since = 0, " + latest;
    }
    return {};
}

} // namespace threadline
