// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the outbox page and `threadline outbox` list. Any connection.
#pragma once

#include "core/sqlite/database.h"
#include "core/workspace/views.h"

namespace threadline {

/// The latest first.
QList<OutboxRow> readOutbox(Database& database);

} // namespace threadline
