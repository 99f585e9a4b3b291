// SPDX-License-Identifier: GPL-3.0-or-later
//
// Commands about which case things are in: merge and its taking back, moves, splits, links.
// Thread: the log thread, inside a batch.
#pragma once

#include "core/workspace/agent_command.h"

namespace threadline::case_placing {

Expected<void> merge(AgentCommand& command, CaseId one, CaseId into);
Expected<void> unmerge(AgentCommand& command, CaseId merged);
Expected<void> move(AgentCommand& command, InteractionId message, CaseId to);
/// A new case of the same customer with these messages. `subject` empty: that of `from`.
Expected<CaseId> split(AgentCommand& command, CaseId from, const QList<InteractionId>& messages,
                       const QString& subject);
/// `how` empty: "related". Linking again says how anew.
Expected<void> link(AgentCommand& command, CaseId one, CaseId other, const QString& how);
Expected<void> unlink(AgentCommand& command, CaseId one, CaseId other);

} // namespace threadline::case_placing
