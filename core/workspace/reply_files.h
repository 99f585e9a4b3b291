// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files of a reply on their way into the store. Any thread that may wait for the disk.
#pragma once

#include "core/log/blob_store.h"
#include "core/model/expected.h"
#include "core/model/outgoing.h"
#include "core/workspace/reply_request.h"

namespace threadline::replying {

/// Copies files that are attached to something else than a reply.
Expected<QList<Attachment>> takeInFiles(const QStringList& paths, BlobStore& blobs);
/// Copies what the request attaches and shows.
Expected<QList<OutgoingFile>> takeInAll(const ReplyRequest& request, BlobStore& blobs);

} // namespace threadline::replying
