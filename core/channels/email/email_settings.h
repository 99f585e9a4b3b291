// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it takes to reach a mailbox. Stored as Account::settings of an account on channel "email".
#pragma once

#include "core/model/expected.h"

#include <QJsonObject>
#include <QStringList>

namespace threadline {

struct ServerEndpoint
{
    enum class Security { Tls, StartTls, None };

    QString host;
    quint16 port = 0;
    Security security = Security::Tls;
    QString user;

    friend bool operator==(const ServerEndpoint&, const ServerEndpoint&) = default;
};

struct EmailSettings
{
    ServerEndpoint imap;
    ServerEndpoint smtp;
    /// A PEM file with certificates to trust besides the system's; empty: none.
    QString caFile;
    /// Folders to synchronise by their IMAP names as the server lists them, decoded; empty: Inbox, Sent and
    /// Archive, as far as the server has them.
    QStringList folders;

    QJsonObject toJson() const;
    static EmailSettings fromJson(const QJsonObject& json);

    friend bool operator==(const EmailSettings&, const EmailSettings&) = default;
};

/// Reads `imaps://USER@HOST:PORT` (also imap+starttls, smtps, smtp+starttls; plain `imap` and `smtp`
/// only for the loopback host, because a password never crosses a network in the clear). USER may
/// hold a percent-encoded @. Without PORT the scheme's own (RFC 8314, 3501, 6409).
Expected<ServerEndpoint> endpointFromUrl(const QString& url);

} // namespace threadline
