// SPDX-License-Identifier: GPL-3.0-or-later
//
// The line between the mails of an mbox (RFC 4155, appendix A): "From ", who sent it, and when it
// arrived. A line of a mail's text may begin with "From " too, so the line is known by its form.
// Pure functions, any thread.
#pragma once

#include "core/model/timestamp.h"

#include <QByteArrayView>

namespace threadline {

/// When the mail behind this line arrived; nothing when the line is no separator. Takes the forms
/// in use: asctime with or without a zone before or after the year, the date of RFC 5322, senders
/// with spaces or none at all. A zone without a number counts as UTC.
std::optional<Timestamp> fromLineTime(QByteArrayView line);

/// Whether a mail may begin with this line: a field name and a colon (RFC 5322, 2.2).
bool isHeaderLine(QByteArrayView line);

} // namespace threadline
