// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it takes to reach a Twilio account besides its auth token, which is the account's secret. Stored as
// Account::settings of accounts on the channels "sms", "whatsapp" and "voice"; Account::address is the sender as Twilio writes it:
// "+15551234567", "whatsapp:+15551234567" (https://www.twilio.com/docs/messaging/channels).
#pragma once

#include "core/model/channel.h"
#include "core/model/expected.h"

#include <QJsonObject>
#include <QUrl>

namespace threadline {

struct TwilioSettings
{
    QString accountSid; ///< "AC" and 32 hexadecimal digits
    QString number;     ///< of the sender, as a person wrote it
    QUrl server = QUrl(QStringLiteral("https://api.twilio.com"));

    QJsonObject toJson() const;
    static TwilioSettings fromJson(const QJsonObject& json);

    friend bool operator==(const TwilioSettings&, const TwilioSettings&) = default;
};

/// Refused when it is none.
Expected<QString> twilioAccountSid(const QString& typed);
/// Refused unless it is https, or plain http on this computer.
Expected<QUrl> twilioServer(const QString& typed);
/// The sender on `channel` as Twilio writes it. `number` in international form, with spaces and brackets as people
/// write them, or as this gave it.
Expected<QString> twilioAddress(const ChannelName& channel, const QString& number);
/// "+15551234567" of "whatsapp:+15551234567".
QString twilioNumber(const QString& address);

} // namespace threadline
