// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person wrote is never lost with a change that the team's hub refused: replies and notes of it
// are drafts again. Thread: the log thread, inside the transaction that drops the change.
#pragma once

#include "core/log/blob_store.h"
#include "core/log/event_log.h"

namespace threadline {

EventLog::Keep keepingWords(const BlobStore& blobs);

} // namespace threadline
