// SPDX-License-Identifier: GPL-3.0-or-later
//
// Drafts of this desk, one per case: this machine's own table, beside the log.
#pragma once

#include "core/sqlite/database.h"
#include "core/workspace/workspace.h"

namespace threadline {

std::optional<Draft> readDraft(Database& database, CaseId inCase);
/// An empty draft forgets it. The log thread's connection only.
void writeDraft(Database& database, CaseId inCase, const Draft& draft);

} // namespace threadline
