// SPDX-License-Identifier: GPL-3.0-or-later
//
// A moment: microseconds since 1970-01-01T00:00:00Z. All stored and compared times are this;
// time zones belong to the window.
#pragma once

#include <QString>

#include <compare>
#include <optional>

namespace threadline {

struct Timestamp
{
    qint64 us = 0;

    static Timestamp fromSeconds(qint64 seconds) { return {seconds * 1'000'000}; }
    qint64 seconds() const { return us / 1'000'000; }
    bool isNull() const { return us == 0; }

    friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

/// RFC 3339 in UTC, e.g. 2026-11-22T09:30:00Z; fractions of a second only when there are any.
QString toRfc3339(Timestamp at);
/// Reads RFC 3339 with any offset; nothing when it is not that.
std::optional<Timestamp> fromRfc3339(QStringView text);

} // namespace threadline
