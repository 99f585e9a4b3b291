// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outbound/outbox_events.h"

#include <QJsonArray>

namespace threadline {

namespace {

Event followUp(const Event& queued, const QString& kind, const QString& actor, Timestamp at, QJsonObject body = {})
{
    Event event;
    event.subject = queued.subject;
    event.kind = kind;
    event.actor = actor;
    event.at = at;
    event.body = std::move(body);
    event.body.insert(QStringLiteral("message"), queued.id.text());
    const QJsonValue inCase = queued.body.value(QLatin1String("case"));
    if (inCase.isString()) {
        event.body.insert(QStringLiteral("case"), inCase);
    }
    return event;
}

Arrival asArrival(const QueuedReply& reply)
{
    // An outbound interaction is stored in the form of all others; only where it comes from differs.
    Arrival arrival;
    const Outgoing& outgoing = reply.outgoing;
    arrival.messageId = outgoing.messageId;
    arrival.references = outgoing.references;
    arrival.channel = reply.channel;
    arrival.direction = Direction::Outbound;
    arrival.at = outgoing.at;
    arrival.from = outgoing.from;
    arrival.to = outgoing.to;
    arrival.cc = outgoing.cc;
    arrival.subject = outgoing.subject;
    for (const OutgoingFile& file : outgoing.files) {
        arrival.files.append({file.attachment, {}});
    }
    arrival.customerIdentity = reply.recipient;
    return arrival;
}

} // namespace

Event messageQueued(const QueuedReply& reply)
{
    Event event = messageReceived(asArrival(reply), reply.placement);
    event.id = EventId(reply.outgoing.id.uuid());
    event.kind = QStringLiteral("message.queued");
    event.actor = reply.agent;
    event.body.insert(QStringLiteral("due_at"), reply.dueAt.us);
    event.body.insert(QStringLiteral("agent"), reply.agent);
    if (!reply.seen.isNull()) {
        event.body.insert(QStringLiteral("seen"), reply.seen.text());
    }
    if (reply.scheduled) {
        event.body.insert(QStringLiteral("scheduled"), true);
    }
    event.body.insert(QStringLiteral("status_before"), caseStatusName(reply.statusBefore));
    event.body.insert(QStringLiteral("status_after"), caseStatusName(reply.statusAfter));
    if (!reply.signature.isEmpty()) {
        event.body.insert(QStringLiteral("signature"), reply.signature);
    }
    if (!reply.outgoing.bcc.isEmpty()) {
        event.body.insert(QStringLiteral("bcc"), partiesToJson(reply.outgoing.bcc));
    }
    event.body.remove(QStringLiteral("external_key"));
    return event;
}

Event messageSending(const Event& queued, const QString& actor, Timestamp at, int attempt)
{
    return followUp(queued, QStringLiteral("message.sending"), actor, at, {{QStringLiteral("attempt"), attempt}});
}

Event messageHandedOver(const Event& queued, const QString& actor, Timestamp at)
{
    return followUp(queued, QStringLiteral("message.handed_over"), actor, at);
}

Event messageSent(const Event& queued, const QString& actor, Timestamp at, const QString& how)
{
    return followUp(queued, QStringLiteral("message.sent"), actor, at, {{QStringLiteral("how"), how}});
}

Event messageFailed(const Event& queued, const QString& actor, Timestamp at, const Error& error)
{
    return followUp(queued, QStringLiteral("message.failed"), actor, at,
                    {{QStringLiteral("problem"), error.sentence},
                     {QStringLiteral("remedy"), remedyName(error.remedy)}});
}

Event messageInDoubt(const Event& queued, const QString& actor, Timestamp at, const QString& problem)
{
    return followUp(queued, QStringLiteral("message.in_doubt"), actor, at, {{QStringLiteral("problem"), problem}});
}

Event messageRequeued(const Event& queued, const QString& actor, Timestamp at, Timestamp dueAt,
                      const QString& problem)
{
    return followUp(queued, QStringLiteral("message.requeued"), actor, at,
                    {{QStringLiteral("due_at"), dueAt.us}, {QStringLiteral("problem"), problem}});
}

Event messageHeld(const Event& queued, const QString& actor, Timestamp at, const QList<EventId>& news,
                  const QString& problem)
{
    QJsonArray ids;
    for (const EventId& id : news) {
        ids.append(id.text());
    }
    return followUp(queued, QStringLiteral("message.held"), actor, at,
                    {{QStringLiteral("news"), ids}, {QStringLiteral("problem"), problem}});
}

Event messageReleased(const Event& queued, const QString& actor, Timestamp at)
{
    return followUp(queued, QStringLiteral("message.released"), actor, at, {{QStringLiteral("due_at"), at.us}});
}

Event messageRescheduled(const Event& queued, const QString& actor, Timestamp at, Timestamp dueAt)
{
    return followUp(queued, QStringLiteral("message.rescheduled"), actor, at,
                    {{QStringLiteral("due_at"), dueAt.us}});
}

Event messageCancelled(const Event& queued, const QString& actor, Timestamp at)
{
    return followUp(queued, QStringLiteral("message.cancelled"), actor, at);
}

Event messageFiled(const Event& queued, const QString& actor, Timestamp at)
{
    return followUp(queued, QStringLiteral("message.filed"), actor, at);
}

Outgoing outgoingFrom(const Event& queued, const std::function<QString(const QByteArray&)>& pathOf)
{
    const Interaction interaction = interactionFrom(queued);
    Outgoing outgoing;
    outgoing.id = interaction.id;
    outgoing.messageId = queued.body.value(QLatin1String("message_id")).toString().toUtf8();
    const QJsonArray references = queued.body.value(QLatin1String("references")).toArray();
    for (const auto& reference : references) {
        outgoing.references.append(reference.toString().toUtf8());
    }
    outgoing.at = interaction.at;
    outgoing.from = interaction.from;
    outgoing.to = interaction.to;
    outgoing.cc = interaction.cc;
    outgoing.bcc = partiesFromJson(queued.body.value(QLatin1String("bcc")));
    outgoing.subject = interaction.subject;
    outgoing.text = interaction.text;
    for (const Attachment& attachment : interaction.attachments) {
        outgoing.files.append({attachment, pathOf(attachment.sha256)});
    }
    return outgoing;
}

} // namespace threadline
