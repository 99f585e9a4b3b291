// SPDX-License-Identifier: GPL-3.0-or-later
//
// Selects a folder and finds out what changed there since its cursor: flags, what is gone, what is
// new. Fetches no mail.
//
// Thread: the session's. The callback comes under the rules of ImapSession::run().
#pragma once

#include "core/channels/channel_connector.h"
#include "core/channels/email/folder_cursor.h"
#include "core/channels/email/imap/mailbox_commands.h"

namespace threadline {

struct CheckedFolder
{
    SelectedMailbox selected;
    FolderCursor cursor; ///< with the changes below taken in
    QList<RemoteChange> changes;
    /// What the server has and the cursor has not: above `high`, and below `low` until that is
    /// complete.
    UidSet missing;
};

void checkFolder(const std::shared_ptr<ImapSession>& session, const ListedMailbox& mailbox,
                 const FolderCursor& cursor, std::function<void(Expected<CheckedFolder>)> done);

/// How the rest of the program names a message of a folder.
QByteArray remoteItem(quint32 uidValidity, quint32 uid);

} // namespace threadline
