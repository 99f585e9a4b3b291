// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/telegram/telegram_arrival.h"

#include "core/channels/plausible_moment.h"
#include "core/channels/telegram/telegram_settings.h"

#include <QCryptographicHash>

namespace threadline {

namespace {

constexpr qint64 conversationSeconds = 86'400;

/// Two edits within a second are two, the same one brought again is one.
QByteArray keyOf(const TelegramMessage& message, const QByteArray& name)
{
    if (!message.edited) {
        return name;
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(message.text.toUtf8());
    for (const TelegramFile& file : message.files) {
        hash.addData(file.id.toUtf8());
    }
    return name + ":edit:" + QByteArray::number(message.at.seconds()) + ':' + hash.result().toHex().first(16);
}

} // namespace

QByteArray telegramMessageName(qint64 bot, qint64 chat, qint64 message)
{
    return "telegram:" + QByteArray::number(bot) + ':' + QByteArray::number(chat) + ':' + QByteArray::number(message);
}

std::optional<qint64> telegramMessageIn(qint64 bot, qint64 chat, const QByteArray& name)
{
    const qint64 message = name.mid(name.lastIndexOf(':') + 1).toLongLong();
    return message > 0 && telegramMessageName(bot, chat, message) == name ? std::optional(message) : std::nullopt;
}

QString telegramAddress(qint64 person)
{
    return channel::telegram + QLatin1Char(':') + QString::number(person);
}

std::optional<qint64> telegramPerson(const QString& address)
{
    const QString number = address.section(QLatin1Char(':'), -1).trimmed();
    bool isNumber = false;
    const qint64 person = number.toLongLong(&isNumber);
    const bool whole = address.trimmed() == number || address.trimmed() == telegramAddress(person);
    return isNumber && person > 0 && whole ? std::optional(person) : std::nullopt;
}

Arrival telegramArrival(const TelegramMessage& message, qint64 bot, const QList<ArrivedFile>& files,
                        const QStringList& notes, Timestamp now)
{
    Arrival arrival;
    const QByteArray name = telegramMessageName(bot, message.chat, message.id);
    arrival.externalKey = keyOf(message, name);
    arrival.messageId = message.edited ? arrival.externalKey : name;
    arrival.channel = channel::telegram;
    arrival.at = plausibleMoment(message.at, now);
    arrival.from = {message.senderName, telegramAddress(message.sender)};
    arrival.customerIdentity = {Identity::Kind::Handle, telegramAddress(message.sender)};
    arrival.customerName =
        message.senderName.isEmpty() && !message.senderHandle.isEmpty() ? QLatin1Char('@') + message.senderHandle
                                                                        : message.senderName;
    if (message.answers > 0) {
        arrival.references.append(telegramMessageName(bot, message.chat, message.answers));
    }
    if (message.edited) {
        arrival.references.append(name);
        arrival.details.insert(QStringLiteral("edited"), true);
    }
    if (!message.senderHandle.isEmpty()) {
        arrival.details.insert(QStringLiteral("handle"), QLatin1Char('@') + message.senderHandle);
    }
    QStringList text = notes;
    if (!message.text.isEmpty()) {
        text.prepend(message.text);
    }
    arrival.text = text.join(QLatin1Char('\n')).toUtf8();
    arrival.files = files;
    arrival.conversationSeconds = conversationSeconds;
    // What Telegram sends when somebody opens the chat for the first time is nobody's question.
    arrival.opensCase = !message.text.startsWith(QLatin1String("/start"));
    return arrival;
}

} // namespace threadline
