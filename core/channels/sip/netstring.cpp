// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/sip/netstring.h"

#include <algorithm>

namespace threadline {

namespace {

constexpr qsizetype mostDigits = 6;
static_assert(NetstringReader::most < 999'999);

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

QByteArray toNetstring(const QByteArray& bytes)
{
    return QByteArray::number(bytes.size()) + ':' + bytes + ',';
}

bool NetstringReader::feed(const QByteArray& bytes)
{
    if (m_broken) {
        return false;
    }
    m_buffer += bytes;
    while (readOne()) {
    }
    if (m_broken) {
        m_buffer.clear();
    }
    return !m_broken;
}

/// False: nothing more is complete, or it is broken.
bool NetstringReader::readOne()
{
    const auto colon = std::find_if_not(m_buffer.cbegin(), m_buffer.cend(), isDigit);
    const qsizetype digits = std::distance(m_buffer.cbegin(), colon);
    const bool leadingZero = digits > 1 && m_buffer.at(0) == '0';
    if (digits > mostDigits || leadingZero) {
        m_broken = true;
        return false;
    }
    if (colon == m_buffer.cend()) {
        return false;
    }
    const qsizetype length = m_buffer.first(digits).toLongLong();
    if (*colon != ':' || digits == 0 || length > most) {
        m_broken = true;
        return false;
    }
    const qsizetype end = digits + 1 + length;
    if (m_buffer.size() <= end) {
        return false;
    }
    if (m_buffer.at(end) != ',') {
        m_broken = true;
        return false;
    }
    m_complete.append(m_buffer.mid(digits + 1, length));
    m_buffer.remove(0, end + 1);
    return true;
}

} // namespace threadline
