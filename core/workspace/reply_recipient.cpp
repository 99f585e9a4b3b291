// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/reply_recipient.h"

#include "core/customers/customer_directory.h"
#include "core/inbound/team_accounts.h"
#include "core/model/rejected.h"

namespace threadline::replying {

namespace {

/// Whether an identity is one of this channel: a handle has the channel's name before it.
bool isOn(const Identity& identity, const ChannelName& channel)
{
    switch (identity.kind) {
    case Identity::Kind::Email:
        return channel == channel::email;
    case Identity::Kind::Phone:
        return channel == channel::sms || channel == channel::whatsapp;
    case Identity::Kind::Handle:
        return identity.value.startsWith(channel + QLatin1Char(':'));
    case Identity::Kind::Reference:
        break;
    }
    return false;
}

/// Where to reach a customer on a channel they did not write on last.
std::optional<Recipient> recipientOn(Database& database, CustomerId id, const ChannelName& channel)
{
    const auto customer = readCustomer(database, id);
    const QList<Identity> identities = customer ? customer->identities : QList<Identity>();
    for (const Identity& identity : identities) {
        if (isOn(identity, channel)) {
            return Recipient{{customer->name, identity.value}, identity};
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
    if (const auto known = recipientOn(database, customer, channel)) {
        return *known;
    }
    return rejected(
        QStringLiteral(
            "No address of this customer is known on %1: choose another channel or name a "
            "recipient.")
            .arg(channel));
}

} // namespace threadline::replying
