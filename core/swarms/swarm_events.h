// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/swarms: when a case is hard, the people who know are called into it. Swarms as events, as tables, as
// look-ups and as rules; the customer sees nothing of it. The events are made here and nowhere else; their
// subject is the swarm, their actor whoever says it:
//
//   swarm.started          {"number","question","skills"}  number: of the case
//   swarm.invited          {"agent"}
//   swarm.accepted         {}              also of somebody who came unasked
//   swarm.declined         {"why"}
//   swarm.left             {}
//   swarm.said             {"text","quotes","attachments","mentions"}  quotes: ids of interactions
//   swarm.edited           {"message","text"}   "": withdrawn
//   swarm.reacted          {"message","reaction","on"}
//   swarm.read             {"up_to"}       the last message that was seen
//   swarm.shared           {"shared":{"interactions","cases","customers"}}  ids: what those who were asked may
//                                          read beside the swarm itself (the hub lets them, from then on)
//   swarm.answer_proposed  {"text","quotes","attachments","mentions"}
//   swarm.answer_used      {"message"}     it went into a reply
//   swarm.outsider_invited {"address"}     by their chat address; a machine that can makes a room for them
//   swarm.room_opened      {"room"}        by that machine, as the next two: its actor is the account it uses
//   swarm.heard            {"from","text"["replaces"]}  what an outsider said there; replaces: the event that it corrects
//   swarm.room_closed      {"room"}
//   swarm.resolved         {"cause","fix","credit"}  credit: names
//   swarm.reopened         {}
//
//   rooms.offered          {"address","service"}  a machine makes rooms there; rooms.withdrawn likewise: not any more.
//                          Subject: made from the address
//
// Those of swarms have {"case","customer"} too, as they were when the swarm began.
#pragma once

#include "core/log/event.h"
#include "core/model/interaction.h"
#include "core/model/swarm.h"

namespace threadline {

/// What may be read by those who were asked.
struct SwarmShare
{
    QList<InteractionId> interactions = {};
    QList<CaseId> cases = {};
    QList<CustomerId> customers = {}; ///< their whole history

    bool isEmpty() const { return interactions.isEmpty() && cases.isEmpty() && customers.isEmpty(); }

    friend bool operator==(const SwarmShare&, const SwarmShare&) = default;
};

/// What somebody says in a swarm.
struct SwarmWords
{
    QString text;
    QList<InteractionId> quotes = {};
    QList<Attachment> files = {};
    QStringList mentions = {}; ///< names of people whom the text calls by @

    friend bool operator==(const SwarmWords&, const SwarmWords&) = default;
};

Event swarmStarted(const Swarm& swarm, const Doing& doing);
Event swarmInvited(const Swarm& swarm, const QString& agent, const Doing& doing);
Event swarmAccepted(const Swarm& swarm, const Doing& doing);
Event swarmDeclined(const Swarm& swarm, const QString& why, const Doing& doing);
Event swarmLeft(const Swarm& swarm, const Doing& doing);
Event swarmSaid(const Swarm& swarm, const SwarmWords& words, const Doing& doing);
Event swarmEdited(const Swarm& swarm, EventId message, const QString& text, const Doing& doing);
Event swarmReacted(const Swarm& swarm, EventId message, const QString& reaction, bool on, const Doing& doing);
Event swarmRead(const Swarm& swarm, EventId upTo, const Doing& doing);
Event swarmShared(const Swarm& swarm, const SwarmShare& share, const Doing& doing);
Event swarmAnswerProposed(const Swarm& swarm, const SwarmWords& words, const Doing& doing);
Event swarmAnswerUsed(const Swarm& swarm, EventId proposal, const Doing& doing);
/// Its moment and author are those of `doing`.
Event swarmResolved(const Swarm& swarm, const SwarmResolution& resolution, const Doing& doing);
Event swarmReopened(const Swarm& swarm, const Doing& doing);
Event swarmOutsiderInvited(const Swarm& swarm, const QString& address, const Doing& doing);
Event swarmRoomOpened(const Swarm& swarm, const QString& room, const Doing& doing);
Event swarmRoomClosed(const Swarm& swarm, const QString& room, const Doing& doing);

struct SwarmHeard
{
    EventId id;   ///< made from what the room calls it, so that it is heard once
    QString from; ///< as they call themselves there
    QString text;
    EventId replaces; ///< null: nothing
};
Event swarmHeard(const Swarm& swarm, const SwarmHeard& heard, const Doing& doing);

/// Where rooms for outsiders are made.
struct RoomOffer
{
    QString address; ///< ours there
    QString service; ///< rooms.chat.example

    friend bool operator==(const RoomOffer&, const RoomOffer&) = default;
};
Event roomsOffered(const RoomOffer& offer, const Doing& doing);
Event roomsWithdrawn(const RoomOffer& offer, const Doing& doing);

SwarmWords swarmWordsFrom(const Event& event);
SwarmShare swarmShareFrom(const Event& event);
SwarmResolution swarmResolutionFrom(const Event& event);
/// "mentions", "credit", "skills" …
QStringList namesIn(const Event& event, QLatin1String key);

} // namespace threadline
