// SPDX-License-Identifier: GPL-3.0-or-later
//
// One page of an archive (XEP-0313, paged by XEP-0059), oldest first.
//
// Thread: the client's.
#pragma once

#include "core/xmpp/message_parsing.h"
#include "core/xmpp/xmpp_client.h"

namespace threadline {

/// Where in an archive somebody has stopped reading.
struct XmppArchivePlace
{
    QString id;      ///< of the last entry that was read; empty: none yet
    Timestamp since; ///< without an id, or when the archive has forgotten it: from here on; null: from the beginning

    friend bool operator==(const XmppArchivePlace&, const XmppArchivePlace&) = default;
};

struct XmppArchivePage
{
    QList<XmppArchived> entries;
    QString last;          ///< the place after this page; empty when there was nothing
    bool complete = false; ///< nothing newer
};

/// Asks `archive` (a room, or our own address). An error of which saysNotFound() (stanza_failure.h) holds when it does
/// not know `after.id` any more.
QFuture<Expected<XmppArchivePage>> askArchive(XmppClient& client, const QString& archive, const XmppArchivePlace& after,
                                              int entries);

} // namespace threadline
