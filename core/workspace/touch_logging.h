// SPDX-License-Identifier: GPL-3.0-or-later
//
// Logging calls, visits, deliveries … by hand, correcting them and taking them back. Each is one command of the agent,
// with what follows for the case. Any thread that may wait; blocks.
#pragma once

#include "core/workspace/touch_request.h"
#include "core/workspace/workspace_services.h"

namespace threadline::touch_logging {

/// Refused when the case was merged, the moment is still to come, or one of `then` is refused: then nothing of it is
/// kept.
Expected<LoggedTouch> log(const TouchRequest& request, WorkspaceServices& services);

/// Likewise of a call that a channel brings as well, by its Arrival::externalKey: there is one entry for both, this one,
/// whichever comes first.
Expected<LoggedTouch> logCall(const TouchRequest& request, const QByteArray& externalKey, WorkspaceServices& services);

/// As it was logged. Any connection; refused as correct().
Expected<Touch> read(Database& database, InteractionId logged);

/// Logs `touch` instead of `logged`, in the same case. Refused for what was not typed in and what was taken back.
Expected<LoggedTouch> correct(InteractionId logged, const Touch& touch, WorkspaceServices& services);

/// As if it had never been logged; the case that it opened stays. Refused as correct().
Expected<UndoTicket> takeBack(EventLog::Batch& batch, InteractionId logged, const QString& agent, Timestamp now);

} // namespace threadline::touch_logging
