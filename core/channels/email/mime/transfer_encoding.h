// SPDX-License-Identifier: GPL-3.0-or-later
//
// Content-Transfer-Encoding (RFC 2045, 6.7 and 6.8). What is encoded here ends in CRLF and has no
// encoded line longer than 76 characters.
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace threadline {

struct EncodedText
{
    QByteArray encoding; ///< "7bit", "quoted-printable" or "base64"
    QByteArray body;     ///< CRLF line ends
};

/// UTF-8 text with \n line ends in the plainest encoding that keeps it: 7bit where it is ASCII in
/// short lines, quoted-printable where most of it is, base64 otherwise. The body never holds a line
/// that begins with `boundaryMark`.
EncodedText encodedText(const QByteArray& text, const QByteArray& boundaryMark);

/// The bytes of base64 text that may be cut off anywhere, lack its padding or hold other
/// characters. After padding more is read only when nothing but base64 follows: a list's footer is
/// not content.
QByteArray decodedBase64(QByteArrayView text);

/// Appends `bytes` in base64 lines.
void appendBase64(QByteArray& mail, const QByteArray& bytes);

/// Appends all that is left in `device`, a piece at a time; false when reading fails.
bool appendBase64(QByteArray& mail, QIODevice& device);

} // namespace threadline
