// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the greeting to a session that can be used: STARTTLS, CAPABILITY, login, ENABLE.
#include "core/channels/email/imap/imap_login.h"
#include "core/channels/email/imap/imap_session.h"

namespace threadline {

void ImapSession::open(std::function<void(Expected<void>)> done)
{
    m_opened = std::move(done);
    m_connection.open();
}

void ImapSession::onGreeting(const ImapResponse& greeting)
{
    m_state = State::Opening;
    if (greeting.name == "BYE") {
        m_connection.close();
        onFailed({Error::Remedy::Retry,
                  QStringLiteral("The mail server \"%1\" does not take connections now: %2")
                      .arg(hostName(), QString::fromUtf8(greeting.text))});
        return;
    }
    m_preauthenticated = greeting.name == "PREAUTH";
    if (!m_preauthenticated && greeting.name != "OK") {
        m_connection.close();
        onFailed({Error::Remedy::Rejected,
                  QStringLiteral("What answers at \"%1\" on port %2 is no IMAP server.")
                      .arg(hostName())
                      .arg(m_server.endpoint.port)});
        return;
    }
    readCapabilities(greeting);
    if (m_server.endpoint.security == ServerEndpoint::Security::StartTls) {
        startTls();
    } else if (m_capabilities.isEmpty()) {
        askCapabilities([this] { logIn(); });
    } else {
        logIn();
    }
}

void ImapSession::startTls()
{
    // A PREAUTH greeting in the clear would make TLS impossible; a man in the middle can send one.
    if (m_preauthenticated) {
        finishOpening(Error{Error::Remedy::Rejected,
                            QStringLiteral("The mail server \"%1\" does not let the connection be "
                                           "secured before login; use port 993 with TLS.")
                                .arg(hostName())});
        return;
    }
    run(ImapCommand("STARTTLS"), {}, [this](const Expected<ImapResponse>& outcome) {
        if (outcome) {
            m_connection.startTls();
            return;
        }
        finishOpening(outcome.error().remedy == Error::Remedy::Retry
                          ? outcome.error()
                          : Error{Error::Remedy::Unsupported,
                                  QStringLiteral("The mail server \"%1\" does not offer STARTTLS; "
                                                 "use port 993 with TLS.")
                                      .arg(hostName())});
    });
}

void ImapSession::askCapabilities(std::function<void()> next)
{
    run(ImapCommand("CAPABILITY"), {},
        [this, next = std::move(next)](const Expected<ImapResponse>& outcome) {
            if (outcome) {
                next();
            } else {
                finishOpening(outcome.error());
            }
        });
}

void ImapSession::logIn()
{
    if (m_preauthenticated) {
        enable();
        return;
    }
    auto command = imapLoginCommand(m_server, m_capabilities);
    if (!command) {
        finishOpening(command.error());
        return;
    }
    // The server may announce more to those who logged in; if it does not say so by itself, ask.
    m_capabilities.clear();
    run(std::move(*command), {},
        [this](const Expected<ImapResponse>& outcome) { onLoggedIn(outcome); });
}

void ImapSession::onLoggedIn(const Expected<ImapResponse>& outcome)
{
    if (!outcome) {
        const bool lineLost = outcome.error().remedy == Error::Remedy::Retry ||
                              outcome.error().remedy == Error::Remedy::Corrupt;
        finishOpening(lineLost ? outcome.error() : loginRefusal(m_lastRefusal));
    } else if (m_capabilities.isEmpty()) {
        askCapabilities([this] { enable(); });
    } else {
        enable();
    }
}

/// The codes of RFC 5530 tell a wrong password from a server that cannot look it up now.
Error ImapSession::loginRefusal(const ImapResponse& response) const
{
    const QString said = QString::fromUtf8(response.text).simplified().left(300);
    if (response.code == "UNAVAILABLE" || response.code == "INUSE" || response.code == "LIMIT") {
        return {Error::Remedy::Retry,
                QStringLiteral("The mail server \"%1\" cannot log anyone in at the moment: %2")
                    .arg(hostName(), said)};
    }
    return {Error::Remedy::Reauthenticate,
            QStringLiteral("The mail server \"%1\" refused the login of %2; check the user name "
                           "and the password. It said: %3")
                .arg(hostName(), m_server.endpoint.user, said)};
}

void ImapSession::enable()
{
    if (!has("ENABLE") || !has("QRESYNC")) {
        finishOpening({});
        return;
    }
    const auto take = [this](ImapResponse& response) {
        if (response.name != "ENABLED") {
            return false;
        }
        for (const ImapValue& value : response.values) {
            m_qresync = m_qresync || value.isAtom("QRESYNC");
        }
        return true;
    };
    run(ImapCommand("ENABLE QRESYNC"), take, [this](const Expected<ImapResponse>& outcome) {
        const bool lineLost = !outcome && outcome.error().remedy == Error::Remedy::Retry;
        finishOpening(lineLost ? Expected<void>(outcome.error()) : Expected<void>());
    });
}

void ImapSession::finishOpening(const Expected<void>& outcome)
{
    if (!outcome) {
        m_connection.close();
        m_bye.reset(); // the error tells more than the goodbye that followed it
        onFailed(outcome.error());
        return;
    }
    m_state = State::Open;
    std::exchange(m_opened, nullptr)(outcome);
}

} // namespace threadline
