// SPDX-License-Identifier: GPL-3.0-or-later
//
// When a mail was written, from senders whose clocks and formats are wrong.
#pragma once

#include "core/channels/email/mime/mail_headers.h"
#include "core/model/timestamp.h"

#include <optional>

namespace threadline {

/// A date-time of RFC 5322 (3.3, 4.3) or close to it; nothing when it is not one.
std::optional<Timestamp> parsedMailDate(const QByteArray& value);

/// The Date field when it is plausible: not before 1971, at most one day after `receivedAt`. Else
/// the newest plausible Received field, else `receivedAt`. Where `receivedAt` is null nothing
/// counts as too late.
Timestamp plausibleDate(const MailHeaders& headers, Timestamp receivedAt);

} // namespace threadline
