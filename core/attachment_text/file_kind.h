// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a file is by its first bytes, whatever its name says. Pure; any thread.
#pragma once

#include "core/attachment_text/attachment_reader.h"

namespace threadline {

enum class FileKind {
    Empty,
    Text, ///< also CSV, JSON, XML …
    Html,
    Pdf,
    Zip,             ///< which office documents are
    EncryptedOffice, ///< [MS-OFFCRYPTO] 2.3: a compound file around the encrypted document
    Other,
};

/// So many bytes tell.
inline constexpr qint64 sniffedBytes = 64 << 10;

FileKind fileKindOf(const QByteArray& beginning, const SaidOfFile& said);

} // namespace threadline
