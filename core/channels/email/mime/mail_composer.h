// SPDX-License-Identifier: GPL-3.0-or-later
//
// An Outgoing becomes the bytes of a mail. Any thread; no shared state.
#pragma once

#include "core/model/expected.h"
#include "core/model/outgoing.h"

namespace threadline {

/// RFC 5322 with CRLF line ends: text/plain; format=flowed (RFC 3676) and an HTML alternative,
/// inline images related to it, attachments with their names by RFC 2231, headers by RFC 2047.
/// The same Outgoing gives the same bytes each time (boundaries come from its id). Bcc is not among
/// the headers. An error when a file of it cannot be read; its sentence names the file.
Expected<QByteArray> composeMail(const Outgoing& outgoing);

} // namespace threadline
