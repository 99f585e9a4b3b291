// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarms/swarm_events.h"

#include "core/model/attachment_json.h"

#include <QJsonArray>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

Event swarmEvent(const QString& kind, const Swarm& swarm, const Doing& doing, QJsonObject body = {})
{
    Event event;
    event.subject = swarm.id.uuid();
    event.kind = kind;
    event.actor = doing.actor;
    event.at = doing.at;
    event.body = std::move(body);
    event.body.insert(u"case"_s, swarm.inCase.text());
    event.body.insert(u"customer"_s, swarm.customer.text());
    return event;
}

template <class Tag>
QJsonArray idsToJson(const QList<Id<Tag>>& ids)
{
    QJsonArray json;
    for (const Id<Tag>& id : ids) {
        json.append(id.text());
    }
    return json;
}

template <class AnId>
QList<AnId> idsFromJson(const QJsonValue& json)
{
    QList<AnId> ids;
    const QJsonArray array = json.toArray();
    for (const auto& one : array) {
        if (const auto id = AnId::fromText(one.toString())) {
            ids.append(*id);
        }
    }
    return ids;
}

QJsonObject wordsToJson(const SwarmWords& words)
{
    QJsonObject json{{u"text"_s, words.text}};
    if (!words.quotes.isEmpty()) {
        json.insert(u"quotes"_s, idsToJson(words.quotes));
    }
    if (!words.files.isEmpty()) {
        QJsonArray files;
        for (const Attachment& file : words.files) {
            files.append(attachmentToJson(file));
        }
        json.insert(u"attachments"_s, files);
    }
    if (!words.mentions.isEmpty()) {
        json.insert(u"mentions"_s, QJsonArray::fromStringList(words.mentions));
    }
    return json;
}

} // namespace

Event swarmStarted(const Swarm& swarm, const Doing& doing)
{
    return swarmEvent(u"swarm.started"_s, swarm, doing,
                      {{u"number"_s, swarm.caseNumber},
                       {u"question"_s, swarm.question},
                       {u"skills"_s, QJsonArray::fromStringList(swarm.skills)}});
}

Event swarmInvited(const Swarm& swarm, const QString& agent, const Doing& doing)
{
    return swarmEvent(u"swarm.invited"_s, swarm, doing, {{u"agent"_s, agent}});
}

Event swarmAccepted(const Swarm& swarm, const Doing& doing)
{
    return swarmEvent(u"swarm.accepted"_s, swarm, doing);
}

Event swarmDeclined(const Swarm& swarm, const QString& why, const Doing& doing)
{
    return swarmEvent(u"swarm.declined"_s, swarm, doing, {{u"why"_s, why}});
}

Event swarmLeft(const Swarm& swarm, const Doing& doing)
{
    return swarmEvent(u"swarm.left"_s, swarm, doing);
}

Event swarmSaid(const Swarm& swarm, const SwarmWords& words, const Doing& doing)
{
    return swarmEvent(u"swarm.said"_s, swarm, doing, wordsToJson(words));
}

Event swarmEdited(const Swarm& swarm, EventId message, const QString& text, const Doing& doing)
{
    return swarmEvent(u"swarm.edited"_s, swarm, doing, {{u"message"_s, message.text()}, {u"text"_s, text}});
}

Event swarmReacted(const Swarm& swarm, EventId message, const QString& reaction, bool on, const Doing& doing)
{
    return swarmEvent(u"swarm.reacted"_s, swarm, doing,
                      {{u"message"_s, message.text()}, {u"reaction"_s, reaction}, {u"on"_s, on}});
}

Event swarmRead(const Swarm& swarm, EventId upTo, const Doing& doing)
{
    return swarmEvent(u"swarm.read"_s, swarm, doing, {{u"up_to"_s, upTo.text()}});
}

Event swarmShared(const Swarm& swarm, const SwarmShare& share, const Doing& doing)
{
    return swarmEvent(u"swarm.shared"_s, swarm, doing,
                      {{u"shared"_s, QJsonObject{{u"interactions"_s, idsToJson(share.interactions)},
                                                 {u"cases"_s, idsToJson(share.cases)},
                                                 {u"customers"_s, idsToJson(share.customers)}}}});
}

