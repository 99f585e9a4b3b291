// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes of whatever charset, honestly labelled or not, become UTF-8. Any thread; no shared state.
#pragma once

#include <QByteArray>
#include <QString>

namespace threadline {

/// `bytes` as UTF-8. In this order, the first that fits: a byte order mark; `declared` (an IANA or
/// colloquial name; may be empty or nonsense); strict UTF-8; `declared` with a few damaged
/// characters; a guess from the bytes; windows-1252. What cannot be read becomes U+FFFD; nothing is
/// dropped silently. ISO-8859-1 and US-ASCII are read as windows-1252, of which they are part (as
/// browsers do).
QByteArray decodedToUtf8(const QByteArray& bytes, const QByteArray& declared);

/// The charset an HTML document names in its first kilobyte (<meta charset>), else empty.
QByteArray charsetOfHtml(const QByteArray& html);

/// UTF-8 with U+FFFD for every byte that is not.
QByteArray repairedUtf8(const QByteArray& bytes);

} // namespace threadline
