// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asking the index. Works on any connection; long questions stop when the connection is interrupted.
#pragma once

#include "core/search/search_query.h"
#include "core/sqlite/database.h"

#include <QList>

namespace threadline {

/// Timeline keys of what `query` finds, the newest first.
QList<qint64> searchKeys(Database& database, const SearchQuery& query, int limit);

} // namespace threadline
