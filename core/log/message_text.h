// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of a message, packed. Text and HTML lie in one zstd frame because they mostly say the
// same, so the second costs next to nothing. Any thread.
#pragma once

#include <QByteArray>

namespace threadline {

struct MessageText
{
    QByteArray text; ///< UTF-8
    QByteArray html; ///< UTF-8, as it came

    friend bool operator==(const MessageText&, const MessageText&) = default;
};

QByteArray packMessageText(const MessageText& text);
/// Empty texts when `packed` is damaged; the log's checks tell of that (doctor).
MessageText unpackMessageText(const QByteArray& packed);

} // namespace threadline
