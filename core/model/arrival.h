// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a connector hands to the inbound pipeline: an interaction as the channel knows it, before
// anyone decided whose it is and which case it belongs to.
#pragma once

#include "core/model/customer.h"
#include "core/model/interaction.h"

#include <QByteArrayList>

namespace threadline {

/// Bytes of an attachment on their way to the blob store.
struct ArrivedFile
{
    Attachment attachment; ///< its sha256 is filled in when the blob store took the bytes
    QByteArray bytes;
};

struct Arrival
{
    /// The same touch seen again has the same key, in whichever folder or import it is seen:
    /// that is what makes ingest idempotent. Never empty.
    QByteArray externalKey;
    /// What the channel calls it and what it answers, for threading (mail: Message-IDs without
    /// angle brackets; oldest reference first).
    QByteArray messageId;
    QByteArrayList references;

    ChannelName channel;
    InteractionKind kind = InteractionKind::Message;
    Direction direction = Direction::Inbound;
    Timestamp at; ///< plausible: connectors replace a wrong date by the best they know
    Party from;
    QList<Party> replyTo; ///< where the sender wants answers, when that is not `from`
    QList<Party> to;
    QList<Party> cc;
    QString subject;
    QByteArray text; ///< UTF-8, \n line ends, complete, quotes and signature included
    QByteArray html; ///< UTF-8, as it came; empty when there was none
    QList<ArrivedFile> files;
    Automation automation = Automation::None;
    /// On channels without threads of their own: it goes on with what was said on that channel at
    /// most so long ago. 0: only what answers what decides.
    qint64 conversationSeconds = 0;
    bool read = false;     ///< seen already by someone on the server
    bool opensCase = true; ///< false: without a case that it belongs to it stands in none
    QJsonObject details;   ///< see Interaction::details

    /// The identity of the customer's side: the sender of inbound, the first recipient of outbound.
    Identity customerIdentity;
    QString customerName;
};

} // namespace threadline
