// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/interaction_events.h"

#include "core/log/message_text.h"
#include "core/model/attachment_json.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace threadline {

namespace {

QJsonArray referencesToJson(const QByteArrayList& references)
{
    QJsonArray json;
    for (const QByteArray& reference : references) {
        json.append(QString::fromUtf8(reference));
    }
    return json;
}

QJsonObject customerSideToJson(const Arrival& arrival)
{
    QJsonObject json{{QStringLiteral("kind"), identityKindName(arrival.customerIdentity.kind)},
                     {QStringLiteral("value"), arrival.customerIdentity.value}};
    if (!arrival.customerName.isEmpty()) {
        json.insert(QStringLiteral("name"), arrival.customerName);
    }
    return json;
}

QJsonArray attachmentsToJson(const QList<ArrivedFile>& files)
{
    QJsonArray json;
    for (const ArrivedFile& file : files) {
        json.append(attachmentToJson(file.attachment));
    }
    return json;
}

} // namespace

Event messageReceived(const Arrival& arrival, const Placement& placement)
{
    Event event;
    event.subject = placement.customer.uuid();
    event.kind = QStringLiteral("message.received");
    event.actor = placement.account;
    event.at = arrival.at;
    QJsonObject& body = event.body;
    body = {{QStringLiteral("customer"), placement.customer.text()},
            {QStringLiteral("identity"), customerSideToJson(arrival)},
            {QStringLiteral("account"), placement.account},
            {QStringLiteral("channel"), arrival.channel},
            {QStringLiteral("kind"), interactionKindName(arrival.kind)},
            {QStringLiteral("direction"), directionName(arrival.direction)},
            {QStringLiteral("from"), partyToJson(arrival.from)},
            {QStringLiteral("external_key"), QString::fromUtf8(arrival.externalKey)},
            {QStringLiteral("text_size"), placement.textSize},
            {QStringLiteral("read"), arrival.read || arrival.direction != Direction::Inbound}};
    const auto insertUnlessEmpty = [&](const QString& name, const auto& value) {
        if (!value.isEmpty()) {
            body.insert(name, value);
        }
    };
    insertUnlessEmpty(QStringLiteral("to"), partiesToJson(arrival.to));
    insertUnlessEmpty(QStringLiteral("cc"), partiesToJson(arrival.cc));
    insertUnlessEmpty(QStringLiteral("reply_to"), partiesToJson(arrival.replyTo));
    insertUnlessEmpty(QStringLiteral("subject"), arrival.subject);
    insertUnlessEmpty(QStringLiteral("preview"), placement.preview);
    insertUnlessEmpty(QStringLiteral("message_id"), QString::fromUtf8(arrival.messageId));
    insertUnlessEmpty(QStringLiteral("references"), referencesToJson(arrival.references));
    insertUnlessEmpty(QStringLiteral("attachments"), attachmentsToJson(arrival.files));
    insertUnlessEmpty(QStringLiteral("details"), arrival.details);
    insertUnlessEmpty(QStringLiteral("clues"), placement.clues);
    if (placement.inCase) {
        body.insert(QStringLiteral("case"), placement.inCase->text());
    }
    if (placement.thread) {
        body.insert(QStringLiteral("thread"), placement.thread->text());
    }
    if (arrival.automation != Automation::None) {
        body.insert(QStringLiteral("automation"), automationName(arrival.automation));
    }
    event.packedText = placement.packedText;
    event.foldedText = placement.foldedText;
    return event;
}

Interaction interactionFrom(const Event& event)
{
    const QJsonObject& body = event.body;
    const auto textAt = [&](QLatin1String name) { return body.value(name).toString(); };
    Interaction interaction;
    interaction.id = InteractionId(event.id.uuid());
    interaction.customer = CustomerId(QUuid::fromString(textAt(QLatin1String("customer"))));
    interaction.inCase = CaseId::fromText(textAt(QLatin1String("case")));
    interaction.channel = textAt(QLatin1String("channel"));
    interaction.account = textAt(QLatin1String("account"));
    interaction.kind = interactionKindFromName(textAt(QLatin1String("kind"))).value_or(InteractionKind::Message);
    interaction.direction = directionFromName(textAt(QLatin1String("direction"))).value_or(Direction::Inbound);
    interaction.at = event.at;
    interaction.from = partyFromJson(body.value(QLatin1String("from")).toObject());
    interaction.to = partiesFromJson(body.value(QLatin1String("to")));
    interaction.cc = partiesFromJson(body.value(QLatin1String("cc")));
    interaction.subject = textAt(QLatin1String("subject"));
    const QJsonArray attachments = body.value(QLatin1String("attachments")).toArray();
    for (const auto& attachment : attachments) {
        interaction.attachments.append(attachmentFromJson(attachment.toObject()));
    }
    interaction.automation = automationFromName(textAt(QLatin1String("automation"))).value_or(Automation::None);
    interaction.read = body.value(QLatin1String("read")).toBool();
    interaction.details = body.value(QLatin1String("details")).toObject();
    if (!event.packedText.isEmpty()) {
        const MessageText text = unpackMessageText(event.packedText);
        interaction.text = QString::fromUtf8(text.text);
        interaction.html = QString::fromUtf8(text.html);
    }
    return interaction;
}

QJsonObject partyToJson(const Party& party)
{
    QJsonObject json{{QStringLiteral("address"), party.address}};
    if (!party.name.isEmpty()) {
        json.insert(QStringLiteral("name"), party.name);
    }
    return json;
}

Party partyFromJson(const QJsonObject& json)
{
    return {json.value(QLatin1String("name")).toString(), json.value(QLatin1String("address")).toString()};
}

QJsonArray partiesToJson(const QList<Party>& parties)
{
    QJsonArray json;
    for (const Party& party : parties) {
        json.append(partyToJson(party));
    }
    return json;
}

QList<Party> partiesFromJson(const QJsonValue& json)
{
    QList<Party> parties;
    const QJsonArray array = json.toArray();
    for (const auto& party : array) {
        parties.append(partyFromJson(party.toObject()));
    }
    return parties;
}

QByteArray externalKeyHash(const QByteArray& externalKey)
{
    return QCryptographicHash::hash(externalKey, QCryptographicHash::Sha256).first(16);
}

} // namespace threadline
