// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/imap_access.h"

#include "core/async/when_finished.h"

#include <QtConcurrentRun>

namespace threadline {

namespace {

// Sessions end inside their own callbacks, so they are deleted when control is back in the event
// loop.
std::shared_ptr<ImapSession> makeSession(ImapServer server)
{
    return {new ImapSession(std::move(server)), [](ImapSession* session) {
                session->disconnect();
                session->leave();
                session->deleteLater();
            }};
}

} // namespace

ImapAccess::ImapAccess(EmailSettings settings, PasswordReader password, QObject* parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_password(std::move(password))
{
}

void ImapAccess::open(Opened opened)
{
    whenFinished(QtConcurrent::run(m_password), this,
                 [this, opened = std::move(opened)](const Expected<QString>& password) {
                     openWith(password, opened);
                 });
}

void ImapAccess::openWith(const Expected<QString>& password, const Opened& opened)
{
    if (!password) {
        opened(password.error());
        return;
    }
    const auto session = makeSession(
        {m_settings.imap, m_settings.caFile, *password, ImapServer::SecretKind::Password});
    m_opening.push_back(session);
    session->open([this, raw = session.get(), opened](const Expected<void>& outcome) {
        const auto held = std::find_if(m_opening.begin(), m_opening.end(),
                                       [raw](const auto& each) { return each.get() == raw; });
        const auto ready = std::move(*held);
        m_opening.erase(held);
        if (outcome) {
            opened(ready);
        } else {
            opened(outcome.error());
        }
    });
}

} // namespace threadline
