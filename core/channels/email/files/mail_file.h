// SPDX-License-Identifier: GPL-3.0-or-later
//
// A mail as it lies in a file, not parsed yet.
#pragma once

#include "core/model/timestamp.h"

#include <QByteArray>

namespace threadline {

struct MailFile
{
    QString name; ///< for messages: "PATH", or "PATH: message 17" in an mbox
    QByteArray bytes;
    bool read = false;    ///< someone saw it, says the file's name or a Status field
    Timestamp modifiedAt; ///< when it arrived there, as far as the file tells
};

namespace mail_file_limits {
inline constexpr qint64 maxMailBytes = 256 << 20; ///< what is larger is named and passed over
} // namespace mail_file_limits

} // namespace threadline