Event swarmAnswerProposed(const Swarm& swarm, const SwarmWords& words, const Doing& doing)
{
    return swarmEvent(u"swarm.answer_proposed"_s, swarm, doing, wordsToJson(words));
}

Event swarmAnswerUsed(const Swarm& swarm, EventId proposal, const Doing& doing)
{
    return swarmEvent(u"swarm.answer_used"_s, swarm, doing, {{u"message"_s, proposal.text()}});
}

Event swarmResolved(const Swarm& swarm, const SwarmResolution& resolution, const Doing& doing)
{
    return swarmEvent(u"swarm.resolved"_s, swarm, doing,
                      {{u"cause"_s, resolution.cause},
                       {u"fix"_s, resolution.fix},
                       {u"credit"_s, QJsonArray::fromStringList(resolution.credit)}});
}

Event swarmReopened(const Swarm& swarm, const Doing& doing)
{
    return swarmEvent(u"swarm.reopened"_s, swarm, doing);
}

Event swarmOutsiderInvited(const Swarm& swarm, const QString& address, const Doing& doing)
{
    return swarmEvent(u"swarm.outsider_invited"_s, swarm, doing, {{u"address"_s, address}});
}

Event swarmRoomOpened(const Swarm& swarm, const QString& room, const Doing& doing)
{
    return swarmEvent(u"swarm.room_opened"_s, swarm, doing, {{u"room"_s, room}});
}

Event swarmRoomClosed(const Swarm& swarm, const QString& room, const Doing& doing)
{
    return swarmEvent(u"swarm.room_closed"_s, swarm, doing, {{u"room"_s, room}});
}

Event swarmHeard(const Swarm& swarm, const SwarmHeard& heard, const Doing& doing)
{
    QJsonObject body{{u"from"_s, heard.from}, {u"text"_s, heard.text}};
    if (!heard.replaces.isNull()) {
        body.insert(u"replaces"_s, heard.replaces.text());
    }
    Event event = swarmEvent(u"swarm.heard"_s, swarm, doing, std::move(body));
    event.id = heard.id;
    return event;
}

namespace {

Event offerEvent(const QString& kind, const RoomOffer& offer, const Doing& doing)
{
    static const QUuid space = QUuid::fromString(u"f2a4c0de-5d7b-4b0a-9a63-0f3c1f6e2d15"_s);
    Event event;
    event.subject = QUuid::createUuidV5(space, offer.address);
    event.kind = kind;
    event.actor = doing.actor;
    event.at = doing.at;
    event.body = {{u"address"_s, offer.address}, {u"service"_s, offer.service}};
    return event;
}

} // namespace

Event roomsOffered(const RoomOffer& offer, const Doing& doing)
{
    return offerEvent(u"rooms.offered"_s, offer, doing);
}

Event roomsWithdrawn(const RoomOffer& offer, const Doing& doing)
{
    return offerEvent(u"rooms.withdrawn"_s, offer, doing);
}

SwarmWords swarmWordsFrom(const Event& event)
{
    SwarmWords words;
    words.text = event.body.value("text"_L1).toString();
    words.quotes = idsFromJson<InteractionId>(event.body.value("quotes"_L1));
    const QJsonArray files = event.body.value("attachments"_L1).toArray();
    for (const auto& file : files) {
        words.files.append(attachmentFromJson(file.toObject()));
    }
    words.mentions = namesIn(event, "mentions"_L1);
    return words;
}

SwarmShare swarmShareFrom(const Event& event)
{
    const QJsonObject shared = event.body.value("shared"_L1).toObject();
    return {idsFromJson<InteractionId>(shared.value("interactions"_L1)),
            idsFromJson<CaseId>(shared.value("cases"_L1)), idsFromJson<CustomerId>(shared.value("customers"_L1))};
}

SwarmResolution swarmResolutionFrom(const Event& event)
{
    return {event.at, event.actor, event.body.value("cause"_L1).toString(), event.body.value("fix"_L1).toString(),
            namesIn(event, "credit"_L1)};
}

QStringList namesIn(const Event& event, QLatin1String key)
{
    QStringList names;
    const QJsonArray array = event.body.value(key).toArray();
    for (const auto& name : array) {
        names.append(name.toString());
    }
    return names;
}

} // namespace threadline
