// SPDX-License-Identifier: GPL-3.0-or-later
//
// The autoconfig document by which a domain names its mail servers
// (https://www.ietf.org/archive/id/draft-ietf-mailmaint-autoconfig-00.html, format version 1.1).
// A pure function; any thread.
#pragma once

#include "core/channels/email/email_settings.h"

#include <QByteArray>

#include <optional>

namespace threadline {

struct AutoconfigServers
{
    std::optional<ServerEndpoint> imap;
    std::optional<ServerEndpoint> smtp;

    friend bool operator==(const AutoconfigServers&, const AutoconfigServers&) = default;
};

/// The first server of each kind that can be used: IMAP or SMTP, encrypted, with a login by
/// password. %EMAILADDRESS%, %EMAILLOCALPART% and %EMAILDOMAIN% stand for parts of `address`.
/// Empty for what is no such document; a damaged one gives what was read before the damage.
/// No entity or DTD is resolved, nothing is fetched.
AutoconfigServers parseAutoconfig(const QByteArray& xml, const QString& address);

} // namespace threadline
