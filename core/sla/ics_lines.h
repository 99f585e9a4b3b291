// SPDX-License-Identifier: GPL-3.0-or-later
//
// The content lines of an iCalendar file (RFC 5545, 3.1), unfolded, each knowing where it stood. libical's own parser
// forgets line numbers and mends what is broken without a word, so lines and nesting are read here and libical is
// asked for repeat rules and durations only. Any thread.
#pragma once

#include "core/model/expected.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

namespace threadline {

struct IcsLine
{
    int number = 0;        ///< of its first physical line, counted from 1
    QByteArray name;       ///< upper case
    QByteArray parameters; ///< as they stood, without the first semicolon; empty: none
    QByteArray value;      ///< as it stood; may be anything
    /// The components it lies in, upper case, the outermost first. Of BEGIN and END: with that component.
    QByteArrayList within;

    friend bool operator==(const IcsLine&, const IcsLine&) = default;
};

/// A holiday calendar of a whole continent has some hundred kilobytes.
inline constexpr qsizetype maxIcsBytes = qsizetype(4) * 1024 * 1024;

/// Line ends may be CRLF or LF; empty lines and a byte order mark in front are passed over. The error names the line:
/// too large a file, none of iCalendar's, a line that is none, components that do not nest or are cut off.
Expected<QList<IcsLine>> readIcsLines(const QByteArray& file);

/// A TEXT value with its backslashes taken off (3.3.11), on one line.
QString icsText(const QByteArray& value);

} // namespace threadline
