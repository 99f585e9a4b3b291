// SPDX-License-Identifier: GPL-3.0-or-later
//
// The folder that holds copies of what we sent: asking whether a mail is there, and putting it
// there.
//
// Thread: the session's. The callbacks come under the rules of ImapSession::run(). Each call lasts
// as long as its session; nothing is selected before.
#pragma once

#include "core/channels/email/imap/mailbox_commands.h"

#include <memory>

namespace threadline {

/// `messageId` without angle brackets. False also when there is no such folder.
void findInSent(const std::shared_ptr<ImapSession>& session, const QByteArray& messageId,
                std::function<void(Expected<bool>)> done);

/// Unless it is there already. The folder is created when the server has none.
void fileInSent(const std::shared_ptr<ImapSession>& session, const QByteArray& messageId,
                const QByteArray& mail, std::function<void(Expected<void>)> done);

} // namespace threadline
