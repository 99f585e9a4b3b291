// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/queue_reading.h"

#include "core/cases/case_directory.h"
#include "core/customers/customer_directory.h"
#include "core/workspace/queue_condition.h"

namespace threadline {

namespace {

/// Of the cases of a page, which are chosen and sorted before anything else is asked of them.
/// "trouble": of the replies of a case that need a person, the one that matters most.
constexpr std::string_view columnsOfPage =
    "SELECT c.id, c.number, c.customer, c.last_channel, c.last_at, c.waiting_since, c.subject, "
    "c.last_words, c.status, c.assignee, c.priority, c.snoozed_until, c.skill, "
    "(SELECT group_concat(t.tag, ' ') FROM case_tag t WHERE t.case_id = c.id), "
    "EXISTS(SELECT 1 FROM interaction i WHERE i.case_id = c.id AND i.read = 0), "
    "(SELECT i.delivery FROM interaction i WHERE i.case_id = c.id AND i.delivery IN ('failed', 'in_doubt', 'held') "
    " ORDER BY i.delivery = 'in_doubt' DESC, i.delivery = 'failed' DESC LIMIT 1), "
    "sla.urgent, sla.due_at, sla.amber_at, "
    "(SELECT count(m.agent) FROM swarm s LEFT JOIN swarm_member m ON m.swarm = s.id AND m.state IN ('invited', 'accepted') "
    " WHERE s.case_id = c.id AND s.resolved_at IS NULL HAVING count(*) > 0) "
    "FROM page CROSS JOIN cases c ON c.key = page.key LEFT JOIN sla_case sla ON sla.case_id = c.id";

QueueRow rowOf(Database& database, const Statement& columnsOfRow)
{
    const Statement& from = columnsOfRow;
    QueueRow row;
    row.id = CaseId(from.uuid(0));
    row.number = from.integer(1);
    row.customer = CustomerId(from.uuid(2));
    row.customerName = displayName(database, row.customer);
    row.channel = from.text(3);
    row.lastAt = {from.integer(4)};
    row.waitingSince = {from.integer(5)};
    row.subject = from.text(6);
    row.lastWords = from.text(7);
    row.status = caseStatusFromName(from.text(8)).value_or(CaseStatus::New);
    row.assignee = from.text(9);
    row.priority = casePriorityFromName(from.text(10)).value_or(CasePriority::Normal);
    row.snoozedUntil = {from.integer(11)};
    row.skill = from.text(12);
    row.tags = from.text(13).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    row.tags.sort();
    row.unread = from.integer(14) != 0;
    row.trouble = deliveryFromName(from.text(15)).value_or(Delivery::Received);
    if (const auto target = slaTargetFromName(from.text(16))) {
        row.sla = SlaDue{*target, {from.integer(17)}, {from.integer(18)}};
    }
    if (!from.isNull(19)) {
        row.swarm = static_cast<int>(from.integer(19));
    }
    return row;
}

} // namespace

QueuePage readQueue(Database& database, const QueueFilter& filter, const QueueAsker& asker, int offset, int limit)
{
    const QueueCondition condition(database, filter, asker);
    QueuePage page;
    Statement count = database.prepare("SELECT count(*) FROM cases c" + condition.where());
    condition.bind(count);
    count.step();
    page.total = count.integer(0);

    const std::string order = queueOrder(filter);
    Statement rows = database.prepare("WITH page AS MATERIALIZED (SELECT c.key FROM cases c" + condition.where() + order
                                      + " LIMIT ? OFFSET ?) " + std::string(columnsOfPage) + order);
    const int next = condition.bind(rows);
    rows.bind(next, limit);
    rows.bind(next + 1, offset);
    while (rows.step()) {
        page.rows.append(rowOf(database, rows));
    }
    return page;
}

QList<Case> readFilteredCases(Database& database, const QueueFilter& filter, const QueueAsker& asker, int limit)
{
    const QueueCondition condition(database, filter, asker);
    return readCasesWhere(database, condition.where() + queueOrder(filter) + " LIMIT ?", [&](Statement& rows) {
        const int next = condition.bind(rows);
        rows.bind(next, limit);
    });
}

QueueCounts countQueue(Database& database, QueueFilter::View view, const QueueAsker& asker)
{
    QueueFilter everything;
    everything.view = view;
    everything.tab = QueueFilter::Tab::Any;
    const QueueCondition condition(database, everything, asker);
    QueueCounts counts;
    Statement done = database.prepare("SELECT count(*) FROM cases c" + condition.where()
                                      + " AND c.merged_into IS NULL AND c.status IN ('solved', 'closed')");
    condition.bind(done);
    counts.solved = done.step() ? done.integer(0) : 0;
    Statement rows = database.prepare(
        "SELECT c.status, count(*), sum(EXISTS(SELECT 1 FROM interaction i WHERE i.case_id = c.id AND i.read = 0)), "
        "c.snoozed_until FROM cases c" + condition.where() + " AND c.merged_into IS NULL "
        "AND c.status NOT IN ('solved', 'closed') GROUP BY c.status, c.snoozed_until");
    condition.bind(rows);
    while (rows.step()) {
        const auto status = caseStatusFromName(rows.text(0)).value_or(CaseStatus::New);
        const qint64 number = rows.integer(1);
        if (Timestamp{rows.integer(3)} > asker.now) {
            counts.snoozed += number;
        } else if (status == CaseStatus::New || status == CaseStatus::Open) {
            counts.open += number;
            counts.unread += rows.integer(2);
        } else {
            counts.waiting += number;
        }
    }
    return counts;
}

} // namespace threadline
