// SPDX-License-Identifier: GPL-3.0-or-later
//
// How to log in: the best mechanism that the server offers for the kind of secret there is.
#pragma once

#include "core/channels/email/imap/imap_command.h"
#include "core/channels/email/imap/imap_session.h"

namespace threadline {

/// `capabilities` in upper case. An Error of remedy Unsupported when there is no common way.
Expected<ImapCommand> imapLoginCommand(const ImapServer& server,
                                       const QSet<QByteArray>& capabilities);

} // namespace threadline
