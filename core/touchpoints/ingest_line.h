// SPDX-License-Identifier: GPL-3.0-or-later
//
// One interaction of another system as a JSON object on a line. docs/touchpoints.md has the schema; what it does not
// know is refused, so that a misspelt key is told at once and not lost. Any thread.
#pragma once

#include "core/touchpoints/touchpoint.h"

namespace threadline {

/// A line of more bytes is refused.
inline constexpr qsizetype longestIngestLine = 4 << 20;

/// The sentence of a refusal names the key.
Expected<Touchpoint> readIngestLine(const QByteArray& line);

} // namespace threadline
