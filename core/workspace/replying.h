// SPDX-License-Identifier: GPL-3.0-or-later
//
// Replies from the agent's words to the outbox, which moves them on (core/outbound). What may become
// of one that is queued: reply_returning.h.
#pragma once

#include "core/workspace/reply_request.h"
#include "core/workspace/workspace_services.h"

namespace threadline::replying {

/// Copies the files, decides case, channel, account, recipient and threading, and queues. Any thread
/// that may wait; blocks.
Expected<InteractionId> queueReply(const ReplyRequest& request, WorkspaceServices& services);

/// The account a reply leaves from. `inCase` null: of a message that opens one; `channel` empty: the one the
/// customer wrote on. Any connection.
Expected<Account> sendingAccount(Database& database, CaseId inCase, const ChannelName& channel);

/// As above, for a reply without files, inside a batch on the log thread.
Expected<InteractionId> queueReply(EventLog::Batch& batch, const ReplyRequest& request, WorkspaceServices& services);

} // namespace threadline::replying
