// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/files/line_reader.h"

#include <cstring>

namespace threadline {

namespace {
constexpr qsizetype bufferBytes = 256 * 1024;
}

LineReader::LineReader(QIODevice& device)
    : m_device(device)
    , m_buffer(bufferBytes, Qt::Uninitialized)
{
}

std::optional<QByteArrayView> LineReader::next()
{
    const qsizetype length = lineLength();
    if (length == 0) {
        return std::nullopt;
    }
    const QByteArrayView line(m_buffer.constData() + m_begin, length);
    m_begin += length;
    m_position += length;
    m_atLineStart = m_lastEnded;
    m_lastEnded = line.back() == '\n';
    return line;
}

std::optional<QByteArrayView> LineReader::peek()
{
    const qsizetype length = lineLength();
    return length == 0 ? std::nullopt
                       : std::optional(QByteArrayView(m_buffer.constData() + m_begin, length));
}

qsizetype LineReader::lineLength()
{
    for (qsizetype searched = 0;;) {
        const char* start = m_buffer.constData() + m_begin;
        const qsizetype there = m_end - m_begin;
        const void* newline =
            std::memchr(start + searched, '\n', static_cast<size_t>(there - searched));
        if (newline) {
            return static_cast<const char*>(newline) - start + 1;
        }
        searched = there;
        if (!fill()) {
            return there;
        }
    }
}

bool LineReader::fill()
{
    char* data = m_buffer.data();
    const qsizetype there = m_end - m_begin;
    if (m_atEnd || there == m_buffer.size()) {
        return false;
    }
    std::memmove(data, data + m_begin, static_cast<size_t>(there));
    m_begin = 0;
    m_end = there;
    const qint64 read = m_device.read(data + m_end, m_buffer.size() - m_end);
    m_failed = m_failed || read < 0;
    m_atEnd = read <= 0;
    m_end += std::max<qint64>(read, 0);
    return read > 0;
}

} // namespace threadline
