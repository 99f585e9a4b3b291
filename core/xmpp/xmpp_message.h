// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one person or room member said, wherever it came from: live, from another program of ours, or out of an
// archive. A plain value.
//
// Sources: RFC 6121; XEP-0004 forms, 0045 rooms, 0066 out of band data, 0085 chat states, 0184 receipts, 0203 delay, 0280
// carbons, 0308 correction, 0313 archives, 0359 stanza ids, 0444 reactions.
#pragma once

#include "core/model/timestamp.h"

#include <QMap>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace threadline {

/// XEP-0085.
enum class ChatState { Active, Composing, Paused, Inactive, Gone };

struct XmppReactions
{
    QString to;        ///< the id of what it is about: its archiveId in rooms, its id between two (XEP-0444, 3.1)
    QStringList emoji; ///< all that this person has on it now; empty: taken back

    friend bool operator==(const XmppReactions&, const XmppReactions&) = default;
};

struct XmppMessage
{
    QString from; ///< who said it: bare between two; in rooms room@service/nick
    QString to;   ///< bare; empty in rooms
    /// In rooms, when it may be known: who has the nick, bare. Never the sender's own claim.
    QString realJid;
    QString id;        ///< the sender's: what corrections and receipts name
    QString archiveId; ///< the archive's (XEP-0359), of the archive that was asked for; empty: it is in none
    QString body;
    bool bodyCut = false; ///< it was longer than XmppMessageLimits::body
    QString replaces;     ///< the id of the sender's own message that this one corrects; empty: none
    std::optional<XmppReactions> reactions;
    QString received; ///< the id of our message that has arrived there (XEP-0184); empty: none
    std::optional<ChatState> chatState;
    std::optional<QString> subject; ///< of a room, which has changed to this
    QUrl attachment; ///< http or https, where a file is that was sent along (XEP-0066); not fetched, not checked
    QMap<QString, QString> form; ///< what was filled in and sent along (XEP-0004), by the names of the fields
    bool wantsReceipt = false;
    bool outgoing = false; ///< written by our own account, from here or from another program
    Timestamp at;          ///< by the server's word when it waited on a server, else when it came; never in the future

    friend bool operator==(const XmppMessage&, const XmppMessage&) = default;
};

struct XmppMessageLimits
{
    static constexpr qsizetype body = 64 << 10; ///< UTF-16 units
    static constexpr qsizetype id = 1024;       ///< a longer one is none
    static constexpr qsizetype url = 4096;      ///< likewise
    static constexpr qsizetype emoji = 32;      ///< of one person on one message
    static constexpr qsizetype subject = 1024;
    static constexpr qsizetype fields = 64;       ///< of a form
    static constexpr qsizetype fieldName = 256;   ///< one with a longer name, or a longer value, is none
    static constexpr qsizetype fieldValue = 4096;
};

/// What is to be said. `id` is ours and new: it is how the message is found again when the line was lost.
struct XmppText
{
    QString id;
    QString body;
    QString replaces; ///< the id of an earlier message of ours; empty: none
    QUrl attachment;  ///< lies there already; empty: none

    friend bool operator==(const XmppText&, const XmppText&) = default;
};

} // namespace threadline
