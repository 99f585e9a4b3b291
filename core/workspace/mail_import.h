// SPDX-License-Identifier: GPL-3.0-or-later
//
// `threadline import`: Maildir, mbox and .eml into the log, by the same pipeline as everything else.
// Parsing runs on all cores while the log thread writes the batch before.
#pragma once

#include "core/workspace/workspace.h"
#include "core/workspace/workspace_services.h"

#include <functional>

namespace threadline {

/// Blocks; any thread that may wait. `progress` after each batch; false stops after it, and what was
/// imported stays.
Expected<ImportProgress> importMailFiles(const QStringList& paths, WorkspaceServices& services,
                                         const std::function<bool(const ImportProgress&)>& progress);

} // namespace threadline
