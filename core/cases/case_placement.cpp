// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/case_placement.h"

#include "core/cases/case_directory.h"
#include "core/log/event_log.h"
#include "core/model/touch.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace threadline::case_placement {

namespace {

using namespace Qt::Literals::StringLiterals;

QUuid uuidIn(const Event& event, QLatin1String name)
{
    return QUuid::fromString(event.body.value(name).toString());
}

QUuid shownIn(Database& database, const QUuid& home)
{
    return home.isNull() ? home : caseShowing(database, CaseId(home)).uuid();
}

/// Null is a message of no case.
void show(Database& database, qint64 seq, const QUuid& home, const QUuid& shown)
{
    Statement& update = database.statement("UPDATE interaction SET case_id = ?2, home = ?3 WHERE seq = ?1");
    update.with(seq, nullptr, nullptr);
    if (!shown.isNull()) {
        update.bind(2, shown);
    }
    if (home != shown) {
        update.bind(3, home);
    }
    update.step();
    update.reset();
}

QList<qint64> mentions(const Event& message)
{
    QList<qint64> hashes;
    const QJsonArray references = message.body.value("references"_L1).toArray();
    for (const auto& reference : references) {
        if (!reference.toString().isEmpty()) {
            hashes.append(referenceHash(reference.toString().toUtf8()));
        }
    }
    return hashes;
}

std::optional<qint64> ownReference(const Event& message)
{
    const QByteArray own = message.body.value("message_id"_L1).toString().toUtf8();
    return own.isEmpty() ? std::nullopt : std::optional(referenceHash(own));
}

void addToThread(Database& database, const Event& message, const QUuid& home)
{
    const QUuid customer = uuidIn(message, "customer"_L1);
    if (const auto own = ownReference(message)) {
        // Who was only named before is here now, and knows best where it belongs.
        database
            .statement("INSERT INTO case_thread(reference, customer, case_id, seq) VALUES(?,?,?,?) "
                       "ON CONFLICT DO UPDATE SET case_id = excluded.case_id, seq = excluded.seq")
            .run(*own, customer, home, message.seq);
    }
    const QList<qint64> named = mentions(message);
    for (const qint64 reference : named) {
        database.statement("INSERT OR IGNORE INTO case_thread(reference, customer, case_id, seq) VALUES(?,?,?,?)")
            .run(reference, customer, home, message.seq);
    }
}

void moveThread(Database& database, const Event& message, const QUuid& home)
{
    const QUuid customer = uuidIn(message, "customer"_L1);
    QList<qint64> all = mentions(message);
    if (const auto own = ownReference(message)) {
        all.append(*own);
    }
    for (const qint64 reference : std::as_const(all)) {
        if (home.isNull()) {
            database.statement("DELETE FROM case_thread WHERE reference = ? AND customer = ? AND seq = ?")
                .run(reference, customer, message.seq);
            continue;
        }
        database.statement("UPDATE case_thread SET case_id = ? WHERE reference = ? AND customer = ? AND seq = ?")
            .run(home, reference, customer, message.seq);
        // One that had no case until now.
        database.statement("INSERT OR IGNORE INTO case_thread(reference, customer, case_id, seq) VALUES(?,?,?,?)")
            .run(reference, customer, home, message.seq);
    }
}

/// A case that sleeps wakes when its customer says something newer than all it has.
void wake(Database& database, const QUuid& inCase, Timestamp at)
{
    database.statement("UPDATE cases SET snoozed_until = 0 WHERE id = ? AND snoozed_until <> 0 AND last_at <= ?")
        .run(inCase, at.us);
}

/// Of what standingOf() asks of an event.
Spoken spokenIn(const QByteArray& asked)
{
    const QJsonArray values = QJsonDocument::fromJson(asked).array();
    QJsonObject body{{u"kind"_s, values.at(1)}, {u"direction"_s, values.at(2)}};
    if (!values.at(0).isNull()) {
        body.insert(u"automation"_s, values.at(0));
    }
    body.insert(u"details"_s, QJsonObject{{u"answered"_s, values.at(3)}, {u"missed"_s, values.at(4)}});
    return threadline::spokenIn(body);
}

struct Standing
{
    qint64 openedAt = 0;
    qint64 lastAt = 0;
    qint64 lastInAt = 0;
    qint64 lastOutAt = 0;
    qint64 waitingSince = 0;
    QString lastChannel = QLatin1String("");
    QString lastWords = QLatin1String("");
};

Standing standingOf(Database& database, const QUuid& inCase)
{
    Standing now;
    Statement rows = database.prepare(
        "SELECT i.at, i.channel, coalesce(json_extract(e.body, '$.preview'), ''), "
        "json_extract(e.body, '$.automation', '$.kind', '$.direction', '$.details.answered', '$.details.missed') "
        "FROM interaction i JOIN event e ON e.seq = i.seq WHERE i.case_id = ? AND i.said = 1 ORDER BY i.at, i.seq");
    rows.with(inCase);
    while (rows.step()) {
        const qint64 at = rows.integer(0);
        now.openedAt = now.openedAt == 0 ? at : now.openedAt;
        now.lastAt = at;
        now.lastChannel = rows.text(1);
        now.lastWords = rows.text(2);
        const Spoken spoken = spokenIn(rows.bytes(3));
        if (spoken.byThem) {
            now.lastInAt = at;
            now.waitingSince = now.waitingSince == 0 && at > now.lastOutAt ? at : now.waitingSince;
        }
        if (spoken.byUs) {
            now.lastOutAt = at;
            now.waitingSince = 0;
        }
    }
    return now;
}

} // namespace

