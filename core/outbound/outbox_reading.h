// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looking into the outbox. Works on any connection.
#pragma once

#include "core/model/interaction.h"
#include "core/sqlite/database.h"

namespace threadline {

struct OutboxItem
{
    qint64 seq = 0; ///< of its message.queued
    InteractionId id;
    QString account;
    QByteArray messageId;
    Delivery state = Delivery::Queued;
    bool handedOver = false;
    bool filed = false;
    Timestamp dueAt;
    bool scheduled = false; ///< for a moment that the agent chose
    qint64 seen = 0;        ///< what has a later seq and is of its case, its author has not seen
    QList<InteractionId> news; ///< what it is held for
    int attempts = 0;
    QString problem;
    QString remedy;

    /// It waited, for its moment or for a person: its case keeps its status until then.
    bool changesStatusWhenItLeaves() const { return attempts == 0 && (scheduled || seen > seq); }
};

std::optional<OutboxItem> readOutboxItem(Database& database, InteractionId id);
std::optional<OutboxItem> readOutboxItem(Database& database, const QByteArray& messageId);
/// Everything that is not finished: not sent, or sent and not filed yet. The oldest first.
QList<OutboxItem> unfinishedOutboxItems(Database& database);
/// The latest, finished or not, the newest first.
QList<OutboxItem> latestOutboxItems(Database& database, int limit);

} // namespace threadline
