// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far a folder has been synchronised. What a connector's cursor is made of; values, any thread.
//
// UIDs from `low` to `high` are here (or were named as failures); new mail is above, what the first
// synchronisation still has to fetch is below.
#pragma once

#include "core/channels/email/imap/fetched_message.h"
#include "core/channels/email/imap/uid_set.h"

#include <QJsonObject>
#include <QMap>

namespace threadline {

struct FolderCursor
{
    quint32 uidValidity = 0; ///< 0: nothing is known yet
    quint32 low = 1;
    quint32 high = 0;
    bool complete = false; ///< nothing is left below `low`
    quint64 modSeq = 0;    ///< 0: the server counts none (RFC 7162)
    Timestamp since;       ///< when the oldest one that is here arrived; null: none is
    /// The UIDs that are here, kept only for servers without QRESYNC: what is missing there is
    /// gone.
    UidSet known;
    /// Those of them with each flag, kept only for servers without CONDSTORE.
    UidSet seen;
    UidSet flagged;
    UidSet answered;

    bool isNew() const { return uidValidity == 0; }
    /// Every UID that is or was here; at most `limit` of them, the newest.
    UidSet reported(quint64 limit) const;

    friend bool operator==(const FolderCursor&, const FolderCursor&) = default;
};

/// By folder name.
using FolderCursors = QMap<QString, FolderCursor>;

QJsonObject toJson(const FolderCursors& cursors);
/// What cannot be read starts from the beginning: a sure way to a good state, because ingest is
/// idempotent.
FolderCursors folderCursorsFromJson(const QJsonObject& json);

} // namespace threadline
