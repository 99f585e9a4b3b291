// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outbound/outbox_projection.h"

#include <QJsonArray>

namespace threadline {

namespace {

QString newsIn(const Event& held)
{
    QStringList ids;
    const QJsonArray news = held.body.value(QLatin1String("news")).toArray();
    for (const auto& id : news) {
        ids.append(id.toString());
    }
    return ids.join(QLatin1Char(' '));
}

} // namespace

QStringList OutboxProjection::tables() const
{
    return {QStringLiteral("outbox")};
}

void OutboxProjection::apply(Database& database, const Event& event)
{
    if (!event.kind.startsWith(QLatin1String("message."))) {
        return;
    }
    if (event.kind == QLatin1String("message.queued")) {
        add(database, event);
        return;
    }
    const QJsonObject& body = event.body;
    const QUuid message = QUuid::fromString(body.value(QLatin1String("message")).toString());
    const QString problem = body.value(QLatin1String("problem")).toString();
    if (event.kind == QLatin1String("message.sending")) {
        database.statement("UPDATE outbox SET state = 'sending', handed = 0, attempts = attempts + 1 WHERE id = ?")
            .run(message);
    } else if (event.kind == QLatin1String("message.handed_over")) {
        database.statement("UPDATE outbox SET handed = 1 WHERE id = ?").run(message);
    } else if (event.kind == QLatin1String("message.sent")) {
        database.statement("UPDATE outbox SET state = 'sent', problem = '', remedy = '' WHERE id = ?").run(message);
    } else if (event.kind == QLatin1String("message.failed")) {
        database.statement("UPDATE outbox SET state = 'failed', problem = ?, remedy = ? WHERE id = ?")
            .run(problem, body.value(QLatin1String("remedy")).toString(), message);
    } else if (event.kind == QLatin1String("message.in_doubt")) {
        database.statement("UPDATE outbox SET state = 'in_doubt', problem = ?, remedy = 'in_doubt' WHERE id = ?")
            .run(problem, message);
    } else if (event.kind == QLatin1String("message.requeued")) {
        database
            .statement("UPDATE outbox SET state = 'queued', handed = 0, due_at = ?, problem = ?, remedy = 'retry' "
                       "WHERE id = ?")
            .run(body.value(QLatin1String("due_at")).toInteger(), problem, message);
    } else if (event.kind == QLatin1String("message.held")) {
        database.statement("UPDATE outbox SET state = 'held', problem = ?, remedy = '', news = ? WHERE id = ?")
            .run(problem, newsIn(event), message);
    } else if (event.kind == QLatin1String("message.released")) {
        database
            .statement("UPDATE outbox SET state = 'queued', due_at = ?, seen = ?, problem = '', news = '' WHERE id = ?")
            .run(body.value(QLatin1String("due_at")).toInteger(), event.seq, message);
    } else if (event.kind == QLatin1String("message.rescheduled")) {
        database.statement("UPDATE outbox SET due_at = ?, scheduled = 1 WHERE id = ?")
            .run(body.value(QLatin1String("due_at")).toInteger(), message);
    } else if (event.kind == QLatin1String("message.cancelled")) {
        database.statement("UPDATE outbox SET state = 'cancelled' WHERE id = ?").run(message);
    } else if (event.kind == QLatin1String("message.filed")) {
        database.statement("UPDATE outbox SET filed = 1 WHERE id = ?").run(message);
    }
}

void OutboxProjection::add(Database& database, const Event& event)
{
    const QByteArray messageId = event.body.value(QLatin1String("message_id")).toString().toUtf8();
    database
        .statement("INSERT INTO outbox(seq, id, account, message_id, state, due_at, scheduled, seen) "
                   "VALUES(?1,?2,?3,?4,'queued',?5,?6,coalesce((SELECT seq FROM event WHERE id = ?7), ?1))")
        .run(event.seq, event.id.uuid(), event.body.value(QLatin1String("account")).toString(), messageId,
             event.body.value(QLatin1String("due_at")).toInteger(), event.body.value(QLatin1String("scheduled")).toBool(),
             QUuid::fromString(event.body.value(QLatin1String("seen")).toString()));
}

} // namespace threadline
