// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmpp/line_failure.h"

#include <cerrno>

namespace threadline {

namespace {

using Remedy = Error::Remedy;

Error certificateFailure(const QString& problem, const QString& server)
{
    const auto says = [&problem](const char* words) { return problem.contains(QLatin1String(words), Qt::CaseInsensitive); };
    if (says("hostname mismatch") || says("host name")) {
        return {Remedy::Rejected,
                QStringLiteral("The certificate of the chat server was made for another name than \"%1\"; check the domain of "
                               "the address, or ask the server's administrator.")
                    .arg(server)};
    }
    if (says("expired")) {
        return {Remedy::Rejected,
                QStringLiteral("The certificate of \"%1\" has expired: the server's administrator has to renew it.").arg(server)};
    }
    return {Remedy::Rejected, QStringLiteral("The certificate of \"%1\" is not signed by an authority that this machine trusts; if the "
                                             "server is your own, give its authority's certificate.")
                                  .arg(server)};
}

Error streamFailure(const QString& condition, const QString& server)
{
    if (condition == QLatin1String("conflict")) {
        return {Remedy::Retry, QStringLiteral("The chat server \"%1\" ended this login for another one of the same account.").arg(server)};
    }
    if (condition == QLatin1String("host-unknown") || condition == QLatin1String("host-gone")) {
        return {Remedy::Rejected,
                QStringLiteral("This chat server does not serve \"%1\"; check the domain of the address.").arg(server)};
    }
    if (condition == QLatin1String("not-authorized")) {
        return {Remedy::Reauthenticate, QStringLiteral("The chat server \"%1\" refused the name or the password.").arg(server)};
    }
    if (condition == QLatin1String("policy-violation") || condition == QLatin1String("unsupported-version")) {
        return {Remedy::Retry, QStringLiteral("The chat server \"%1\" ended the connection (%2).").arg(server, condition)};
    }
    return {Remedy::Retry, QStringLiteral("The chat server \"%1\" ended the connection; it will be tried again.").arg(server)};
}

} // namespace

void LineSigns::hear(QByteArrayView message)
{
    const auto says = [message](const char* words) { return message.indexOf(QByteArrayView(words)) >= 0; };
    if (opened) {
        return; // from here on the log has what people write
    }
    constexpr QByteArrayView refused("connection failed, error ");
    if (const qsizetype at = message.indexOf(refused); at >= 0) {
        systemError = message.sliced(at + refused.size()).toByteArray().toInt();
    } else if (says("TLS is not supported, but set as mandatory")) {
        noTls = true;
    } else if (says("RECV: <failure") && says("temporary-auth-failure")) {
        loginTemporarilyRefused = true;
    } else if (says("auth failed") || says("Cannot authenticate with known methods") || says("SASL ANONYMOUS unsupported")) {
        loginRefused = true;
    } else if (says("connection successful") || says("RECV: <stream:stream")) {
        connected = true;
    }
}

Error lineFailure(const LineSigns& signs, const QString& server, quint16 port)
{
    if (!signs.certificateProblem.isEmpty()) {
        return certificateFailure(signs.certificateProblem, server);
    }
    if (signs.noTls) {
        return {Remedy::Rejected, QStringLiteral("The chat server \"%1\" offers no TLS on port %2, so the password would cross the network "
                                                 "in the clear: its administrator has to switch TLS on.")
                                      .arg(server)
                                      .arg(port)};
    }
    if (signs.loginTemporarilyRefused) {
        return {Remedy::Retry, QStringLiteral("The chat server \"%1\" cannot check passwords just now; it will be tried again.").arg(server)};
    }
    if (signs.loginRefused) {
        return {Remedy::Reauthenticate, QStringLiteral("The chat server \"%1\" refused the name or the password.").arg(server)};
    }
    if (!signs.streamError.isEmpty()) {
        return streamFailure(signs.streamError, server);
    }
    if (signs.opened) {
        return {Remedy::Retry, QStringLiteral("The line to the chat server \"%1\" was lost.").arg(server)};
    }
    if (signs.systemError == ECONNREFUSED) {
        return {Remedy::Retry, QStringLiteral("The chat server \"%1\" refuses connections on port %2; check the port, or try again later.")
                                   .arg(server)
                                   .arg(port)};
    }
    if (signs.systemError == ETIMEDOUT) {
        return {Remedy::Retry,
                QStringLiteral("The chat server \"%1\" does not answer on port %2; check host and port, or try again later.")
                    .arg(server)
                    .arg(port)};
    }
    if (signs.connected) {
        return {Remedy::Retry, QStringLiteral("No secure connection to \"%1\" could be made; check that port %2 is the one of the chat "
                                              "server.")
                                   .arg(server)
                                   .arg(port)};
    }
    return {Remedy::Retry,
            QStringLiteral("The chat server \"%1\" could not be reached on port %2; check the port, or try again later.").arg(server).arg(port)};
}

} // namespace threadline
