// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/team_order.h"

#include "core/log/event_log.h"

#include <QJsonDocument>

namespace threadline::team_order {

namespace {

QList<qint64> seqsBetween(Database& database, qint64 first, qint64 last)
{
    QList<qint64> seqs;
    Statement rows = database.prepare("SELECT seq FROM event WHERE seq BETWEEN ? AND ? ORDER BY seq");
    rows.with(first, last);
    while (rows.step()) {
        seqs.append(rows.integer(0));
    }
    return seqs;
}

QList<Event> eventsWithText(Database& database, const QList<qint64>& seqs)
{
    QList<Event> events;
    events.reserve(seqs.size());
    for (const qint64 seq : seqs) {
        events.append(*readEvent(database, seq, true));
    }
    return events;
}

} // namespace

bool isInTeam(Database& database)
{
    return database.number("SELECT count(*) FROM team") > 0;
}

void requireEmpty(Database& database)
{
    if (database.number("SELECT count(*) FROM event") > 0) {
        throw SqliteFailure({Error::Remedy::Rejected,
                             QStringLiteral("This workspace has a history of its own: join the team with a new folder "
                                            "(threadline --workspace DIR hub join …).")});
    }
}

void enter(Database& database, const QJsonObject& membership)
{
    requireEmpty(database);
    database.statement("INSERT INTO team(membership) VALUES(?)")
        .run(Utf8{QJsonDocument(membership).toJson(QJsonDocument::Compact)});
}

QJsonObject membership(Database& database)
{
    Statement& row = database.statement("SELECT membership FROM team");
    QJsonObject found;
    if (row.step()) {
        found = QJsonDocument::fromJson(row.bytes(0)).object();
        row.reset();
    }
    return found;
}

qint64 placedUpTo(Database& database)
{
    return database.number("SELECT placed_up_to FROM team");
}

void setPlacedUpTo(Database& database, qint64 position)
{
    database.statement("UPDATE team SET placed_up_to = ?").run(position);
}

qint64 epoch(Database& database)
{
    return database.number("SELECT epoch FROM team");
}

void setEpoch(Database& database, qint64 epoch)
{
    database.statement("UPDATE team SET epoch = ?").run(epoch);
}

QList<qint64> placed(Database& database)
{
    return seqsBetween(database, 1, placedUpTo(database));
}

std::optional<std::pair<qint64, EventId>> lastPlaced(Database& database)
{
    Statement row = database.prepare("SELECT seq, id FROM event WHERE seq <= ? ORDER BY seq DESC LIMIT 1");
    row.with(placedUpTo(database));
    return row.step() ? std::optional(std::pair(row.integer(0), EventId(row.uuid(1)))) : std::nullopt;
}

QList<qint64> early(Database& database)
{
    return seqsBetween(database, placedUpTo(database) + 1, firstPending - 1);
}

QList<Event> earlyEvents(Database& database)
{
    return eventsWithText(database, early(database));
}

QByteArray earlyChanges(Database& database)
{
    Statement& row = database.statement("SELECT early_changes FROM team");
    QByteArray changes;
    if (row.step()) {
        changes = row.bytes(0);
        row.reset();
    }
    return changes;
}

void setEarlyChanges(Database& database, const QByteArray& changes)
{
    database.statement("UPDATE team SET early_changes = ?").run(changes);
}

void giveUp(Database& database, const QList<qint64>& seqs)
{
    // What is placed stays for good, but for this: the trigger that says so is out of the way within this transaction.
    database.execute("DROP TRIGGER event_is_never_removed");
    for (const qint64 seq : seqs) {
        remove(database, seq, std::nullopt);
    }
    database.execute("CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event WHEN OLD.seq < 1073741824 "
                     "BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END");
}

void addCaseNumbers(Database& database, qint64 first, qint64 last)
{
    database.statement("INSERT INTO case_numbers(first, last) VALUES(?,?)").run(first, last);
}

qint64 caseNumbersLeft(Database& database)
{
    return database.number("SELECT sum(last - first + 1) FROM case_numbers");
}

std::optional<qint64> takeCaseNumber(Database& database)
{
    const qint64 number = database.number("SELECT min(first) FROM case_numbers");
    if (number == 0) {
        return std::nullopt;
    }
    database.statement("DELETE FROM case_numbers WHERE first = ?1 AND last = ?1").run(number);
    database.statement("UPDATE case_numbers SET first = first + 1 WHERE first = ?").run(number);
    return number;
}

qint64 nextSeq(Database& database, bool inTeam)
{
    Statement& last = database.statement("SELECT max(seq) FROM event");
    last.step();
    const qint64 next = last.integer(0) + 1;
    last.reset();
    return inTeam ? std::max(firstPending, next) : next;
}

void keepBatch(Database& database, qint64 first, const QByteArray& changes)
{
    database
        .statement("INSERT INTO pending_batch(first, last, changes) SELECT ?1, max(seq), ?2 FROM event")
        .run(first, changes);
}

QList<BatchRow> batches(Database& database)
{
    QList<BatchRow> found;
    Statement rows = database.prepare("SELECT first, last, changes FROM pending_batch ORDER BY first");
    while (rows.step()) {
        found.append({rows.integer(0), rows.integer(1), rows.bytes(2)});
    }
    return found;
}

void setChanges(Database& database, qint64 first, const QByteArray& changes)
{
    database.statement("UPDATE pending_batch SET changes = ?2 WHERE first = ?1").run(first, changes);
}

void setAccepted(Database& database, qint64 first)
{
    database.statement("UPDATE pending_batch SET accepted = 1 WHERE first = ?").run(first);
}

void forgetBatch(Database& database, qint64 first)
{
    database.statement("DELETE FROM pending_batch WHERE first = ?").run(first);
}

QList<Event> eventsOf(Database& database, const BatchRow& batch)
{
    return eventsWithText(database, seqsBetween(database, batch.first, batch.last));
}

QList<PendingBatch> unaccepted(Database& database, int events)
{
    QList<BatchRow> rows;
    Statement query = database.prepare("SELECT first, last FROM pending_batch WHERE accepted = 0 ORDER BY first");
    qint64 taken = 0;
    while (taken < events && query.step()) {
        rows.append({query.integer(0), query.integer(1), {}});
        taken += rows.last().last - rows.last().first + 1;
    }
    query.reset();
    QList<PendingBatch> found;
    for (const BatchRow& row : rows) {
        found.append({row.first, eventsOf(database, row)});
    }
    return found;
}

qint64 countPending(Database& database)
{
    return database.number("SELECT sum(last - first + 1) FROM pending_batch");
}

std::optional<qint64> seqOf(Database& database, EventId id)
{
    Statement& row = database.statement("SELECT seq FROM event WHERE id = ?");
    row.with(id.uuid());
    if (!row.step()) {
        return std::nullopt;
    }
    const qint64 seq = row.integer(0);
    row.reset();
    return seq;
}

void remove(Database& database, qint64 seq, std::optional<qint64> instead)
{
    database.statement("DELETE FROM event WHERE seq = ?").run(seq);
    database.statement("DELETE FROM event_text WHERE seq = ?").run(seq);
    if (instead) {
        database.statement("UPDATE remote_item SET event = ?2 WHERE event = ?1").run(seq, *instead);
    } else {
        database.statement("DELETE FROM remote_item WHERE event = ?").run(seq);
    }
}

} // namespace threadline::team_order
