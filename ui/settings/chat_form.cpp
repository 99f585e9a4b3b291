// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/chat_form.h"

#include <QRegularExpression>

namespace threadline {

namespace {

const QRegularExpression serverForm(QStringLiteral("^([^\\s:/@]+)(?::(\\d{1,5}))?$"));

QString domainOf(const QString& address)
{
    return address.trimmed().section(QLatin1Char('@'), 1);
}

} // namespace

QString ChatForm::visitorsHost() const
{
    const QString typed = visitors.trimmed().toLower();
    const QString domain = domainOf(address).toLower();
    return typed.isEmpty() && !domain.isEmpty() ? QStringLiteral("visitors.") + domain : typed;
}

AccountRequest ChatForm::request() const
{
    QJsonObject settings{{QStringLiteral("address"), address.trimmed().toLower()},
                         {QStringLiteral("visitors"), visitorsHost()}};
    if (const auto named = serverForm.match(server.trimmed()); named.hasMatch()) {
        settings.insert(QStringLiteral("host"), named.captured(1).toLower());
        settings.insert(QStringLiteral("port"), named.captured(2).toInt());
    }
    const QString key = siteKey.trimmed();
    const QString secret = key.isEmpty() ? password : password + QLatin1Char('\n') + key;
    return {channel::webchat, address.trimmed().toLower(), ownName.trimmed(), settings, secret};
}

std::optional<ChatProblem> ChatForm::missing() const
{
    const QString name = address.trimmed();
    if (name.count(QLatin1Char('@')) != 1 || name.startsWith(QLatin1Char('@')) ||
        domainOf(name).isEmpty() || name.contains(QLatin1Char(' '))) {
        return ChatProblem{
            ChatField::Address,
            QStringLiteral("Type the chat address of the desk, like chat@shop.example.")};
    }
    if (password.isEmpty()) {
        return ChatProblem{ChatField::Password,
                           QStringLiteral("Type the password of this chat account.")};
    }
    const auto named = serverForm.match(server.trimmed());
    const bool hasPort = named.hasMatch() && !named.captured(2).isEmpty();
    const int port = named.captured(2).toInt();
    if (!server.trimmed().isEmpty() &&
        (!named.hasMatch() || (hasPort && (port < 1 || port > 65'535)))) {
        return ChatProblem{
            ChatField::Server,
            QStringLiteral("Type the server like chat.shop.example or chat.shop.example:5222.")};
    }
    return std::nullopt;
}

ChatField fieldOf(const Error& error, const ChatForm& form)
{
    if (error.remedy == Error::Remedy::Reauthenticate) {
        return ChatField::Password;
    }
    const auto says = [&error](const QString& words) {
        return !words.isEmpty() && error.sentence.contains(words, Qt::CaseInsensitive);
    };
    if (says(QStringLiteral("visitors"))) {
        return ChatField::Visitors;
    }
    if (says(QStringLiteral("no chat address")) || says(QStringLiteral("keeps no archive"))) {
        return ChatField::Address;
    }
    if (says(form.server.trimmed().section(QLatin1Char(':'), 0, 0))) {
        return ChatField::Server;
    }
    return says(domainOf(form.address)) ? ChatField::Address : ChatField::General;
}

} // namespace threadline
