// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a reply makes of the status of its case ("Send, then Waiting"), and back when it does not
// leave. Both leave alone a case that went another way meanwhile. Thread: the log thread, inside a
// batch.
#pragma once

#include "core/log/event_log.h"

namespace threadline {

void setStatusByReply(EventLog::Batch& batch, const Event& queued, Timestamp at);
/// `reason` completes "because …".
void takeStatusBack(EventLog::Batch& batch, const Event& queued, const QString& reason, const QString& actor,
                    Timestamp at);

} // namespace threadline
