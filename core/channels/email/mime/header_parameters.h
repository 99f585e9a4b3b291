// SPDX-License-Identifier: GPL-3.0-or-later
//
// Content-Type and Content-Disposition: a value and its parameters (RFC 2045, 5.1; RFC 2231), also
// as senders get them wrong: encoded words in quotes, raw 8-bit names, names with spaces and no
// quotes.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace threadline {

struct HeaderParameters
{
    QByteArray value;                      ///< before the first semicolon, lower case
    QHash<QByteArray, QString> parameters; ///< names in lower case, values decoded

    QString parameter(const char* name) const { return parameters.value(QByteArray(name)); }
};

/// Reads an unfolded header value. Where a parameter is there in both forms, the one of RFC 2231
/// (name*=) wins, as RFC 6266 rules for the same pair in HTTP; else the first.
HeaderParameters parsedParameters(const QByteArray& value);

} // namespace threadline
