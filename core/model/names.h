// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stored names of an enumeration's values: a table of pairs, looked up both ways. For the
// sources that define such a table; everyone else calls their functions. Any thread.
#pragma once

#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace threadline::names {

/// Empty for a value that is not in the table.
QString nameOf(const auto& table, auto value)
{
    for (const auto& [candidate, name] : table) {
        if (candidate == value) {
            return QString::fromLatin1(name);
        }
    }
    return {};
}

auto valueOf(const auto& table, QStringView text) -> std::optional<decltype(table[0].first)>
{
    for (const auto& [candidate, name] : table) {
        if (text == QLatin1String(name)) {
            return candidate;
        }
    }
    return std::nullopt;
}

} // namespace threadline::names
