// SPDX-License-Identifier: GPL-3.0-or-later
//
// Unstructured header text for people (RFC 2047, RFC 6532), from senders that read neither.
#pragma once

#include <QByteArray>
#include <QString>

namespace threadline {

/// The text of an unfolded header value. White space between two encoded words goes, a character
/// split over two of them is put together again, raw 8-bit bytes are read like a body without a
/// charset. What looks like an encoded word and cannot be read stays as it is.
QString decodedHeaderText(const QByteArray& value);

/// The length of the encoded word that begins at `at`, 0 when there is none. A word may hold spaces
/// and lack its closing "?=" when nothing else follows it.
qsizetype encodedWordLength(QByteArrayView value, qsizetype at);

} // namespace threadline
