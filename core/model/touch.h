// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people log themselves, because no channel brings it: a call, a visit at the counter, a technician on site, a
// delivery, an invoice. In the history it is an interaction like any other; what only these have is in its details:
//
//   "seconds"    how long it took
//   "agent"      who of us it was with
//   "missed"     true: the two did not speak, a missed call or nobody at home
//   "answered"   true: it came from the customer and was dealt with there and then
//   "outcome"    what came of it
//   "next_step"  what follows
//   "place"      where
//   "reference"  number of the delivery, invoice, order it is about
//   "amount"     of money, as written: "1234.50 EUR"
//   "logged"     true: typed in at a desk, so it can be corrected and taken back there
//   "corrects"   id of the interaction that this one stands for
#pragma once

#include "core/model/arrival.h"

namespace threadline {

struct Touch
{
    InteractionKind kind = InteractionKind::Call;
    Direction direction = Direction::Inbound;
    bool missed = false; ///< nobody was reached
    Timestamp at;        ///< when it began
    qint64 seconds = 0;  ///< 0: not known
    QString agent;       ///< who of us; empty: not known
    QString outcome;
    QString nextStep;
    QString place;
    QString reference;
    QString amount;
    QString text; ///< what was said and seen; may be empty

    friend bool operator==(const Touch&, const Touch&) = default;
};

inline constexpr qint64 longestTouchSeconds = 7 * 86'400;

/// Call, Visit, OnSite, Delivery, Invoice.
const QList<InteractionKind>& touchKinds();
bool isTouch(InteractionKind kind);
/// "call", "visit", "on_site" (also "on-site"), "delivery", "invoice".
std::optional<InteractionKind> touchKindFromName(const QString& name);
/// "Call", "Visit", "On site", "Delivery", "Invoice": on buttons, and the subject of a case it opens.
QString touchTitle(InteractionKind kind);
/// Where it stands among the channels.
ChannelName touchChannel(InteractionKind kind);
/// Who usually comes to whom.
Direction usualDirection(InteractionKind kind);

QJsonObject touchDetails(const Touch& touch);
/// What a channel would hand over of it; without a key, a sender and whose it is. Seen by whoever tells of it.
Arrival touchArrival(const Touch& touch);
/// As it was logged. `interaction` with its text.
Touch touchFrom(const Interaction& interaction);
/// The words of details that one would search for, a line each.
QString wordsInDetails(const QJsonObject& details);

/// Who spoke in an interaction, for whoever counts who waits for whom.
struct Spoken
{
    bool byThem = false;
    bool byUs = false;
};

/// `body`: of an event that brought an interaction (core/history). A machine speaks for nobody, goods and papers say
/// nothing, who was not reached heard nothing; in a talk both spoke.
Spoken spokenIn(const QJsonObject& body);

} // namespace threadline
