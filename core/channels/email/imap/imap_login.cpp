// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/imap/imap_login.h"

namespace threadline {

namespace {

/// RFC 4616.
QByteArray plainMessage(const ImapServer& server)
{
    return '\0' + server.endpoint.user.toUtf8() + '\0' + server.secret.toUtf8();
}

/// RFC 7628, section 3.1; "=" and "," of a user name are escaped as RFC 5801 says.
QByteArray bearerMessage(const ImapServer& server)
{
    QByteArray user = server.endpoint.user.toUtf8();
    user.replace('=', "=3D").replace(',', "=2C");
    return "n,a=" + user + ",\x01host=" + server.endpoint.host.toUtf8() +
           "\x01port=" + QByteArray::number(server.endpoint.port) + "\x01" + "auth=Bearer " +
           server.secret.toUtf8() + "\x01\x01";
}

/// https://developers.google.com/gmail/imap/xoauth2-protocol
QByteArray xoauth2Message(const ImapServer& server)
{
    return "user=" + server.endpoint.user.toUtf8() + "\x01" + "auth=Bearer " +
           server.secret.toUtf8() + "\x01\x01";
}

ImapCommand authenticate(const QByteArray& mechanism, const QByteArray& message,
                         const QSet<QByteArray>& capabilities)
{
    const QByteArray base64 = message.toBase64();
    if (capabilities.contains("SASL-IR")) {
        return ImapCommand("AUTHENTICATE " + mechanism + ' ' + base64).secret();
    }
    // The first challenge asks for the message; a second one only explains a refusal and wants an
    // empty line before the NO.
    return ImapCommand("AUTHENTICATE " + mechanism)
        .secret()
        .answering([base64, asked = false](const QByteArray&) mutable {
            return std::exchange(asked, true) ? QByteArray() : base64;
        });
}

} // namespace

Expected<ImapCommand> imapLoginCommand(const ImapServer& server,
                                       const QSet<QByteArray>& capabilities)
{
    if (server.secretKind == ImapServer::SecretKind::Token) {
        if (capabilities.contains("AUTH=OAUTHBEARER")) {
            return authenticate("OAUTHBEARER", bearerMessage(server), capabilities);
        }
        if (capabilities.contains("AUTH=XOAUTH2")) {
            return authenticate("XOAUTH2", xoauth2Message(server), capabilities);
        }
        return Error{
            Error::Remedy::Unsupported,
            QStringLiteral("The mail server \"%1\" does not take access tokens; use a password.")
                .arg(server.endpoint.host)};
    }
    if (capabilities.contains("AUTH=PLAIN")) {
        return authenticate("PLAIN", plainMessage(server), capabilities);
    }
    if (!capabilities.contains("LOGINDISABLED")) {
        return ImapCommand("LOGIN")
            .secret()
            .string(server.endpoint.user.toUtf8())
            .string(server.secret.toUtf8());
    }
    return Error{
        Error::Remedy::Unsupported,
        QStringLiteral("The mail server \"%1\" takes no password here; it may want TLS or an "
                       "access token.")
            .arg(server.endpoint.host)};
}

} // namespace threadline
