// SPDX-License-Identifier: GPL-3.0-or-later
//
// What servers say, after the examples of RFC 9051, 3501, 7162, 4731 and 6154; each a whole
// response.
#pragma once

#include <QByteArrayList>

namespace threadline::test {

QByteArrayList imapSamples();

/// A byte string that may hold NUL.
inline QByteArray operator""_ba(const char* bytes, size_t size)
{
    return {bytes, static_cast<qsizetype>(size)};
}

} // namespace threadline::test
