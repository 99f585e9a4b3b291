// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/interaction_projection.h"

#include "core/history/interaction_events.h"
#include "core/log/timeline_key.h"

#include <QJsonArray>

#include <array>

namespace threadline {

namespace {

struct Transition
{
    QLatin1String kind;
    Delivery delivery;
};

constexpr std::array transitions{
    Transition{QLatin1String("message.held"), Delivery::Held},
    Transition{QLatin1String("message.released"), Delivery::Queued},
    Transition{QLatin1String("message.sending"), Delivery::Sending},
    Transition{QLatin1String("message.sent"), Delivery::Sent},
    Transition{QLatin1String("message.failed"), Delivery::Failed},
    Transition{QLatin1String("message.in_doubt"), Delivery::InDoubt},
    Transition{QLatin1String("message.requeued"), Delivery::Queued},
    Transition{QLatin1String("message.cancelled"), Delivery::Cancelled},
};

} // namespace

QStringList InteractionProjection::tables() const
{
    return {QStringLiteral("interaction"), QStringLiteral("external_key")};
}

void InteractionProjection::apply(Database& database, const Event& event)
{
    if (event.kind == QLatin1String("message.received") || event.kind == QLatin1String("message.queued")) {
        add(database, event);
    } else if (event.kind == QLatin1String("message.flags_changed")) {
        database
            .statement("UPDATE interaction SET read = ? WHERE seq = (SELECT seq FROM event WHERE id = ?)")
            .run(event.body.value(QLatin1String("read")).toBool(),
                 QUuid::fromString(event.body.value(QLatin1String("message")).toString()));
    } else if (event.kind == QLatin1String("touch.withdrawn") || event.kind == QLatin1String("touch.restored")) {
        withdraw(database, event, event.kind == QLatin1String("touch.withdrawn"));
    } else if (event.kind == QLatin1String("customer.merged")) {
        followMerge(database, event);
    } else if (event.kind == QLatin1String("customer.unmerged")) {
        followUnmerge(database, event);
    } else if (event.kind == QLatin1String("identity.moved")) {
        followIdentity(database, event);
    } else if (event.kind == QLatin1String("case.customer_changed")) {
        // What has no identity of its own, a note, goes where its case goes.
        database
            .statement("UPDATE interaction SET customer = h.id, origin = nullif(c.id, h.id) "
                       "FROM customer c JOIN customer h ON h.key = c.head WHERE c.id = ? AND "
                       "interaction.case_id = ? AND interaction.direction = 'internal'")
            .run(QUuid::fromString(event.body.value(QLatin1String("customer")).toString()), event.subject);
    } else if (event.kind == QLatin1String("case.read")) {
        database.statement("UPDATE interaction SET read = 2 WHERE case_id = ? AND read = 0").run(event.subject);
    } else {
        setDelivery(database, event);
    }
}

void InteractionProjection::add(Database& database, const Event& event)
{
    const QJsonObject& body = event.body;
    const auto textAt = [&](QLatin1String name) { return body.value(name).toString(); };
    const bool queued = event.kind == QLatin1String("message.queued");
    Statement& insert = database.statement(
        "INSERT INTO interaction(key, seq, customer, case_id, at, channel, kind, direction, delivery, read, "
        "text_size, attachments, said, origin) SELECT ?1,?2,coalesce(h.id,?3),?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,"
        "CASE WHEN h.id <> ?3 THEN ?3 END "
        "FROM (SELECT 1) LEFT JOIN customer c ON c.id = ?3 LEFT JOIN customer h ON h.key = c.head");
    insert.with(timelineKey(event.at, event.seq), event.seq, event.subject, nullptr, event.at.us,
                textAt(QLatin1String("channel")), textAt(QLatin1String("kind")),
                textAt(QLatin1String("direction")),
                deliveryName(queued ? Delivery::Queued : Delivery::Received),
                body.value(QLatin1String("read")).toBool(),
                body.value(QLatin1String("text_size")).toInteger(),
                static_cast<qint64>(body.value(QLatin1String("attachments")).toArray().size()),
                !queued && textAt(QLatin1String("direction")) != QLatin1String("internal"));
    const QString inCase = textAt(QLatin1String("case"));
    if (!inCase.isEmpty()) {
        insert.bind(4, QUuid::fromString(inCase));
    }
    insert.step();
    const QString externalKey = textAt(QLatin1String("external_key"));
    if (!externalKey.isEmpty()) {
        // A colleague's machine may have brought it first: then the hub refuses this one, which is here until it says so.
        database.statement("INSERT OR IGNORE INTO external_key(key, seq) VALUES(?,?)")
            .run(externalKeyHash(externalKey.toUtf8()), event.seq);
    }
}

void InteractionProjection::withdraw(Database& database, const Event& event, bool withdrawn)
{
    database
        .statement("UPDATE interaction SET delivery = ?1, said = iif(?2, 0, direction <> 'internal') "
                   "WHERE seq = (SELECT seq FROM event WHERE id = ?3)")
        .run(deliveryName(withdrawn ? Delivery::Cancelled : Delivery::Received), withdrawn,
             QUuid::fromString(event.body.value(QLatin1String("message")).toString()));
}

/// What belongs to whom follows from whose it was and under whom that one is shown now; looked for
/// among what was shown under `before`.
void InteractionProjection::showUnderHeads(Database& database, const QUuid& before)
{
    database
        .statement("UPDATE interaction SET origin = nullif(coalesce(origin, customer), h.id), customer = h.id "
                   "FROM customer c JOIN customer h ON h.key = c.head "
                   "WHERE c.id = coalesce(interaction.origin, interaction.customer) AND interaction.customer = ?")
        .run(before);
}

void InteractionProjection::followMerge(Database& database, const Event& event)
{
    Statement& row = database.statement(
        "SELECT f.id FROM customer_merge m JOIN customer f ON f.key = m.from_key WHERE m.event = ?");
    row.with(event.id.uuid());
    if (row.step()) {
        const QUuid from = row.uuid(0);
        row.reset();
        showUnderHeads(database, from);
    }
}

void InteractionProjection::followUnmerge(Database& database, const Event& event)
{
    Statement& row = database.statement("SELECT h.id FROM customer_merge m JOIN customer i ON i.key = m.into_key "
                                        "JOIN customer h ON h.key = i.head WHERE m.event = ?");
    row.with(QUuid::fromString(event.body.value(QLatin1String("merge")).toString()));
    if (row.step()) {
        const QUuid head = row.uuid(0);
        row.reset();
        showUnderHeads(database, head);
    }
}

void InteractionProjection::followIdentity(Database& database, const Event& event)
{
    const QJsonObject identity = event.body.value(QLatin1String("identity")).toObject();
    database
        .statement("UPDATE interaction SET customer = h.id, origin = nullif(t.id, h.id) "
                   "FROM customer t JOIN customer h ON h.key = t.head, customer l JOIN customer lh ON lh.key = l.head "
                   "WHERE t.id = ?1 AND l.id = ?2 AND interaction.customer = lh.id AND "
                   "coalesce(interaction.origin, interaction.customer) = l.id AND EXISTS(SELECT 1 FROM event e "
                   "WHERE e.seq = interaction.seq AND json_extract(e.body, '$.identity.kind') = ?3 AND "
                   "json_extract(e.body, '$.identity.value') = ?4)")
        .run(QUuid::fromString(event.body.value(QLatin1String("to")).toString()), event.subject,
             identity.value(QLatin1String("kind")).toString(), identity.value(QLatin1String("value")).toString());
}

void InteractionProjection::setDelivery(Database& database, const Event& event)
{
    for (const Transition& transition : transitions) {
        if (event.kind == transition.kind) {
            database
                .statement("UPDATE interaction SET delivery = ?1, said = said OR ?1 = 'sending' "
                           "WHERE seq = (SELECT seq FROM event WHERE id = ?2)")
                .run(deliveryName(transition.delivery),
                     QUuid::fromString(event.body.value(QLatin1String("message")).toString()));
            return;
        }
    }
}

} // namespace threadline
