// SPDX-License-Identifier: GPL-3.0-or-later
//
// The channel accounts of a team. Where an account's password lies is a machine's own matter; that there is
// the account, and what stands below its replies, all desks know, so that a reply can be written at any of
// them and leaves from whichever machine holds the account (core/channels/account_rights.h). As events:
//
//   account.offered    {"channel","address","own_name","signature"}   replaces what was said of it before
//   account.withdrawn  {"channel","address"}
//
// Their subject is made from channel and address. Look-ups work on any connection.
#pragma once

#include "core/log/event_log.h"
#include "core/model/account.h"

namespace threadline {

class TeamAccountProjection final : public Projection
{
public:
    QStringList tables() const override;
    void apply(Database& database, const Event& event) override;
};

/// Who says so, and when.
struct AccountTeller
{
    QString actor;
    Timestamp at;
};

/// Tells the team of the accounts of this machine, as far as it does not know them so.
void offerAccounts(EventLog::Batch& batch, const AccountTeller& teller);
void withdrawAccount(EventLog::Batch& batch, const Account& account, const AccountTeller& teller);

/// What a reply can be sent by: this machine's accounts, then those that only colleagues' machines have, with their
/// signature in `settings` as this machine's have it.
QList<Account> accountsToSendBy(Database& database);

} // namespace threadline
