// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/case_projection.h"

#include "core/cases/case_customers.h"
#include "core/cases/case_directory.h"
#include "core/log/event_log.h"

#include <QJsonArray>

namespace threadline {

QStringList CaseProjection::tables() const
{
    return {QStringLiteral("cases"), QStringLiteral("case_thread")};
}

void CaseProjection::apply(Database& database, const Event& event)
{
    if (followCustomers(database, event)) {
        return;
    }
    if (event.kind == QLatin1String("case.opened")) {
        open(database, event);
    } else if (event.kind == QLatin1String("case.status_changed")) {
        database.statement("UPDATE cases SET status = ? WHERE id = ?")
            .run(event.body.value(QLatin1String("status")).toString(), event.subject);
    } else if (event.kind == QLatin1String("case.assigned")) {
        database.statement("UPDATE cases SET assignee = ? WHERE id = ?")
            .run(event.body.value(QLatin1String("assignee")).toString(), event.subject);
    } else if (event.kind == QLatin1String("message.received")) {
        addMessage(database, event);
    } else if (event.kind == QLatin1String("message.queued")) {
        addToThread(database, event);
    } else if (event.kind == QLatin1String("message.sending")) {
        // Only now: until it leaves it can be taken back, and the customer goes on waiting.
        const QUuid message = QUuid::fromString(event.body.value(QLatin1String("message")).toString());
        if (const auto queued = readEvent(database, EventId(message), false)) {
            addMessage(database, *queued);
        }
    }
}

void CaseProjection::open(Database& database, const Event& event)
{
    database
        .statement("INSERT INTO cases(key, id, number, subject, customer, status, assignee, opened_at, last_at, "
                   "last_channel, last_words, origin) SELECT ?1,?2,?3,?4,coalesce(h.id,?5),?6,'',?7,?8,'','',"
                   "CASE WHEN h.id <> ?5 THEN ?5 END "
                   "FROM (SELECT 1) LEFT JOIN customer c ON c.id = ?5 LEFT JOIN customer h ON h.key = c.head")
        .run(event.seq, event.subject, event.body.value(QLatin1String("number")).toInteger(),
             event.body.value(QLatin1String("subject")).toString(),
             QUuid::fromString(event.body.value(QLatin1String("customer")).toString()),
             event.body.value(QLatin1String("status")).toString(), event.at.us, event.at.us);
}

void CaseProjection::addMessage(Database& database, const Event& event)
{
    const QJsonObject& body = event.body;
    const QUuid inCase = QUuid::fromString(body.value(QLatin1String("case")).toString());
    const QString direction = body.value(QLatin1String("direction")).toString();
    if (inCase.isNull() || direction == QLatin1String("internal")) {
        return;
    }
    const bool byPerson = body.value(QLatin1String("automation")).toString(QStringLiteral("none"))
                          == QLatin1String("none");
    const qint64 in = byPerson && direction == QLatin1String("inbound") ? event.at.us : 0;
    const qint64 out = byPerson && direction == QLatin1String("outbound") ? event.at.us : 0;
    // Messages arrive in any order (history comes newest first), so each column is a maximum or a
    // minimum of what was seen, never "the last one applied".
    database
        .statement(
            "UPDATE cases SET "
            "last_channel = CASE WHEN ?1 >= last_at OR last_channel = '' THEN ?2 ELSE last_channel END, "
            "last_words = CASE WHEN ?1 >= last_at OR last_words = '' THEN ?3 ELSE last_words END, "
            "opened_at = min(opened_at, ?1), last_at = max(last_at, ?1), "
            "last_in_at = max(last_in_at, ?4), last_out_at = max(last_out_at, ?5), "
            "waiting_since = CASE "
            "  WHEN ?5 > 0 AND ?5 >= last_in_at THEN 0 "
            "  WHEN ?5 > 0 AND waiting_since <= ?5 THEN last_in_at "
            "  WHEN ?4 > last_out_at AND (waiting_since = 0 OR ?4 < waiting_since) THEN ?4 "
            "  ELSE waiting_since END "
            "WHERE id = ?6")
        .run(event.at.us, body.value(QLatin1String("channel")).toString(),
             body.value(QLatin1String("preview")).toString(), in, out, inCase);
    addToThread(database, event);
}

void CaseProjection::addToThread(Database& database, const Event& event)
{
    const QUuid inCase = QUuid::fromString(event.body.value(QLatin1String("case")).toString());
    const QUuid customer = QUuid::fromString(event.body.value(QLatin1String("customer")).toString());
    const auto add = [&](const QByteArray& reference) {
        if (!reference.isEmpty()) {
            database.statement("INSERT OR IGNORE INTO case_thread(reference, customer, case_id) VALUES(?,?,?)")
                .run(referenceHash(reference), customer, inCase);
        }
    };
    add(event.body.value(QLatin1String("message_id")).toString().toUtf8());
    const QJsonArray references = event.body.value(QLatin1String("references")).toArray();
    for (const auto& reference : references) {
        add(reference.toString().toUtf8());
    }
}

} // namespace threadline
