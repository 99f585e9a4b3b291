// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/interaction_reading.h"

#include "core/history/interaction_events.h"
#include "core/log/event_log.h"
#include "core/log/timeline_key.h"

namespace threadline {

std::optional<Interaction> readInteraction(Database& database, qint64 key)
{
    Statement& row =
        database.statement("SELECT delivery, read, customer, origin, case_id FROM interaction WHERE key = ?");
    row.with(key);
    if (!row.step()) {
        return std::nullopt;
    }
    const QString delivery = row.text(0);
    const bool read = row.integer(1) != 0;
    const CustomerId customer(row.uuid(2));
    const auto origin = row.isNull(3) ? std::nullopt : std::optional(CustomerId(row.uuid(3)));
    const auto inCase = row.isNull(4) ? std::nullopt : std::optional(CaseId(row.uuid(4)));
    row.reset();
    const auto event = readEvent(database, seqOfTimelineKey(key), true);
    if (!event) {
        return std::nullopt;
    }
    Interaction interaction = interactionFrom(*event);
    interaction.delivery = deliveryFromName(delivery).value_or(Delivery::Received);
    interaction.read = read;
    interaction.customer = customer;
    interaction.mergedFrom = origin;
    interaction.inCase = inCase;
    return interaction;
}

std::optional<qint64> seqByExternalKey(Database& database, const QByteArray& externalKey)
{
    Statement& query = database.statement("SELECT seq FROM external_key WHERE key = ?");
    query.with(externalKeyHash(externalKey));
    if (!query.step()) {
        return std::nullopt;
    }
    const qint64 seq = query.integer(0);
    query.reset();
    return seq;
}

std::optional<qint64> timelineKeyOf(Database& database, InteractionId id)
{
    Statement& query = database.statement(
        "SELECT i.key FROM event e JOIN interaction i ON i.seq = e.seq WHERE e.id = ?");
    query.with(id.uuid());
    if (!query.step()) {
        return std::nullopt;
    }
    const qint64 key = query.integer(0);
    query.reset();
    return key;
}

std::optional<Timestamp> lastMessageFrom(Database& database, CustomerId customer, const ChannelName& channel)
{
    Statement& query = database.statement("SELECT at FROM interaction WHERE customer = ? AND channel = ? "
                                          "AND kind = 'message' AND direction = 'inbound' ORDER BY key DESC LIMIT 1");
    query.with(customer.uuid(), channel);
    if (!query.step()) {
        return std::nullopt;
    }
    const Timestamp at{query.integer(0)};
    query.reset();
    return at;
}

std::optional<qint64> timelineKeyOfSeq(Database& database, qint64 seq)
{
    Statement& query = database.statement("SELECT key FROM interaction WHERE seq = ?");
    query.with(seq);
    if (!query.step()) {
        return std::nullopt;
    }
    const qint64 key = query.integer(0);
    query.reset();
    return key;
}

std::optional<CaseId> caseOfInteraction(Database& database, qint64 seq)
{
    Statement& query = database.statement("SELECT case_id FROM interaction WHERE seq = ?");
    query.with(seq);
    if (!query.step()) {
        return std::nullopt;
    }
    const auto inCase = query.isNull(0) ? std::nullopt : std::optional(CaseId(query.uuid(0)));
    query.reset();
    return inCase;
}

} // namespace threadline
