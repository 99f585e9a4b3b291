// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/telegram/telegram_settings.h"

#include "core/net/web_address.h"

#include <QRegularExpression>

namespace threadline {

namespace {

const QString key = QStringLiteral("server");

} // namespace

QJsonObject TelegramSettings::toJson() const
{
    return {{key, server.toString()}};
}

TelegramSettings TelegramSettings::fromJson(const QJsonObject& json)
{
    TelegramSettings settings;
    if (const QString url = json.value(key).toString(); !url.isEmpty()) {
        settings.server = QUrl(url);
    }
    return settings;
}

Expected<QUrl> telegramServer(const QString& url)
{
    return safeAddress(url, QStringLiteral("https://api.telegram.org"));
}

Expected<qint64> botOfToken(const QString& token)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{1,15}):[A-Za-z0-9_-]{1,100}$"));
    const auto match = form.match(token);
    if (!match.hasMatch()) {
        return Error{Error::Remedy::Reauthenticate,
                     QStringLiteral("This is no token of a Telegram bot: copy the whole of what @BotFather wrote, like "
                                    "123456:ABC-DEF1234.")};
    }
    return match.captured(1).toLongLong();
}

} // namespace threadline
