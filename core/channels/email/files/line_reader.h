// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of a file of any size, in a buffer of one size. One thread at a time.
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <optional>

namespace threadline {

class LineReader
{
public:
    /// `device` is open for reading and outlives this.
    explicit LineReader(QIODevice& device);

    /// The next line with its end, LF or CRLF; nothing at the end of the file or where it cannot be
    /// read any further (failed()). A line beyond the buffer comes in pieces. Valid until the next
    /// call.
    std::optional<QByteArrayView> next();
    /// The same without going on.
    std::optional<QByteArrayView> peek();

    /// The last piece that next() gave begins a line.
    bool atLineStart() const { return m_atLineStart; }
    /// Bytes given so far.
    qint64 position() const { return m_position; }
    bool failed() const { return m_failed; }

private:
    qsizetype lineLength();
    bool fill();

    QIODevice& m_device;
    QByteArray m_buffer;
    qsizetype m_begin = 0; // of what is not given yet
    qsizetype m_end = 0;
    qint64 m_position = 0;
    bool m_atEnd = false;
    bool m_failed = false;
    bool m_atLineStart = true;
    bool m_lastEnded = true;
};

} // namespace threadline
