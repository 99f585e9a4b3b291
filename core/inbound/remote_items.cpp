// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inbound/remote_items.h"

namespace threadline {

namespace {

constexpr qint64 readFlag = 1;
constexpr qint64 flaggedFlag = 2;
constexpr qint64 answeredFlag = 4;

qint64 flagsOf(const RemoteChange& remote)
{
    return (remote.read ? readFlag : 0) | (remote.flagged ? flaggedFlag : 0) |
           (remote.answered ? answeredFlag : 0);
}

struct KnownItem
{
    qint64 seq;
    qint64 flags;
};

std::optional<KnownItem> knownItem(Database& database, AccountId account,
                                   const RemoteChange& remote)
{
    Statement& query = database.statement(
        "SELECT event, flags FROM remote_item WHERE account = ? AND place = ? AND item = ?");
    query.with(account.uuid(), remote.place, remote.item);
    if (!query.step()) {
        return std::nullopt;
    }
    const KnownItem known{query.integer(0), query.integer(1)};
    query.reset();
    return known;
}

void setRead(EventLog::Batch& batch, qint64 seq, bool read, const QString& actor, Timestamp at)
{
    Statement& query =
        batch.database().statement("SELECT e.id, i.customer, i.case_id, i.read, i.direction FROM "
                                   "interaction i JOIN event e ON e.seq = i.seq "
                                   "WHERE i.seq = ?");
    query.with(seq);
    if (!query.step()) {
        return;
    }
    const QUuid message = query.uuid(0);
    const QUuid customer = query.uuid(1);
    const QUuid inCase = query.uuid(2);
    const bool differs =
        (query.integer(3) != 0) != read && query.text(4) == QLatin1String("inbound");
    query.reset();
    if (!differs) {
        return;
    }
    Event event;
    event.subject = customer;
    event.kind = QStringLiteral("message.flags_changed");
    event.actor = actor;
    event.at = at;
    event.body = {{QStringLiteral("message"), message.toString(QUuid::WithoutBraces)},
                  {QStringLiteral("read"), read}};
    if (!inCase.isNull()) {
        event.body.insert(QStringLiteral("case"), inCase.toString(QUuid::WithoutBraces));
    }
    batch.append(std::move(event));
}

} // namespace

void rememberRemoteItem(EventLog::Batch& batch, AccountId account, const RemoteChange& remote,
                        qint64 seq)
{
    batch.database()
        .statement("INSERT OR REPLACE INTO remote_item(account, place, item, event, flags) "
                   "VALUES(?,?,?,?,?)")
        .run(account.uuid(), remote.place, remote.item, seq, flagsOf(remote));
}

void followRemoteChange(EventLog::Batch& batch, AccountId account, const RemoteChange& change,
                        const QString& actor, Timestamp at)
{
    Database& database = batch.database();
    const auto known = knownItem(database, account, change);
    if (!known) {
        return; // not fetched yet; it will come with its flags
    }
    if (change.gone) {
        database.statement("DELETE FROM remote_item WHERE account = ? AND place = ? AND item = ?")
            .run(account.uuid(), change.place, change.item);
        return;
    }
    database
        .statement("UPDATE remote_item SET flags = ? WHERE account = ? AND place = ? AND item = ?")
        .run(flagsOf(change), account.uuid(), change.place, change.item);
    if ((known->flags & readFlag) != (flagsOf(change) & readFlag)) {
        setRead(batch, known->seq, change.read, actor, at);
    }
}

} // namespace threadline
