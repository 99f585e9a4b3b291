// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a FETCH response tells of one message (RFC 9051, 7.5.2). Any thread.
#pragma once

#include "core/channels/email/imap/imap_response.h"
#include "core/model/timestamp.h"

namespace threadline {

struct MessageFlags
{
    bool seen = false;
    bool flagged = false;
    bool answered = false;

    friend bool operator==(const MessageFlags&, const MessageFlags&) = default;
};

struct FetchedMessage
{
    quint32 uid = 0; ///< 0: the server did not say
    std::optional<MessageFlags> flags;
    Timestamp internalDate;            ///< null: not told, or not a date
    std::optional<quint64> size;       ///< RFC822.SIZE, bytes
    std::optional<QByteArray> section; ///< of the one BODY[…] that was asked for; nothing for NIL
    quint64 modSeq = 0;

    friend bool operator==(const FetchedMessage&, const FetchedMessage&) = default;
};

/// Nothing when the response is no FETCH. Takes the bytes of the section out of the response.
std::optional<FetchedMessage> takeFetched(ImapResponse& response);

/// "17-Jul-1996 02:44:25 -0700"; null when it is not that.
Timestamp imapDate(QByteArrayView text);

} // namespace threadline
