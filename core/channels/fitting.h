// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether words written for any channel fit the one they are to go over, and what it will make of
// them. Pure. The sentences end a reply (obstacle) or go beside it (warnings).
#pragma once

#include "core/channels/capabilities.h"

#include <QStringList>

#include <optional>

namespace threadline {

struct WrittenReply
{
    QString text;
    qsizetype files = 0;
    qint64 fileBytes = 0; ///< of all files together
    bool copies = false;  ///< somebody stands in Cc or Bcc
    qint64 largestFileBytes = 0;
    /// How long ago the customer wrote on this channel; nothing: never, or it is not known.
    std::optional<qint64> customerSecondsAgo = {};
};

struct Fitting
{
    QString obstacle; ///< empty: it can go
    QStringList warnings;
    int length = 0;   ///< of the text, as the channel counts it
};

Fitting fittingOf(const WrittenReply& reply, const Capabilities& can);

/// "640 B", "12 kB", "1.8 MB": as people read sizes, in powers of ten.
QString sizeWords(qint64 bytes);

} // namespace threadline
