// SPDX-License-Identifier: GPL-3.0-or-later
//
// Changes of single cases, checked by the rules of core/cases. What is so already appends nothing.
// Thread: the log thread, inside a batch.
#pragma once

#include "core/workspace/agent_command.h"

namespace threadline::case_changing {

Expected<void> change(AgentCommand& command, CaseId inCase, const CaseChange& wanted);
Expected<void> finishReminder(AgentCommand& command, ReminderId reminder);

} // namespace threadline::case_changing
