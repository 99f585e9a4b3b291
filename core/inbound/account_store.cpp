// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inbound/account_store.h"

#include "core/model/customer.h"

#include <QJsonDocument>
#include <QSet>

namespace threadline {

namespace {

constexpr std::string_view columns = "SELECT id, channel, address, own_name, settings, added_at, "
                                     "cursor, done, total, complete_since FROM account ";

QByteArray compact(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

StoredAccount storedFrom(const Statement& row)
{
    StoredAccount stored;
    stored.account.id = AccountId(row.uuid(0));
    stored.account.channel = row.text(1);
    stored.account.address = row.text(2);
    stored.account.ownName = row.text(3);
    stored.account.settings = QJsonDocument::fromJson(row.bytes(4)).object();
    stored.account.addedAt = {row.integer(5)};
    stored.cursor = QJsonDocument::fromJson(row.bytes(6)).object();
    stored.progress = {row.integer(7), row.integer(8), {row.integer(9)}};
    return stored;
}

} // namespace

QList<StoredAccount> readAccounts(Database& database)
{
    Statement rows = database.prepare(std::string(columns) + "ORDER BY added_at, id");
    QList<StoredAccount> accounts;
    while (rows.step()) {
        accounts.append(storedFrom(rows));
    }
    return accounts;
}

std::optional<StoredAccount> readAccount(Database& database, AccountId id)
{
    Statement row = database.prepare(std::string(columns) + "WHERE id = ?");
    row.with(id.uuid());
    return row.step() ? std::optional(storedFrom(row)) : std::nullopt;
}

void insertAccount(Database& database, const Account& account)
{
    const QByteArray settings = compact(account.settings);
    database
        .statement("INSERT INTO account(id, channel, address, own_name, settings, added_at) "
                   "VALUES(?,?,?,?,?,?)")
        .run(account.id.uuid(), account.channel, account.address, account.ownName, Utf8{settings},
             account.addedAt.us);
}

bool accountExists(Database& database, const ChannelName& channel, const QString& address)
{
    Statement& query =
        database.statement("SELECT 1 FROM account WHERE channel = ? AND lower(address) = ?");
    query.with(channel, address.toLower());
    const bool exists = query.step();
    query.reset();
    return exists;
}

void storeSettings(Database& database, AccountId id, const QJsonObject& settings)
{
    const QByteArray json = compact(settings);
    database.statement("UPDATE account SET settings = ? WHERE id = ?").run(Utf8{json}, id.uuid());
}

void deleteAccount(Database& database, AccountId id)
{
    database.statement("DELETE FROM remote_item WHERE account = ?").run(id.uuid());
    database.statement("DELETE FROM account WHERE id = ?").run(id.uuid());
}

void storeCursor(Database& database, AccountId id, const QJsonObject& cursor,
                 const SyncProgress& progress)
{
    const QByteArray json = compact(cursor);
    database
        .statement(
            "UPDATE account SET cursor = ?, done = ?, total = ?, complete_since = ? WHERE id = ?")
        .run(Utf8{json}, progress.done, progress.total, progress.completeSince.us, id.uuid());
}

QStringList accountAddresses(Database& database)
{
    QStringList addresses;
    Statement rows = database.prepare("SELECT address FROM account ORDER BY channel, address");
    while (rows.step()) {
        addresses.append(rows.text(0));
    }
    return addresses;
}

QSet<QString> ownAddresses(Database& database)
{
    QSet<QString> addresses;
    Statement rows = database.prepare("SELECT address FROM account UNION SELECT address FROM team_account");
    while (rows.step()) {
        addresses.insert(emailIdentity(rows.text(0)).value);
    }
    return addresses;
}

} // namespace threadline
