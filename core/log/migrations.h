// SPDX-License-Identifier: GPL-3.0-or-later
//
// The schema has one source: the numbered files of resources/sql. A new database runs them all, an
// older one those it has not run; one from a newer program is refused.
#pragma once

#include "core/sqlite/database.h"

namespace threadline {

/// The number of the last file there is.
int schemaVersion();

/// Throws SqliteFailure, also when the workspace is newer than this program.
void migrate(Database& database);

/// For a database that is only read: throws when it is newer than this program, older, or none at all.
void requireCurrentSchema(Database& database);

} // namespace threadline