void place(Database& database, const Event& message)
{
    const bool elsewhere = message.body.contains("thread"_L1);
    const QUuid home = uuidIn(message, elsewhere ? "thread"_L1 : "case"_L1);
    if (home.isNull()) {
        return;
    }
    const QUuid shown = shownIn(database, home);
    if (elsewhere || shown != home) {
        show(database, message.seq, home, shown);
    }
    addToThread(database, message, home);
}

void hear(Database& database, const Event& message)
{
    Statement& row = database.statement("SELECT case_id FROM interaction WHERE seq = ?");
    row.with(message.seq);
    const QUuid inCase = row.step() ? row.uuid(0) : QUuid();
    row.reset();
    const QString direction = message.body.value("direction"_L1).toString();
    if (inCase.isNull() || direction == "internal"_L1) {
        return;
    }
    const qint64 at = message.at.us;
    const Spoken spoken = threadline::spokenIn(message.body);
    const qint64 in = spoken.byThem ? at : 0;
    const qint64 out = spoken.byUs ? at : 0;
    if (in > 0) {
        wake(database, inCase, message.at);
    }
    // Messages arrive in any order (history comes newest first), so each column is a maximum or a
    // minimum of what was seen, never "the last one applied". What that cannot tell, a second message
    // of the same moment and an answer older than a question, is counted again from the rows.
    database
        .statement("UPDATE cases SET "
                   "opened_at = CASE last_channel WHEN '' THEN ?1 ELSE min(opened_at, ?1) END, "
                   "last_at = CASE last_channel WHEN '' THEN ?1 ELSE max(last_at, ?1) END, "
                   "last_channel = CASE WHEN ?1 > last_at OR last_channel = '' THEN ?2 ELSE last_channel END, "
                   "last_words = CASE WHEN ?1 > last_at OR last_channel = '' THEN ?3 ELSE last_words END, "
                   "last_in_at = max(last_in_at, ?4), last_out_at = max(last_out_at, ?5), "
                   "waiting_since = CASE WHEN ?5 > 0 AND ?5 >= last_in_at THEN 0 "
                   "  WHEN ?4 > ?5 AND ?4 > last_out_at AND (waiting_since = 0 OR ?4 < waiting_since) THEN ?4 "
                   "  ELSE waiting_since END "
                   "WHERE id = ?6 AND NOT (last_channel <> '' AND ?1 = last_at) "
                   "AND NOT (?5 > 0 AND ?5 < last_in_at AND waiting_since > 0 AND waiting_since <= ?5)")
        .run(at, message.body.value("channel"_L1).toString(), message.body.value("preview"_L1).toString(), in, out,
             inCase);
    if (database.changes() == 0) {
        recount(database, inCase);
    }
}

void move(Database& database, const Event& moved)
{
    const auto message = readEvent(database, EventId(moved.subject), false);
    if (!message) {
        return;
    }
    Statement& row = database.statement("SELECT case_id FROM interaction WHERE seq = ?");
    row.with(message->seq);
    const QUuid before = row.step() ? row.uuid(0) : QUuid();
    row.reset();
    const QUuid home = uuidIn(moved, "case"_L1);
    const QUuid shown = shownIn(database, home);
    show(database, message->seq, home, shown);
    moveThread(database, *message, home);
    recount(database, before);
    recount(database, shown);
}

void merge(Database& database, const Event& merged)
{
    const QUuid into = uuidIn(merged, "into"_L1);
    const QUuid shown = shownIn(database, into);
    database
        .statement("UPDATE cases SET merged_into = ?2, status_when_merged = status, status = 'closed' WHERE id = ?1")
        .run(merged.subject, into);
    database.statement("UPDATE interaction SET home = coalesce(home, case_id), case_id = ?2 WHERE case_id = ?1")
        .run(merged.subject, shown);
    recount(database, merged.subject);
    recount(database, shown);
}

void unmerge(Database& database, const Event& unmerged)
{
    const QUuid shown = shownIn(database, unmerged.subject);
    database
        .statement("UPDATE cases SET merged_into = NULL, status = status_when_merged, status_when_merged = '' "
                   "WHERE id = ?")
        .run(unmerged.subject);
    database
        .statement("WITH RECURSIVE own(id) AS (SELECT ?1 UNION SELECT c.id FROM cases c JOIN own ON c.merged_into = "
                   "own.id) UPDATE interaction SET case_id = ?1, home = nullif(home, ?1) "
                   "WHERE case_id = ?2 AND home IN own")
        .run(unmerged.subject, shown);
    recount(database, unmerged.subject);
    recount(database, shown);
}

void recount(Database& database, const QUuid& inCase)
{
    if (inCase.isNull()) {
        return;
    }
    Standing now = standingOf(database, inCase);
    if (now.lastChannel.isEmpty()) {
        Statement& opened = database.statement("SELECT e.at FROM cases c JOIN event e ON e.seq = c.key WHERE c.id = ?");
        opened.with(inCase);
        now.openedAt = now.lastAt = opened.step() ? opened.integer(0) : 0;
        opened.reset();
    }
    database
        .statement("UPDATE cases SET opened_at = ?, last_at = ?, last_in_at = ?, last_out_at = ?, waiting_since = ?, "
                   "last_channel = ?, last_words = ? WHERE id = ?")
        .run(now.openedAt, now.lastAt, now.lastInAt, now.lastOutAt, now.waitingSince, now.lastChannel, now.lastWords,
             inCase);
}

} // namespace threadline::case_placement
