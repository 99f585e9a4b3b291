// SPDX-License-Identifier: GPL-3.0-or-later
//
// An interaction is one touch between a customer and us: a message, a call, a visit, a review, an
// internal note. It always belongs to one customer, and to a case when it is about a matter.
#pragma once

#include "core/model/channel.h"
#include "core/model/id.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace threadline {

/// A person as a channel names them.
struct Party
{
    QString name;    ///< as displayed by the sender; may be empty
    QString address; ///< mail address, E.164 number, handle

    friend bool operator==(const Party&, const Party&) = default;
};

struct Attachment
{
    QString name;        ///< a bare file name that is safe to show and to save under; never a path
    QString type;        ///< media type, lower case, e.g. image/png
    qint64 size = 0;     ///< bytes, decoded
    QByteArray sha256;   ///< 64 lower-case hex digits: its name in the blob store
    QString contentId;   ///< without angle brackets, when the HTML may refer to it (RFC 2392)
    bool inlined = false; ///< the sender meant it to be shown inside the text

    friend bool operator==(const Attachment&, const Attachment&) = default;
};

enum class Direction { Inbound, Outbound, Internal };
/// OnSite: one of us at the customer's place.
enum class InteractionKind { Message, Call, Post, Review, Visit, Note, OnSite, Delivery, Invoice };
/// Why a message was not written by a person to us (RFC 3834, 2919, 3464).
enum class Automation { None, AutoReply, Bounce, MailingList, Report };
/// Where an outbound message is on its way; Received for everything else.
/// Held: something came into the case that whoever wrote it had not seen; a person decides.
enum class Delivery { Received, Queued, Held, Sending, Sent, Failed, InDoubt, Cancelled };

QString directionName(Direction direction);         ///< "inbound", …
QString interactionKindName(InteractionKind kind);  ///< "message", …
QString automationName(Automation automation);      ///< "none", "auto_reply", "bounce", "mailing_list", "report"
QString deliveryName(Delivery delivery);            ///< "received", "queued", "held", …, "in_doubt", "cancelled"
std::optional<Direction> directionFromName(QStringView name);
std::optional<InteractionKind> interactionKindFromName(QStringView name);
std::optional<Automation> automationFromName(QStringView name);
std::optional<Delivery> deliveryFromName(QStringView name);

struct Interaction
{
    InteractionId id;
    CustomerId customer; ///< under whom it is shown
    std::optional<CustomerId> mergedFrom; ///< whose it is, when that one was merged into `customer`
    std::optional<CaseId> inCase;
    ChannelName channel;
    QString account; ///< the name of our channel account (a mail address, a number), as people know it
    InteractionKind kind = InteractionKind::Message;
    Direction direction = Direction::Inbound;
    Timestamp at;
    Party from;
    QList<Party> to;
    QList<Party> cc;
    QString subject;
    QString text; ///< plain text, complete, line ends are \n
    QString html; ///< as it came, not sanitised; empty when there was none
    QList<Attachment> attachments;
    Automation automation = Automation::None;
    Delivery delivery = Delivery::Received;
    bool read = false;
    /// What only this kind or channel has: {"seconds":372} of a call, {"stars":2} of a review,
    /// {"public":true} of a post; of what people log, core/model/touch.h.
    QJsonObject details;

    friend bool operator==(const Interaction&, const Interaction&) = default;
};

} // namespace threadline
