// SPDX-License-Identifier: GPL-3.0-or-later
//
// Our channel accounts and how far each is synchronised: this machine's own table, beside the log.
// Works on any connection; changes on the log thread's only.
#pragma once

#include "core/channels/channel_connector.h"
#include "core/model/account.h"
#include "core/sqlite/database.h"

namespace threadline {

struct StoredAccount
{
    Account account;
    QJsonObject cursor;
    SyncProgress progress;
};

QList<StoredAccount> readAccounts(Database& database);
std::optional<StoredAccount> readAccount(Database& database, AccountId id);

/// Throws SqliteFailure; check accountExists() first for a kind sentence.
void insertAccount(Database& database, const Account& account);
bool accountExists(Database& database, const ChannelName& channel, const QString& address);
void storeSettings(Database& database, AccountId id, const QJsonObject& settings);
void deleteAccount(Database& database, AccountId id);
void storeCursor(Database& database, AccountId id, const QJsonObject& cursor, const SyncProgress& progress);

/// Of the accounts of this machine, as they were typed.
QStringList accountAddresses(Database& database);
/// The addresses of all our accounts, colleagues' machines' too, as identity values, to tell our own words from customers'.
QSet<QString> ownAddresses(Database& database);

} // namespace threadline
