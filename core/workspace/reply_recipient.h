// SPDX-License-Identifier: GPL-3.0-or-later
//
// From which of our accounts and to which address of the customer a reply goes. Any connection.
#pragma once

#include "core/model/account.h"
#include "core/model/case.h"
#include "core/model/customer.h"
#include "core/model/expected.h"
#include "core/sqlite/database.h"
#include "core/workspace/case_reading.h"
#include "core/workspace/reply_request.h"

namespace threadline::replying {

/// The account to write from: the one the customer wrote to, else the channel's first.
Expected<Account> accountFor(Database& database, const ChannelName& channel, const QString& preferred);

struct Recipient
{
    Party party;
    Identity identity;
};

/// Whom the request names; else the writer of what is answered; else where the customer is known.
Expected<Recipient> recipientFor(Database& database, CustomerId customer, const ReplyRequest& request,
                                 const ChannelName& channel, const std::optional<AnsweredMessage>& answering);

} // namespace threadline::replying
