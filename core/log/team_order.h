// SPDX-License-Identifier: GPL-3.0-or-later
//
// The order of a team's log. A log that is alone is in the order of appending. In a team the hub gives
// the order: an event it accepted has its position there as seq, on every desk the same; one that
// waits to be accepted is pending, has a seq from firstPending on and stands behind all those. When
// events take their place before pending ones, the pending ones are taken out of the projections and
// folded again behind them, so that the tables are at every moment what the whole log in its order
// makes of them.
//
// Here is what EventLog needs for it: the rows of pending events and of their batches. Thread: the log
// thread, inside a transaction. Throws SqliteFailure.
#pragma once

#include "core/log/event.h"
#include "core/sqlite/database.h"

#include <QList>

namespace threadline {

inline constexpr qint64 firstPending = qint64{1} << 30; ///< resources/sql/0006_team.sql has it too

/// Events that were appended together: a hub accepts all of them or none.
struct PendingBatch
{
    qint64 first = 0; ///< seq of its first event; names it
    QList<Event> events;
};

namespace team_order {

bool isInTeam(Database& database);
/// Refused (SqliteFailure) when the log has events already.
void requireEmpty(Database& database);
/// From here on. Refused (SqliteFailure) when the log has events already.
void enter(Database& database, const QJsonObject& membership);
/// As it was handed to enter(); empty when this desk works alone.
QJsonObject membership(Database& database);

qint64 placedUpTo(Database& database);
void setPlacedUpTo(Database& database, qint64 position);
/// The hub's number for what may be read of the past; 0: not told yet.
qint64 epoch(Database& database);
void setEpoch(Database& database, qint64 epoch);
/// Where the events stand up to placedUpTo(). Rising.
QList<qint64> placed(Database& database);
/// The latest of them; nothing when there is none.
std::optional<std::pair<qint64, EventId>> lastPlaced(Database& database);
/// Likewise what came early: after placedUpTo(), and not everything.
QList<qint64> early(Database& database);
/// With their texts.
QList<Event> earlyEvents(Database& database);
/// What these did to the tables of the projections.
QByteArray earlyChanges(Database& database);
void setEarlyChanges(Database& database, const QByteArray& changes);
/// These may not be read here any more.
void giveUp(Database& database, const QList<qint64>& seqs);

/// Case numbers that only this desk uses, and how many of them are left.
void addCaseNumbers(Database& database, qint64 first, qint64 last);
qint64 caseNumbersLeft(Database& database);
/// The next of them; nothing when they are used up.
std::optional<qint64> takeCaseNumber(Database& database);

/// For what is appended next.
qint64 nextSeq(Database& database, bool inTeam);
/// Remembers what was appended since `first` and what that did to the tables.
void keepBatch(Database& database, qint64 first, const QByteArray& changes);

struct BatchRow
{
    qint64 first = 0;
    qint64 last = 0;
    QByteArray changes;
};
/// Oldest first.
QList<BatchRow> batches(Database& database);
void setChanges(Database& database, qint64 first, const QByteArray& changes);
void setAccepted(Database& database, qint64 first);
void forgetBatch(Database& database, qint64 first);
/// Of a batch, in their order.
QList<Event> eventsOf(Database& database, const BatchRow& batch);

/// Whole batches that the hub has not accepted, oldest first: so many that they have about `events` events.
QList<PendingBatch> unaccepted(Database& database, int events);

qint64 countPending(Database& database);

/// Where an event of this id stands; nothing when there is none.
std::optional<qint64> seqOf(Database& database, EventId id);
/// A pending event goes out of the log. What names its seq outside the projections names `instead` then.
void remove(Database& database, qint64 seq, std::optional<qint64> instead);

} // namespace team_order
} // namespace threadline
