// SPDX-License-Identifier: GPL-3.0-or-later
//
// text/plain; format=flowed (RFC 3676), both ways. All text is UTF-8 with \n line ends.
#pragma once

#include <QByteArray>
#include <QString>

namespace threadline {

/// Paragraphs put together again: a line that ends in a space goes on in the next one of the same
/// quote depth. Quote marks stay in front of each line, space-stuffing goes, the signature
/// separator "-- " is kept.
QByteArray unwrappedFlowed(const QByteArray& wire, bool deleteSpace);

/// The same text in lines of at most 78 characters where there are spaces to break at, for
/// delsp=no. unwrappedFlowed() gives the text back; only spaces before a line end, which mean
/// something else on the wire, are cut (RFC 3676, 4.2).
QString wrappedFlowed(const QString& text);

} // namespace threadline
