// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inbound/team_accounts.h"

#include "core/inbound/account_store.h"

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

const QString signatureKey = u"signature"_s;

QUuid subjectOf(const Account& account)
{
    static const QUuid space(u"{6f1b2d0e-0c7f-4a52-9d1e-5d2f7f0c8f31}"_s);
    return QUuid::createUuidV5(space, account.channel + u':' + account.address.toLower());
}

Event accountEvent(const QString& kind, const Account& account, const AccountTeller& teller)
{
    Event event;
    event.subject = subjectOf(account);
    event.kind = kind;
    event.actor = teller.actor;
    event.at = teller.at;
    event.body = {{u"channel"_s, account.channel}, {u"address"_s, account.address}};
    return event;
}

QList<Account> offeredAccounts(Database& database)
{
    QList<Account> accounts;
    Statement rows = database.prepare("SELECT channel, address, own_name, signature FROM team_account ORDER BY channel, address");
    while (rows.step()) {
        Account account;
        account.channel = rows.text(0);
        account.address = rows.text(1);
        account.ownName = rows.text(2);
        account.id = AccountId(subjectOf(account));
        if (const QString signature = rows.text(3); !signature.isEmpty()) {
            account.settings.insert(signatureKey, signature);
        }
        accounts.append(account);
    }
    return accounts;
}

bool isOfSamePlace(const Account& one, const Account& other)
{
    return one.channel == other.channel && one.address.compare(other.address, Qt::CaseInsensitive) == 0;
}

} // namespace

QStringList TeamAccountProjection::tables() const
{
    return {u"team_account"_s};
}

void TeamAccountProjection::apply(Database& database, const Event& event)
{
    const auto text = [&](QLatin1String name) { return event.body.value(name).toString(); };
    if (event.kind == "account.offered"_L1) {
        database.statement("INSERT OR REPLACE INTO team_account(channel, address, own_name, signature) VALUES(?,?,?,?)")
            .run(text("channel"_L1), text("address"_L1), text("own_name"_L1), text("signature"_L1));
    } else if (event.kind == "account.withdrawn"_L1) {
        database.statement("DELETE FROM team_account WHERE channel = ? AND address = ?")
            .run(text("channel"_L1), text("address"_L1));
    }
}

void offerAccounts(EventLog::Batch& batch, const AccountTeller& teller)
{
    const QList<Account> known = offeredAccounts(batch.database());
    const QList<StoredAccount> here = readAccounts(batch.database());
    for (const StoredAccount& stored : here) {
        const Account& account = stored.account;
        const QString signature = account.settings.value(signatureKey).toString();
        const bool isKnown = std::any_of(known.begin(), known.end(), [&](const Account& one) {
            return isOfSamePlace(one, account) && one.ownName == account.ownName
                   && one.settings.value(signatureKey).toString() == signature;
        });
        if (!isKnown) {
            Event offered = accountEvent(u"account.offered"_s, account, teller);
            offered.body.insert(u"own_name"_s, account.ownName);
            offered.body.insert(u"signature"_s, signature);
            batch.append(offered);
        }
    }
}

void withdrawAccount(EventLog::Batch& batch, const Account& account, const AccountTeller& teller)
{
    batch.append(accountEvent(u"account.withdrawn"_s, account, teller));
}

QList<Account> accountsToSendBy(Database& database)
{
    QList<Account> accounts;
    const QList<StoredAccount> here = readAccounts(database);
    for (const StoredAccount& stored : here) {
        accounts.append(stored.account);
    }
    const QList<Account> offered = offeredAccounts(database);
    for (const Account& account : offered) {
        if (std::none_of(accounts.begin(), accounts.end(), [&](const Account& one) { return isOfSamePlace(one, account); })) {
            accounts.append(account);
        }
    }
    return accounts;
}

} // namespace threadline
