// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables of the projections have one source, resources/sql/projections.sql, and no migrations:
// what is folded can be folded again. When a workspace's tables were made from another version of
// that file, older or newer, they are dropped and made anew, and the log is folded into them.
#pragma once

#include "core/sqlite/database.h"

namespace threadline {

bool hasCurrentProjections(Database& database);

/// Drops what is there and makes the tables, empty. Inside a transaction. Throws SqliteFailure.
void makeProjectionTables(Database& database);

} // namespace threadline
