// SPDX-License-Identifier: GPL-3.0-or-later
//
// A channel account: our own address on a channel, with what it takes to reach it. Secrets are
// never here; they are in the SecretStore under secretKey().
#pragma once

#include "core/model/channel.h"
#include "core/model/id.h"

#include <QJsonObject>

namespace threadline {

struct Account
{
    AccountId id;
    ChannelName channel;
    QString address; ///< the name people know it by: support@shop.example, +49…
    QString ownName; ///< what customers see as the sender; may be empty
    /// The channel's own settings, as its folder defines them (core/channels/email/email_settings.h).
    QJsonObject settings;
    Timestamp addedAt;

    /// Where this account's password or token lies in the SecretStore.
    QString secretKey() const;

    friend bool operator==(const Account&, const Account&) = default;
};

} // namespace threadline
