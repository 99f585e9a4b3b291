// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/queue_reading.h"

#include "core/customers/customer_directory.h"

namespace threadline {

namespace {

std::string_view tabCondition(QueueFilter::Tab tab)
{
    switch (tab) {
    case QueueFilter::Tab::Open:
        return "c.status IN ('new', 'open')";
    case QueueFilter::Tab::Waiting:
        return "c.status IN ('waiting', 'on_hold')";
    case QueueFilter::Tab::Solved:
        return "c.status IN ('solved', 'closed')";
    }
    return "0";
}

/// ?1 is the agent's name in every view, so that the parameters are the same.
std::string_view viewCondition(QueueFilter::View view)
{
    switch (view) {
    case QueueFilter::View::All:
        return "(?1 = ?1)";
    case QueueFilter::View::Mine:
        return "c.assignee = ?1";
    case QueueFilter::View::Unassigned:
        return "(c.assignee = '' AND ?1 = ?1)";
    }
    return "0";
}

std::string where(std::string_view view, std::string_view tab)
{
    return std::string(" WHERE ").append(view).append(" AND ").append(tab);
}

/// Of the replies of a case that need a person, the one that matters most.
constexpr std::string_view troubleColumn =
    "(SELECT CASE max(i.delivery = 'in_doubt') WHEN 1 THEN 'in_doubt' ELSE 'failed' END FROM "
    "interaction i "
    " WHERE i.case_id = c.id AND i.delivery IN ('failed', 'in_doubt') HAVING count(*) > 0)";

} // namespace

QueuePage readQueue(Database& database, const QueueFilter& filter, const QString& agent, int offset,
                    int limit)
{
    const std::string condition = where(viewCondition(filter.view), tabCondition(filter.tab));
    QueuePage page;
    Statement count = database.prepare("SELECT count(*) FROM cases c" + condition);
    count.with(agent);
    count.step();
    page.total = count.integer(0);

    // Whoever waits longest comes first among what is ours to do; elsewhere the latest.
    const bool ours = filter.tab == QueueFilter::Tab::Open;
    std::string sql =
        "SELECT c.id, c.number, c.customer, c.last_channel, c.last_at, c.waiting_since, c.subject, "
        "c.last_words, c.status, c.assignee, "
        "EXISTS(SELECT 1 FROM interaction i WHERE i.case_id = c.id AND i.read = 0), ";
    sql.append(troubleColumn).append(" FROM cases c").append(condition);
    sql += ours ? " ORDER BY c.waiting_since = 0, c.last_at DESC, c.key DESC"
                : " ORDER BY c.last_at DESC, c.key DESC";
    sql += " LIMIT ?2 OFFSET ?3";
    Statement rows = database.prepare(sql);
    rows.with(agent, limit, offset);
    while (rows.step()) {
        QueueRow row;
        row.id = CaseId(rows.uuid(0));
        row.number = rows.integer(1);
        row.customer = CustomerId(rows.uuid(2));
        row.customerName = displayName(database, row.customer);
        row.channel = rows.text(3);
        row.lastAt = {rows.integer(4)};
        row.waitingSince = {rows.integer(5)};
        row.subject = rows.text(6);
        row.lastWords = rows.text(7);
        row.status = caseStatusFromName(rows.text(8)).value_or(CaseStatus::New);
        row.assignee = rows.text(9);
        row.unread = rows.integer(10) != 0;
        row.trouble = deliveryFromName(rows.text(11)).value_or(Delivery::Received);
        page.rows.append(row);
    }
    return page;
}

QueueCounts countQueue(Database& database, QueueFilter::View view, const QString& agent)
{
    QueueCounts counts;
    Statement rows =
        database.prepare("SELECT c.status, count(*), sum(EXISTS(SELECT 1 FROM interaction i WHERE "
                         "i.case_id = c.id AND i.read = 0)) FROM cases c WHERE " +
                         std::string(viewCondition(view)) + " GROUP BY c.status");
    rows.with(agent);
    while (rows.step()) {
        const auto status = caseStatusFromName(rows.text(0)).value_or(CaseStatus::New);
        const qint64 number = rows.integer(1);
        switch (status) {
        case CaseStatus::New:
        case CaseStatus::Open:
            counts.open += number;
            counts.unread += rows.integer(2);
            break;
        case CaseStatus::Waiting:
        case CaseStatus::OnHold:
            counts.waiting += number;
            break;
        case CaseStatus::Solved:
        case CaseStatus::Closed:
            counts.solved += number;
            break;
        }
    }
    return counts;
}

} // namespace threadline
