// SPDX-License-Identifier: GPL-3.0-or-later
//
// Interactions that other systems hand over (docs/touchpoints.md): lines of JSON, and files of them dropped into a
// folder. Each is named by (source, id), so that what was handed over already is not there twice, whatever happened in
// between. Blocks; any thread that may wait.
#pragma once

#include "core/workspace/touchpoint_import.h"

namespace threadline::touchpoint_feed {

/// Empty lines are passed over. `firstLine` is what the lines are counted from.
Expected<TouchpointReport> ingestLines(const QByteArray& lines, qint64 firstLine, bool dryRun,
                                       WorkspaceServices& services);

/// Files called *.json (an object or an array of them) and *.jsonl (an object to the line), by name; others, hidden ones
/// and links are left alone. One that changed a moment ago is left for the next time. What is right in a file is stored,
/// then the file goes to done/, or to failed/ with NAME.errors.txt beside it when something was wrong.
Expected<TouchpointReport> ingestFolder(const QString& folder, WorkspaceServices& services);

} // namespace threadline::touchpoint_feed
