// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/outbound: a reply on its way. Never lost: its state is on disk before the network is touched.
// Never sent twice: what may have left is not sent again until the channel, or a person, has said so.
//
//   queued ──due──▶ sending ──▶ handed over ──▶ sent
//     ▲  │undo         │             │
//     │  ▼             │ refused     │ line lost, or the program died
//     │ cancelled      ▼             ▼
//     └──retry──── failed         in doubt ──check──▶ sent, or a person says "send again" ──▶ queued
//
//   queued ──due, but something came into the case that its author had not seen──▶ held (send_gate.h)
//   held ──a person has read it and says "send anyway"──▶ queued, or ──undo──▶ cancelled
//
// Each arrow is an event about one message.queued (core/history/interaction_events.h), named by
// {"message": id}; its subject is the customer. A program that died while `sending`, before `handed
// over`, sent nothing, so the reply is queued again by itself.
#pragma once

#include "core/history/interaction_events.h"
#include "core/model/case.h"
#include "core/model/expected.h"
#include "core/model/outgoing.h"

#include <functional>

namespace threadline {

/// A reply as it is queued.
struct QueuedReply
{
    Placement placement;
    ChannelName channel;
    Outgoing outgoing;  ///< its id becomes the event's; text and files included
    Identity recipient; ///< the customer's side
    Timestamp dueAt;
    QString agent;
    EventId seen; ///< the newest message of the case that the agent saw; null: all there is
    bool scheduled = false; ///< for a moment that the agent chose, not only for the undo time
    CaseStatus statusBefore = CaseStatus::New; ///< of its case
    CaseStatus statusAfter = CaseStatus::New;  ///< status_by_reply.h
    QString signature; ///< the end of the text that its author did not type; empty: none
};

Event messageQueued(const QueuedReply& reply);

/// What happens to a reply later. `queued` is its message.queued event.
Event messageSending(const Event& queued, const QString& actor, Timestamp at, int attempt);
Event messageHandedOver(const Event& queued, const QString& actor, Timestamp at);
/// `how`: the server's words, or where it was found.
Event messageSent(const Event& queued, const QString& actor, Timestamp at, const QString& how);
Event messageFailed(const Event& queued, const QString& actor, Timestamp at, const Error& error);
Event messageInDoubt(const Event& queued, const QString& actor, Timestamp at, const QString& problem);
/// `problem`: why it was not sent this time; empty when a person asked.
Event messageRequeued(const Event& queued, const QString& actor, Timestamp at, Timestamp dueAt,
                      const QString& problem);
Event messageHeld(const Event& queued, const QString& actor, Timestamp at, const QList<EventId>& news,
                  const QString& problem);
/// Whoever says so has seen all there is.
Event messageReleased(const Event& queued, const QString& actor, Timestamp at);
Event messageRescheduled(const Event& queued, const QString& actor, Timestamp at, Timestamp dueAt);
Event messageCancelled(const Event& queued, const QString& actor, Timestamp at);
/// Its copy lies where the channel keeps sent messages.
Event messageFiled(const Event& queued, const QString& actor, Timestamp at);

/// The Outgoing behind a message.queued that was read with its text. `pathOf` finds a blob.
Outgoing outgoingFrom(const Event& queued, const std::function<QString(const QByteArray&)>& pathOf);

} // namespace threadline
