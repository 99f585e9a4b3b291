// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/attachment_text: the words inside attached files, for search. Strangers made the files, so what
// they are is told by their bytes, everything is bounded (docs/decisions/0006), and no file is worth
// more than a reason why it was not read.
//
// Blocking: seconds for a large PDF. Any thread, several at once. Nothing is written or fetched.
#pragma once

#include "core/model/attachment_text.h"

#include <functional>

namespace threadline {

/// Raise it when files are read differently, and what older ones made is made again.
inline constexpr int attachmentReaderVersion = 1;

struct ReadingLimits
{
    qint64 fileBytes = 64 << 20;     ///< larger files are not opened
    qint64 textBytes = 1'000'000;    ///< so much of a file's words is kept
    qint64 unpackedBytes = 32 << 20; ///< of all that is unpacked from one file
    qint64 childBytes = 768 << 20;   ///< address space of a program that reads for us
    int childSeconds = 20;           ///< of computing; three times that on the clock
};

/// What the sender said of the file: a hint where its bytes leave a choice, otherwise ignored.
struct SaidOfFile
{
    QString name;
    QString type; ///< media type
};

/// Nothing when `stopped` said so half way; it is asked several times a second.
std::optional<AttachmentText> readAttachment(const QString& path, const SaidOfFile& said,
                                             const ReadingLimits& limits = {},
                                             const std::function<bool()>& stopped = {});

/// Whether files of every kind can be read here. When not, those that could not come out as NoReader.
bool areAllReadersHere();

} // namespace threadline
