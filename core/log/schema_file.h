// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file of resources/sql, as it was built into the program.
#pragma once

#include <QByteArray>

#include <array>
#include <functional>
#include <string_view>

namespace threadline {

/// Whether files are numbered from 0001 without a gap; the names that `nameOf` gives begin with four digits.
template <class Files, class NameOf = std::identity>
constexpr bool areNumberedInOrder(const Files& files, NameOf nameOf = {})
{
    int expected = 0;
    for (const auto& file : files) {
        int number = 0;
        for (const char digit : std::string_view(std::invoke(nameOf, file)).substr(0, 4)) {
            number = number * 10 + (digit - '0');
        }
        if (number != ++expected) {
            return false;
        }
    }
    return true;
}

/// Throws SqliteFailure when this program was built without it.
QByteArray readSchemaFile(std::string_view name);

} // namespace threadline
