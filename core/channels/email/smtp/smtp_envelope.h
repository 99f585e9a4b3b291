// SPDX-License-Identifier: GPL-3.0-or-later
//
// The addresses of a mail as SMTP wants them (RFC 5321, section 4.1.2; RFC 6531 for addresses
// beyond ASCII). A pure function; any thread.
#pragma once

#include "core/model/expected.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QStringList>

namespace threadline {

struct SmtpEnvelope
{
    QByteArray sender;          ///< "<a@b.example>", UTF-8
    QByteArrayList recipients;  ///< the same, each once
    bool needsSmtpUtf8 = false; ///< a name before the @ is not ASCII; domains are sent in ASCII
};

/// Rejected when there is no recipient, or an address cannot be written into a command; the
/// sentence names it.
Expected<SmtpEnvelope> smtpEnvelope(const QString& sender, const QStringList& recipients);

} // namespace threadline
