// SPDX-License-Identifier: GPL-3.0-or-later
//
// A reply on its way out, and what the channel said when it took it.
#pragma once

#include "core/model/interaction.h"

#include <QByteArrayList>

namespace threadline {

struct OutgoingFile
{
    Attachment attachment;
    QString path; ///< of the bytes in the blob store
};

struct Outgoing
{
    InteractionId id;
    /// Made when the reply was queued, never changed after: the name by which the channel is asked
    /// whether it was sent (mail: Message-ID without angle brackets).
    QByteArray messageId;
    QByteArrayList references; ///< oldest first; the last one is what is answered
    Timestamp at;
    Party from;
    QList<Party> to;
    QList<Party> cc;
    QList<Party> bcc;
    QString subject;
    QString text; ///< what the agent typed, \n line ends
    QList<OutgoingFile> files;
};

struct Receipt
{
    QString serverReply; ///< the channel's own words, for the protocol log and doubts
};

} // namespace threadline
