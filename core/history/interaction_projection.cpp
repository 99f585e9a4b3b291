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
    } else if (event.kind == QLatin1String("case.read")) {
        database.statement("UPDATE interaction SET read = 1 WHERE case_id = ? AND read = 0").run(event.subject);
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
        "text_size, attachments, said) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)");
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
        database.statement("INSERT INTO external_key(key, seq) VALUES(?,?)")
            .run(externalKeyHash(externalKey.toUtf8()), event.seq);
    }
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
