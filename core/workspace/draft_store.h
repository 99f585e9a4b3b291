// SPDX-License-Identifier: GPL-3.0-or-later
//
// Drafts of this desk: this machine's own table, beside the log, so that they outlive whatever
// becomes of their case. Those of a case that was merged are found where its messages are shown.
#pragma once

#include "core/sqlite/database.h"
#include "core/workspace/reply_request.h"

namespace threadline {

// The latest first.
QList<Draft> readDrafts(Database& database);
QList<Draft> readDrafts(Database& database, CaseId inCase);
QList<Draft> readDrafts(Database& database, CustomerId customer);
std::optional<Draft> readDraft(Database& database, DraftId id);

// The log thread's connection only.
/// One with nothing in it is forgotten.
void writeDraft(Database& database, const Draft& draft);
void forgetDraft(Database& database, DraftId id);

} // namespace threadline
