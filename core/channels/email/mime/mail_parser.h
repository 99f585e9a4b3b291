// SPDX-License-Identifier: GPL-3.0-or-later
//
// One mail in bytes becomes one Arrival. Any thread; no shared state.
#pragma once

#include "core/model/arrival.h"
#include "core/model/expected.h"

#include <QSet>

namespace threadline {

/// What is known of a mail besides its bytes.
struct MailContext
{
    /// Our own addresses, as emailIdentity() values: a mail from one of them is outbound.
    QSet<QString> ownAddresses;
    /// When the server or the file system got it; used where the Date header is missing or wrong.
    Timestamp receivedAt;
    bool read = false;
};

/// Reads RFC 5322 with all MIME parts, however broken: whatever can be read is kept. An error
/// (remedy Corrupt) only when there is nothing of a mail in the bytes, or it is beyond the limits
/// below; its sentence says which.
///
/// Direction: outbound when From is ours and somebody else is addressed, or nobody visible is;
/// inbound otherwise. A mail from us to ourselves is therefore inbound (contact forms, monitoring),
/// and its customer is the first foreign Reply-To, else From. The customer of other inbound mail is
/// From, never Reply-To; of outbound mail the first foreign recipient, or an identity with an empty
/// value.
///
/// externalKey is "mail:" and the SHA-256 of Message-ID, From, Subject, Date and the content of all
/// parts as sent (and To and Cc where there is no Message-ID). Charsets that were guessed, names
/// that were made safe, text made from HTML and line ends have no part in it, so that neither
/// another store nor a later version of this program changes the key of a mail.
///
/// details: "encrypted": true; "note": a sentence on what was left out; "bounce": {"recipient",
/// "recipients", "status", "diagnostic", "original_message_id"}.
Expected<Arrival> parseMail(const QByteArray& raw, const MailContext& context);

namespace mail_limits {
inline constexpr int maxParts = 10'000; ///< parts beyond are not read, and the mail says so
inline constexpr int maxDepth = 100;    ///< nesting beyond is kept as one attachment
inline constexpr qint64 maxTextBytes =
    4 << 20; ///< of text kept for reading; what is longer is kept whole as an attachment
} // namespace mail_limits

} // namespace threadline
