// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/bot_form.h"

#include <QUrl>

namespace threadline {

AccountRequest BotForm::request() const
{
    QJsonObject settings;
    if (const QString url = server.trimmed(); !url.isEmpty()) {
        settings.insert(QStringLiteral("server"), url);
    }
    return {channel::telegram, {}, ownName.trimmed(), settings, token.trimmed()};
}

std::optional<BotProblem> BotForm::missing() const
{
    if (token.trimmed().isEmpty()) {
        return BotProblem{BotField::Token,
                          QStringLiteral("Paste the token that @BotFather gave for this bot.")};
    }
    const QUrl url(server.trimmed(), QUrl::StrictMode);
    const bool web =
        url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!server.trimmed().isEmpty() && (!url.isValid() || !web || url.host().isEmpty())) {
        return BotProblem{
            BotField::Server,
            QStringLiteral(
                "Type the whole address of the server, like https://bots.shop.example.")};
    }
    return std::nullopt;
}

BotField fieldOf(const Error& error, const BotForm& form)
{
    if (error.remedy == Error::Remedy::Reauthenticate) {
        return BotField::Token;
    }
    const QString typed = form.server.trimmed();
    const QString host = QUrl(typed).host();
    const bool ofServer =
        (!host.isEmpty() && error.sentence.contains(host, Qt::CaseInsensitive)) ||
        (!typed.isEmpty() && error.sentence.contains(QLatin1String("not Telegram's Bot API")));
    return ofServer ? BotField::Server : BotField::General;
}

} // namespace threadline
