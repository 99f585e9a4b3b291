// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person fills in to add a mailbox, and how it becomes the settings of an account on channel
// "email" (the keys of core/channels/email/email_settings.h: imap and smtp with host, port,
// security, user; ca_file; folders).
#pragma once

#include "core/workspace/workspace.h"

namespace threadline {

enum class ServerSecurity { Tls, StartTls, None };

struct ServerForm
{
    QString host;
    int port = 0;
    ServerSecurity security = ServerSecurity::Tls;
    QString user;

    friend bool operator==(const ServerForm&, const ServerForm&) = default;
};

/// Where a sentence about the form belongs.
enum class MailboxField {
    Address,
    Password,
    ImapHost,
    ImapPort,
    SmtpHost,
    SmtpPort,
    CaFile,
    General
};

struct MailboxProblem
{
    MailboxField field = MailboxField::General;
    QString sentence;

    friend bool operator==(const MailboxProblem&, const MailboxProblem&) = default;
};

struct MailboxForm
{
    QString address;
    QString ownName;
    QString password;
    ServerForm imap{{}, 993, ServerSecurity::Tls, {}};
    ServerForm smtp{{}, 465, ServerSecurity::Tls, {}};
    QString caFile;

    QJsonObject settings() const;
    void setServers(const QJsonObject& settings);
    AccountRequest request() const;
    /// What is missing before it can be tried; nothing when it is complete.
    std::optional<MailboxProblem> missing() const;

    friend bool operator==(const MailboxForm&, const MailboxForm&) = default;
};

/// Which field an error of the check speaks of. The sentence names a server or a protocol; a
/// refused login is the password's.
MailboxField fieldOf(const Error& error, const MailboxForm& form);

/// The usual port of a server for a kind of security (RFC 8314, 3; RFC 6409; RFC 3501).
int usualImapPort(ServerSecurity security);
int usualSmtpPort(ServerSecurity security);

} // namespace threadline
