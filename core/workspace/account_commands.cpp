// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/account_commands.h"

#include "core/async/waited.h"
#include "core/async/when_finished.h"
#include "core/channels/secretless.h"
#include "core/inbound/team_accounts.h"
#include "core/model/rejected.h"

#include <QRegularExpression>

namespace threadline::account_commands {

namespace {

Account accountFrom(const AccountRequest& request, Timestamp now)
{
    Account account;
    account.id = AccountId::make(now);
    account.channel = request.channel;
    account.address = request.address.trimmed();
    account.ownName = request.ownName.trimmed();
    account.settings = request.settings;
    account.addedAt = now;
    return account;
}

Expected<void> validate(const AccountRequest& request, const WorkspaceServices& services)
{
    if (!services.capabilities(request.channel)) {
        return rejected(
            QStringLiteral("There is no channel \"%1\" here.").arg(request.channel));
    }
    static const QRegularExpression address(QStringLiteral("^[^\\s@<>,;]+@[^\\s@<>,;]+$"));
    if (request.channel == channel::email && !address.match(request.address.trimmed()).hasMatch()) {
        return rejected(
            QStringLiteral("\"%1\" is not a mail address: write it like support@shop.example.")
                .arg(request.address));
    }
    return {};
}

Expected<StoredAccount> stored(AccountId id, WorkspaceServices& services)
{
    return waited(services.readers.ask([id](Database& database) { return presentAccount(database, id); }));
}

/// Asks a connector that lives only as long as that, in the network thread.
template <class T>
Expected<T> asked(const Account& account, const QString& secret, WorkspaceServices& services,
                  QFuture<Expected<T>> (ChannelConnector::*question)())
{
    auto promise = std::make_shared<QPromise<Expected<T>>>();
    promise->start();
    auto outcome = promise->future();
    runOn(services.synchronisation, [&services, account, secret, promise, question] {
        std::shared_ptr<ChannelConnector> connector = services.tryOut(account, secret);
        if (!connector) {
            promise->addResult(Expected<T>(rejected(QStringLiteral("This channel cannot be checked here."))));
            promise->finish();
            return;
        }
        whenFinished((connector.get()->*question)(), services.synchronisation,
                     [connector, promise](const Expected<T>& answer) mutable {
                         promise->addResult(answer);
                         promise->finish();
                         connector.reset();
                     });
    });
    return waited(outcome);
}

Expected<void> tryOut(const Account& account, const QString& secret, WorkspaceServices& services)
{
    return asked(account, secret, services, &ChannelConnector::check);
}

/// The request with the address that the channel knows, when the person named none.
Expected<AccountRequest> withAddress(AccountRequest request, WorkspaceServices& services)
{
    if (request.address.trimmed().isEmpty() && services.capabilities(request.channel)) {
        const auto address = asked(accountFrom(request, services.clock.now()), request.secret, services,
                                   &ChannelConnector::ownAddress);
        if (!address) {
            return address.error();
        }
        request.address = *address;
    }
    return request;
}

} // namespace

Expected<StoredAccount> presentAccount(Database& database, AccountId id)
{
    auto found = readAccount(database, id);
    return found ? Expected<StoredAccount>(*found)
                 : rejected(QStringLiteral("This account does not exist any more."));
}

Expected<Account> add(const AccountRequest& asGiven, WorkspaceServices& services)
{
    const auto known = withAddress(asGiven, services);
    if (!known) {
        return known.error();
    }
    const AccountRequest& request = *known;
    if (const auto valid = validate(request, services); !valid) {
        return valid.error();
    }
    const Account account = accountFrom(request, services.clock.now());
    // The secret first: an account without one could only fail later, in the background.
    const auto written = needsSecret(account) ? services.secrets.write(account.secretKey(), request.secret) : Expected<void>();
    if (!written) {
        return written.error();
    }
    const auto added = waited(services.log->write([&](EventLog::Batch& batch) -> Expected<void> {
        if (accountExists(batch.database(), account.channel, account.address)) {
            return rejected(QStringLiteral("The account %1 is here already.").arg(account.address));
        }
        insertAccount(batch.database(), account);
        if (services.replication) {
            offerAccounts(batch, {services.agentName, services.clock.now()});
        }
        return {};
    }));
    if (!added) {
        return added.error();
    }
    auto reloading = std::make_shared<QPromise<Expected<void>>>();
    reloading->start();
    runOn(services.synchronisation, [&services, reloading] {
        whenFinished(services.synchronisation->reload(), services.synchronisation,
                     [reloading](const Expected<void>& outcome) {
                         reloading->addResult(outcome);
                         reloading->finish();
                     });
    });
    const auto reloaded = waited(reloading->future());
    if (!reloaded) {
        return reloaded.error();
    }
    return account;
}

Expected<void> remove(AccountId id, WorkspaceServices& services)
{
    const auto account = stored(id, services);
    if (!account) {
        return account.error();
    }
    const auto removed = waited(services.log->write([&](EventLog::Batch& batch) -> Expected<void> {
        deleteAccount(batch.database(), id);
        if (services.replication) { // a colleague's machine that has it too offers it again
            withdrawAccount(batch, account->account, {services.agentName, services.clock.now()});
        }
        return {};
    }));
    if (!removed) {
        return removed.error();
    }
    runOn(services.synchronisation, [&services] { services.synchronisation->reload(); });
    return needsSecret(account->account) ? services.secrets.remove(account->account.secretKey()) : Expected<void>();
}

Expected<void> check(const AccountRequest& request, WorkspaceServices& services)
{
    if (const auto valid = validate(request, services); !valid) {
        return valid.error();
    }
    return tryOut(accountFrom(request, services.clock.now()), request.secret, services);
}

Expected<void> check(AccountId id, WorkspaceServices& services)
{
    const auto account = stored(id, services);
    if (!account) {
        return account.error();
    }
    if (!needsSecret(account->account)) {
        return tryOut(account->account, {}, services);
    }
    const auto secret = services.secrets.read(account->account.secretKey());
    if (!secret) {
        return secret.error();
    }
    if (!*secret) {
        return Error{
            Error::Remedy::Reauthenticate,
            QStringLiteral("No password is stored for %1: remove the account and add it again.")
                .arg(account->account.address)};
    }
    return tryOut(account->account, **secret, services);
}

} // namespace threadline::account_commands
