// SPDX-License-Identifier: GPL-3.0-or-later
//
// Macros checked before they are kept, and run: each step of each case in order, all in one batch, so
// that of many cases all are changed or none. Thread: the log thread, inside a batch.
#pragma once

#include "core/workspace/macro.h"
#include "core/workspace/workspace_services.h"

namespace threadline::macro_running {

/// The macro as it is kept; refused when a step could never be done.
Expected<Macro> checked(Database& database, const Macro& macro);

Expected<QList<Macro>> read(Database& database);

/// With MacroReplies::Try too it is done: whoever asked for that drops the batch.
Expected<MacroOutcome> run(EventLog::Batch& batch, const QList<CaseId>& cases, const QString& name,
                           MacroReplies replies, WorkspaceServices& services);

} // namespace threadline::macro_running
