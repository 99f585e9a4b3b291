// SPDX-License-Identifier: GPL-3.0-or-later
//
// Netstrings (https://cr.yp.to/proto/netstrings.txt), as baresip's ctrl_tcp frames what it says and
// hears: "5:hello,". Pure; any thread.
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace threadline {

QByteArray toNetstring(const QByteArray& bytes);

/// Takes bytes as they come, in whatever pieces, and gives the strings that are complete. Holds no
/// more than `most` bytes of one string.
class NetstringReader
{
public:
    static constexpr qsizetype most = 256 * 1024;

    /// False: these are no netstrings, or one is larger than `most`. Then nothing more is taken.
    bool feed(const QByteArray& bytes);
    QByteArrayList take() { return std::exchange(m_complete, {}); }

private:
    bool readOne();

    QByteArray m_buffer;
    QByteArrayList m_complete;
    bool m_broken = false;
};

} // namespace threadline
