// SPDX-License-Identifier: GPL-3.0-or-later
//
// Replies from the agent's words to the outbox, and back. The outbox itself moves them on
// (core/outbound).
#pragma once

#include "core/workspace/workspace.h"
#include "core/workspace/workspace_services.h"

namespace threadline::replying {

/// Copies the files, decides channel, account, recipient and threading, and queues. Any thread that
/// may wait; blocks.
Expected<InteractionId> queueReply(const ReplyRequest& request, WorkspaceServices& services);

/// Adds an internal note to a case. Any thread that may wait; blocks.
Expected<InteractionId> addNote(CaseId inCase, const QString& text, WorkspaceServices& services);

/// The account a reply leaves from. `channel` empty: the one the customer wrote on. Any connection.
Expected<Account> sendingAccount(Database& database, CaseId inCase, const ChannelName& channel);

// Inside a batch on the log thread.
/// As above, for a reply without files. What is being written in this case stays.
Expected<InteractionId> queueReply(EventLog::Batch& batch, const ReplyRequest& request, WorkspaceServices& services);
/// As above; so it does here.
Expected<InteractionId> addNote(EventLog::Batch& batch, CaseId inCase, const QString& text, WorkspaceServices& services);
Expected<void> takeBack(EventLog::Batch& batch, InteractionId reply, const QString& agent, Timestamp at,
                        const BlobStore& blobs);
/// Queues a reply again that is in one of `from`.
Expected<void> queueAgain(EventLog::Batch& batch, InteractionId reply, Delivery from, const QString& agent,
                          Timestamp at);

/// What outbox() shows.
QList<OutboxRow> readOutbox(Database& database);

} // namespace threadline::replying
