// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person decides about a reply that was queued: take it back, let it go, try it again. Inside
// a batch on the log thread; refusals are sentences.
#pragma once

#include "core/log/blob_store.h"
#include "core/log/event_log.h"
#include "core/model/interaction.h"
#include "core/workspace/reply_request.h"

namespace threadline::replying {

/// What its author typed, with copies of its files.
Draft draftOf(const Event& queued, CaseId inCase, Timestamp at, const BlobStore& blobs);
/// The draft that its words are again.
Expected<DraftId> takeBack(EventLog::Batch& batch, InteractionId reply, const QString& agent, Timestamp at,
                           const BlobStore& blobs);
/// Queues a reply again that is in `from`.
Expected<void> queueAgain(EventLog::Batch& batch, InteractionId reply, Delivery from, const QString& agent,
                          Timestamp at);
Expected<void> sendAnyway(EventLog::Batch& batch, InteractionId reply, const QString& agent, Timestamp at);
Expected<void> reschedule(EventLog::Batch& batch, InteractionId reply, Timestamp sendAt, const QString& agent,
                          Timestamp at);

} // namespace threadline::replying
