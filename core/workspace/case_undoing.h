// SPDX-License-Identifier: GPL-3.0-or-later
//
// Taking an agent's command back by appending the opposites of its events, and finding the last one.
#pragma once

#include "core/workspace/agent_command.h"

namespace threadline::case_undoing {

/// All of it or nothing. Refused with who did what when somebody changed that same thing since.
/// The ticket takes the taking back back; a split cannot be made again that way.
Expected<UndoTicket> undo(EventLog::Batch& batch, const UndoTicket& ticket, const QString& agent, Timestamp now);

/// The agent's last command that is not taken back and takes none back itself. Any connection.
Expected<UndoTicket> lastCommand(Database& database, const QString& agent);

} // namespace threadline::case_undoing
