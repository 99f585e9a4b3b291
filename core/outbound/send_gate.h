// SPDX-License-Identifier: GPL-3.0-or-later
//
// The gate before a reply leaves: whether whoever wrote it knew all that stands in the case. What
// came after they last looked, from the customer or from a colleague, holds the reply until a person
// has decided. Thread: the log thread, inside the batch that would let it go.
#pragma once

#include "core/log/event_log.h"
#include "core/outbound/outbox_reading.h"

namespace threadline {

/// What came into the case of a reply since whoever wrote it last looked.
struct News
{
    QList<EventId> messages;
    QString sentence; ///< who wrote, and what to do; empty when nothing came
};

/// History that is still being fetched is not news, however late it comes.
inline constexpr qint64 historyAfterHours = 24;

News newsFor(Database& database, const OutboxItem& item, const Event& queued);

/// Holds a reply when there is news for it. Whether it did.
bool holdForNews(EventLog::Batch& batch, const OutboxItem& item, const Event& queued, const QString& actor,
                 Timestamp at);

} // namespace threadline
