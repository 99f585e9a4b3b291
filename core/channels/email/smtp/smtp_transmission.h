// SPDX-License-Identifier: GPL-3.0-or-later
//
// Handing one mail to a submission server (RFC 6409) with TLS and AUTH, by libcurl.
// Blocking: call it on a thread that may wait. Any thread, several at once.
#pragma once

#include "core/channels/email/email_settings.h"
#include "core/model/expected.h"
#include "core/model/outgoing.h"

#include <QByteArray>

#include <functional>
#include <stop_token>

namespace threadline {

struct SmtpServer
{
    ServerEndpoint endpoint;
    QString password;
    QString caFile; ///< PEM, trusted besides the system's certificates; empty: none
};

struct SmtpMail
{
    QString sender;         ///< MAIL FROM
    QStringList recipients; ///< RCPT TO: to, cc and bcc
    QByteArray bytes;       ///< with CRLF line ends
};

/// Sends once. `beforeHandover` is called on this thread, at most once, just before the first byte
/// of the mail itself leaves (after the server accepted DATA). When it returns an error nothing of
/// the mail leaves and that error is the result.
///
/// A line lost before the end of the mail has left is Retry, because a server throws an unfinished
/// mail away (RFC 5321, section 4.1.1.4); lost after it without the server's final answer, InDoubt.
/// An answer counts whenever it comes: 5xx is Rejected with the server's words, 4xx is Retry, 535
/// is Reauthenticate. When one of the recipients is refused nobody gets the mail.
///
/// After a stop is requested it returns within about a second: Cancelled, or InDoubt as above.
Expected<Receipt> transmit(const SmtpServer& server, const SmtpMail& mail,
                           const std::function<Expected<void>()>& beforeHandover,
                           std::stop_token stop = {});

/// Connects, verifies the certificate, logs in, leaves. The error names what failed: the name, the
/// port, the certificate or the login.
Expected<void> checkSubmission(const SmtpServer& server, std::stop_token stop = {});

} // namespace threadline
