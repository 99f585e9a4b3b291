// SPDX-License-Identifier: GPL-3.0-or-later
//
// Was this written by a person to us, or by a machine? From the headers and the kind of report; the
// order of the questions matters (a Postfix bounce also calls itself auto-replied).
#pragma once

#include "core/channels/email/mime/body_reader.h"
#include "core/model/interaction.h"

namespace threadline {

/// Bounce: a delivery report of a failure (RFC 3464), X-Failed-Recipients, or prose from a mailer
/// daemon with the null return path. AutoReply: RFC 3834 auto-replied, the vendors' fields, a
/// vacation subject on a mail that says it is automatic. MailingList: RFC 2919 List-Id, or
/// List-Unsubscribe (RFC 2369), or Precedence list/bulk. Report: any other multipart/report (RFC
/// 6522: read receipts, abuse, delays) and auto-generated mail. Web forms often call the request of
/// a person auto-generated: Report must therefore be shown, only not answered automatically.
Automation classifiedMail(const MailHeaders& headers, const MailBody& body);

} // namespace threadline
