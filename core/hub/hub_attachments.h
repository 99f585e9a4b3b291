// SPDX-License-Identifier: GPL-3.0-or-later
//
// Attachments between this machine's store and the hub's. Both block, as Hub does, on the hub's thread.
#pragma once

#include "core/hub/hub.h"
#include "core/log/blob_store.h"
#include "core/log/team_order.h"

namespace threadline {

/// Those of these events that are here, before the events that speak of them. One that the hub does not take, as too
/// large or damaged, stays here, and the words go on.
Expected<void> bringAttachments(Hub& hub, const BlobStore& blobs, const QList<PendingBatch>& batches);
/// Into the store, under its name. What came of it before the line was lost is not fetched again.
Expected<void> fetchAttachment(Hub& hub, const BlobStore& blobs, const QByteArray& sha256);

} // namespace threadline
