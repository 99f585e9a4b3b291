// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/history: the interactions themselves, the timeline. Every touch is one of these events; its
// subject is the customer, its body is made and read here and nowhere else:
//
//   message.received   an interaction that a channel brought, or that was typed in
//   message.queued     a reply of ours, on its way (core/outbound moves it on)
//   message.sent, message.failed, message.in_doubt, message.cancelled …  {"message": id}
//   message.flags_changed  {"message": id, "read": bool}   as another client set it
//   touch.withdrawn, touch.restored   of what was typed in (touch_events.h)
//
// Both first ones hold the whole interaction, its long text packed beside the body.
#pragma once

#include "core/log/event.h"
#include "core/model/arrival.h"
#include "core/model/interaction.h"

namespace threadline {

/// What the pipeline decided about an arrival, and what it found in its text.
struct Placement
{
    CustomerId customer;
    std::optional<CaseId> inCase;
    QString account; ///< Account::address
    QString preview; ///< the first own words, for lists
    qint64 textSize = 0; ///< bytes
    QByteArray packedText; ///< core/log/message_text.h
    QByteArray foldedText; ///< Event::foldedText
    QJsonArray clues; ///< what it says about who wrote it; kept as it is
    /// The case to which its thread belongs, when that was merged into `inCase`.
    std::optional<CaseId> thread = {};
};

/// The texts of `arrival` are not looked at: they come packed. Its files have their sha256 already.
Event messageReceived(const Arrival& arrival, const Placement& placement);

/// The interaction in an event of the two first kinds; its delivery is not in the event, it follows
/// from later ones. Texts only when the event was read with its text.
Interaction interactionFrom(const Event& event);

QJsonObject partyToJson(const Party& party);
Party partyFromJson(const QJsonObject& json);
QJsonArray partiesToJson(const QList<Party>& parties);
QList<Party> partiesFromJson(const QJsonValue& json);

/// 16 bytes that name an external key in the store.
QByteArray externalKeyHash(const QByteArray& externalKey);

} // namespace threadline
