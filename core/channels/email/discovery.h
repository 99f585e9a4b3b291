// SPDX-License-Identifier: GPL-3.0-or-later
//
// From an address to the servers behind it, so that nobody has to know what IMAP is.
//
// This asks the network about the address's domain, and the domain's own web server is told the
// address: call it only when the person pressed the button that says so. No third party is asked.
//
// Thread: that of the HttpClient and the NameLookup; the future is finished there.
#pragma once

#include "core/channels/email/email_settings.h"

#include <QFuture>
#include <QUrl>

#include <chrono>

namespace threadline {

class HttpClient;
class NameLookup;

struct DiscoveryOptions
{
    /// For everything together; what has not answered by then is not waited for.
    std::chrono::milliseconds limit{5'000};
    /// Where the domain's own answer may be, the preferred one first; %1 is the domain in ASCII, %2
    /// the address, percent-encoded.
    QStringList autoconfigUrls{
        QStringLiteral("https://autoconfig.%1/mail/config-v1.1.xml?emailaddress=%2"),
        QStringLiteral("https://%1/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress=%2"),
    };
};

/// The likeliest servers of an address, each of imap and smtp from the best source that knows it:
///  1. the domain's autoconfig document, over HTTPS, so it is the domain that speaks;
///  2. its SRV records (RFC 6186, RFC 8314), encrypted services before STARTTLS; the name system
///     proves nothing, so show the person what was found before a password goes there;
///  3. the usual names: imap.DOMAIN and smtp.DOMAIN, or mail.DOMAIN when only that one exists.
/// Always finishes with settings, of which the third kind may be a wrong guess: check() tells. Only
/// an address without a domain gives empty hosts. `http` and `names` outlive the future.
QFuture<EmailSettings> discoverEmailSettings(const QString& address, HttpClient& http,
                                             NameLookup& names,
                                             const DiscoveryOptions& options = {});

} // namespace threadline
