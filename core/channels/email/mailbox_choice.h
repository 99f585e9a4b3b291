// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which of a server's folders are synchronised, and which one holds sent mail. Any thread.
#pragma once

#include "core/channels/email/imap/mailbox_commands.h"

#include <QStringList>

namespace threadline {

struct MailboxChoice
{
    QList<ListedMailbox> mailboxes; ///< INBOX first
    QStringList missing;            ///< of the wanted ones
};

/// `wanted` by name; when empty: Inbox, Sent and Archive, as far as the server has them.
MailboxChoice chooseMailboxes(const QList<ListedMailbox>& listed, const QStringList& wanted);

/// By its special use (RFC 6154), or else by its usual names.
std::optional<ListedMailbox> sentMailbox(const QList<ListedMailbox>& listed);

} // namespace threadline
