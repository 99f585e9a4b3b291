// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which customers may be one person, from the evidence in the tables. Any reader connection.
#pragma once

#include "core/sqlite/database.h"
#include "core/workspace/views.h"

namespace threadline {

/// The surest first; those that a person rejected are left out.
QList<Suggestion> readSuggestions(Database& database, std::optional<CustomerId> customer, Timestamp now);

} // namespace threadline
