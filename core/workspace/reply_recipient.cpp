// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/reply_recipient.h"

#include "core/customers/customer_directory.h"
#include "core/inbound/team_accounts.h"
#include "core/model/rejected.h"

namespace threadline::replying {

namespace {

/// Where to reach a customer on a channel they did not write on last.
std::optional<Party> partyOn(Database& database, CustomerId id, const ChannelName& channel)
{
    const auto customer = readCustomer(database, id);
    if (!customer || channel != channel::email) {
        return std::nullopt;
    }
    for (const Identity& identity : customer->identities) {
        if (identity.kind == Identity::Kind::Email) {
            return Party{customer->name, identity.value};
        }
    }
    return std::nullopt;
}

/// A recipient as named: one of the customer's identities when the address is theirs.
Identity identityOf(Database& database, CustomerId id, const QString& address)
{
    const auto customer = readCustomer(database, id);
    const QList<Identity> identities = customer ? customer->identities : QList<Identity>();
    for (const Identity& identity : identities) {
        if (identity.value.compare(address, Qt::CaseInsensitive) == 0) {
            return identity;
        }
    }
    return emailIdentity(address);
}

} // namespace

Expected<Account> accountFor(Database& database, const ChannelName& channel,
                             const QString& preferred)
{
    std::optional<Account> first;
    const QList<Account> accounts = accountsToSendBy(database);
    for (const Account& account : accounts) {
        if (account.channel != channel) {
            continue;
        }
        if (account.address.compare(preferred, Qt::CaseInsensitive) == 0) {
            return account;
        }
        if (!first) {
            first = account;
        }
    }
    if (!first) {
        return rejected(
            QStringLiteral("There is no %1 account to send from: add one first.").arg(channel));
    }
    return *first;
}

Expected<Recipient> recipientFor(Database& database, CustomerId customer, const ReplyRequest& request,
                                 const ChannelName& channel, const std::optional<AnsweredMessage>& answering)
{
    if (!request.to.isEmpty()) {
        const Party& to = request.to.first();
        return Recipient{to, identityOf(database, customer, to.address)};
    }
    if (answering && answering->channel == channel && !answering->customer.address.isEmpty()) {
        return Recipient{answering->customer, answering->customerIdentity};
    }
    if (const auto party = partyOn(database, customer, channel)) {
        return Recipient{*party, emailIdentity(party->address)};
    }
    return rejected(
        QStringLiteral(
            "No address of this customer is known on %1: choose another channel or name a "
            "recipient.")
            .arg(channel));
}

} // namespace threadline::replying
