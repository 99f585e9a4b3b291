// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it takes to reach a bot besides its token. Stored as Account::settings of an account on channel
// "telegram"; Account::address is the bot's own name, "@shop_bot".
#pragma once

#include "core/model/channel.h"
#include "core/model/expected.h"

#include <QJsonObject>
#include <QUrl>

namespace threadline {

struct TelegramSettings
{
    /// Where the Bot API is: Telegram's own, or a server of one's own
    /// (https://core.telegram.org/bots/api#using-a-local-bot-api-server).
    QUrl server = QUrl(QStringLiteral("https://api.telegram.org"));

    QJsonObject toJson() const;
    static TelegramSettings fromJson(const QJsonObject& json);

    friend bool operator==(const TelegramSettings&, const TelegramSettings&) = default;
};

/// Refused unless it is https, or plain http on this computer.
Expected<QUrl> telegramServer(const QString& url);

/// A token is "BOT:SECRET"; its bot's id is no secret. Refused when it is not one.
Expected<qint64> botOfToken(const QString& token);

} // namespace threadline
