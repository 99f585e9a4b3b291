// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opens IMAP sessions for one account; the password is read afresh each time, so that a changed
// one counts at once.
//
// Thread: the one it lives in. Destroying it drops the callbacks under way without calling them.
#pragma once

#include "core/channels/email/email_settings.h"
#include "core/channels/email/imap/imap_session.h"

#include <memory>

namespace threadline {

/// Called on a thread that may wait (a keychain may ask the person).
using PasswordReader = std::function<Expected<QString>()>;

class ImapAccess final : public QObject
{
    Q_OBJECT

public:
    ImapAccess(EmailSettings settings, PasswordReader password, QObject* parent = nullptr);

    using Opened = std::function<void(Expected<std::shared_ptr<ImapSession>>)>;
    /// The session is logged in. It ends when the last who holds it lets go.
    void open(Opened opened);

private:
    void openWith(const Expected<QString>& password, const Opened& opened);

    EmailSettings m_settings;
    PasswordReader m_password;
    /// Sessions that nobody else holds yet.
    std::vector<std::shared_ptr<ImapSession>> m_opening;
};

} // namespace threadline
