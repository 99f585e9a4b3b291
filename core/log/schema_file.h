// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file of resources/sql, as it was built into the program.
#pragma once

#include <QByteArray>

#include <string_view>

namespace threadline {

/// Throws SqliteFailure when this program was built without it.
QByteArray readSchemaFile(std::string_view name);

} // namespace threadline
