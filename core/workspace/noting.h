// SPDX-License-Identifier: GPL-3.0-or-later
//
// Internal notes: words in a case that never leave the house.
#pragma once

#include "core/workspace/workspace_services.h"

namespace threadline {

/// Adds a note to a case. `draft`: what it was written from, forgotten with it. Any thread that may
/// wait; blocks.
Expected<InteractionId> addNote(CaseId inCase, const QString& text, std::optional<DraftId> draft,
                                WorkspaceServices& services);
/// As above, inside a batch on the log thread; drafts stay.
Expected<InteractionId> addNote(EventLog::Batch& batch, CaseId inCase, const QString& text,
                                WorkspaceServices& services);

} // namespace threadline
