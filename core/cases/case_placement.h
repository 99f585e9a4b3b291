// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which case a message is in: the one its event names, unless it was moved, and shown in another when
// that one was merged. The one place that keeps interaction.case_id and .home, case_thread and what a
// case's row says of its messages (times, last words, who waits) in step.
//
// Thread: the log thread, while an event is folded; the interaction's own row is there already.
#pragma once

#include "core/log/event.h"
#include "core/sqlite/database.h"

namespace threadline::case_placement {

/// A message.received or message.queued: into its case and its thread.
void place(Database& database, const Event& message);
/// Something was said between us and the customer: the times of the case it is shown in.
void hear(Database& database, const Event& message);
void move(Database& database, const Event& moved);
void merge(Database& database, const Event& merged);
void unmerge(Database& database, const Event& unmerged);

/// Makes anew what the row of a case says of its messages.
void recount(Database& database, const QUuid& inCase);

} // namespace threadline::case_placement
