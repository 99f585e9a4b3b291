// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/outbox_rows.h"

#include "core/cases/case_directory.h"
#include "core/customers/customer_directory.h"
#include "core/history/interaction_events.h"
#include "core/history/interaction_reading.h"
#include "core/log/event_log.h"
#include "core/log/timeline_key.h"
#include "core/outbound/outbox_reading.h"

namespace threadline {

QList<OutboxRow> readOutbox(Database& database)
{
    constexpr int latest = 200;
    QList<OutboxRow> rows;
    const QList<OutboxItem> items = latestOutboxItems(database, latest);
    for (const OutboxItem& item : items) {
        const auto queued = readEvent(database, item.seq, false);
        if (!queued) {
            continue;
        }
        const Interaction interaction = interactionFrom(*queued);
        OutboxRow row;
        row.id = item.id;
        row.key = timelineKey(interaction.at, item.seq);
        row.inCase = caseOfInteraction(database, item.seq).value_or(CaseId());
        if (const auto inCase = readCase(database, row.inCase)) {
            row.caseNumber = inCase->number;
        }
        row.customer = interaction.customer;
        row.customerName = displayName(database, interaction.customer);
        row.account = item.account;
        row.to = interaction.to.isEmpty() ? QString() : interaction.to.first().address;
        row.subject = interaction.subject;
        row.state = item.state;
        row.queuedAt = interaction.at;
        row.dueAt = item.dueAt;
        row.scheduled = item.scheduled;
        row.news = item.news;
        row.attempts = item.attempts;
        row.problem = item.problem;
        row.remedy = remedyFromName(item.remedy);
        rows.append(row);
    }
    return rows;
}

} // namespace threadline
