// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long something took, as people write it.
#pragma once

#include <QString>

#include <optional>

namespace threadline {

/// Seconds of "12" (minutes), "7.5" or "7,5" (minutes), "6:12" (minutes and seconds), "1:02:30", "1h 2m 30s", "6 min
/// 12 s", "90 sec". Nothing for what is none of these, and for more than a thousand hours.
std::optional<qint64> secondsFromText(const QString& typed);
/// "6:12", "1:02:30": what secondsFromText() reads back.
QString clockFromSeconds(qint64 seconds);

} // namespace threadline
