// SPDX-License-Identifier: GPL-3.0-or-later
//
// `threadline doctor`: is the workspace sound? Any reader connection.
#pragma once

#include "core/log/blob_store.h"
#include "core/sqlite/database.h"

namespace threadline {

/// Findings in sentences; none: all is well. Reads everything: minutes for a large workspace.
QStringList examine(Database& database, const BlobStore& blobs);

} // namespace threadline
