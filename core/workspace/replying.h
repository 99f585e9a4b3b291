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

} // namespace threadline::replying
