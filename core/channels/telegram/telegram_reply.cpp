// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/telegram/telegram_reply.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace threadline {

namespace {

constexpr qint64 longestWaitSeconds = 86'400;

Error conflict(const QString& description)
{
    if (description.contains(QLatin1String("webhook"), Qt::CaseInsensitive)) {
        return {Error::Remedy::Rejected,
                QStringLiteral("This bot has a webhook, so Telegram brings its messages there and not here: remove the "
                               "webhook (deleteWebhook), or make another bot with @BotFather.")};
    }
    return {Error::Remedy::Retry,
            QStringLiteral("Another program fetches the messages of this bot, and only one can: stop it, or make another "
                           "bot with @BotFather.")};
}

Error refusedSending(const TelegramReply& reply)
{
    const QString& words = reply.description;
    if (words.contains(QLatin1String("blocked by the user")) || words.contains(QLatin1String("user is deactivated"))) {
        return {Error::Remedy::Rejected,
                QStringLiteral("The customer has blocked the bot or left Telegram: choose another channel.")};
    }
    if (words.contains(QLatin1String("chat not found")) || words.contains(QLatin1String("initiate conversation"))) {
        return {Error::Remedy::Rejected,
                QStringLiteral("A bot can only write to people who wrote to it first: choose another channel.")};
    }
    return {Error::Remedy::Rejected, QStringLiteral("Telegram refused this (%1): change it, or choose another channel.")
                                         .arg(words.isEmpty() ? QString::number(reply.code) : words)};
}

} // namespace

TelegramReply readTelegramReply(int status, const QByteArray& body)
{
    TelegramReply reply;
    reply.code = status;
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonObject json = document.object();
    if (!document.isObject() || !json.value(QLatin1String("ok")).isBool()) {
        return reply;
    }
    reply.readable = true;
    reply.ok = json.value(QLatin1String("ok")).toBool() && status >= 200 && status < 300;
    reply.result = json.value(QLatin1String("result"));
    reply.code = reply.ok ? status : json.value(QLatin1String("error_code")).toInt(status);
    reply.description = json.value(QLatin1String("description")).toString().simplified().left(200);
    reply.retryAfterSeconds =
        std::clamp<qint64>(json.value(QLatin1String("parameters")).toObject().value(QLatin1String("retry_after")).toInteger(),
                           0, longestWaitSeconds);
    return reply;
}

Error telegramProblem(const TelegramReply& reply)
{
    if (reply.code >= 500) {
        return {Error::Remedy::Retry,
                QStringLiteral("Telegram's server has trouble of its own (%1); it is tried again.").arg(reply.code)};
    }
    if (!reply.readable) {
        return {Error::Remedy::Retry,
                QStringLiteral("What answered is not Telegram's Bot API, or was cut short; it is tried again.")};
    }
    switch (reply.code) {
    case 401:
    case 404: // what a token of a wrong form gets
        return {Error::Remedy::Reauthenticate,
                QStringLiteral("Telegram does not accept the token of this bot: copy it again from @BotFather, and if the "
                               "account is here already, remove it and add it with the new one. What customers write "
                               "meanwhile, Telegram keeps for 24 hours.")};
    case 409:
        return conflict(reply.description);
    case 429:
        return {Error::Remedy::Retry, QStringLiteral("Telegram asks to be left alone for %1 seconds; it goes on after that.")
                                          .arg(std::max<qint64>(reply.retryAfterSeconds, 1))};
    default:
        return refusedSending(reply);
    }
}

} // namespace threadline
