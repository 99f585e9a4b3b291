// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outbound/outbox_reading.h"

namespace threadline {

namespace {

constexpr std::string_view columns =
    "SELECT seq, id, account, message_id, state, handed, filed, due_at, attempts, problem, remedy, scheduled, seen, "
    "news FROM outbox ";

std::string select(std::string_view rest)
{
    return std::string(columns) += rest;
}

OutboxItem itemFrom(const Statement& row)
{
    OutboxItem item;
    item.seq = row.integer(0);
    item.id = InteractionId(row.uuid(1));
    item.account = row.text(2);
    item.messageId = row.bytes(3);
    item.state = deliveryFromName(row.text(4)).value_or(Delivery::Queued);
    item.handedOver = row.integer(5) != 0;
    item.filed = row.integer(6) != 0;
    item.dueAt = {row.integer(7)};
    item.attempts = static_cast<int>(row.integer(8));
    item.problem = row.text(9);
    item.remedy = row.text(10);
    item.scheduled = row.integer(11) != 0;
    item.seen = row.integer(12);
    const QStringList news = row.text(13).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& id : news) {
        item.news.append(InteractionId::fromText(id).value_or(InteractionId()));
    }
    return item;
}

QList<OutboxItem> all(Statement rows)
{
    QList<OutboxItem> items;
    while (rows.step()) {
        items.append(itemFrom(rows));
    }
    return items;
}

std::optional<OutboxItem> one(Statement row)
{
    return row.step() ? std::optional(itemFrom(row)) : std::nullopt;
}

} // namespace

std::optional<OutboxItem> readOutboxItem(Database& database, InteractionId id)
{
    Statement row = database.prepare(select("WHERE id = ?"));
    row.with(id.uuid());
    return one(std::move(row));
}

std::optional<OutboxItem> readOutboxItem(Database& database, const QByteArray& messageId)
{
    Statement row = database.prepare(select("WHERE message_id = ?"));
    row.with(messageId);
    return one(std::move(row));
}

QList<OutboxItem> unfinishedOutboxItems(Database& database)
{
    return all(database.prepare(
        select("WHERE state IN ('queued', 'held', 'sending', 'failed', 'in_doubt') OR (state = 'sent' AND filed = 0) "
               "ORDER BY seq")));
}

QList<OutboxItem> latestOutboxItems(Database& database, int limit)
{
    Statement rows = database.prepare(select("ORDER BY seq DESC LIMIT ?"));
    rows.with(limit);
    return all(std::move(rows));
}

} // namespace threadline
