// SPDX-License-Identifier: GPL-3.0-or-later
//
// Moments as people type them. What names no zone is of this machine's.
#pragma once

#include "core/model/expected.h"
#include "core/model/timestamp.h"

namespace threadline::command_line {

/// RFC 3339, "2026-11-22 14:30", "2026-11-22" (its beginning), or so long from now: 90m, 4h, 3d.
Expected<Timestamp> momentFrom(const QString& typed);
/// RFC 3339, "2026-11-22 14:30", "14:30" (today), "20m ago".
Expected<Timestamp> pastMoment(const QString& typed);

} // namespace threadline::command_line
