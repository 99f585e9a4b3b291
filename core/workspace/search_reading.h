// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hits as they are shown. Any reader connection.
#pragma once

#include "core/sqlite/database.h"
#include "core/workspace/views.h"

namespace threadline {

/// The newest first. `limit` < 0: all.
QList<SearchHit> readHits(Database& database, const QString& typed, int limit);

} // namespace threadline
