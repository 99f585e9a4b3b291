// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which interaction an item on a server is, and what other clients did to it since. A message that
// lies in several folders is one interaction; one that is gone from the server stays in the history.
//
// Thread: the log thread, inside a batch.
#pragma once

#include "core/channels/channel_connector.h"
#include "core/log/event_log.h"

namespace threadline {

/// Remembers where an interaction lies. `seq`: of the event that brought it.
void rememberRemoteItem(EventLog::Batch& batch, AccountId account, const RemoteChange& remote, qint64 seq);

/// Follows what another client did; appends message.flags_changed when somebody read it, or took the
/// reading back. `actor`: Account::address.
void followRemoteChange(EventLog::Batch& batch, AccountId account, const RemoteChange& change, const QString& actor,
                        Timestamp at);

} // namespace threadline
