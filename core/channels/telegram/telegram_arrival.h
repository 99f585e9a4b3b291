// SPDX-License-Identifier: GPL-3.0-or-later
//
// A message of a bot as the history knows it. Pure.
//
// A person is known by the number of their account, "telegram:77": names and @handles change hands. A
// chat has no threads, so a message joins the open case of the last day, unless it replies to another.
// An edit is an entry of its own below what it changes: {"edited":true} in its details.
#pragma once

#include "core/channels/telegram/telegram_update.h"
#include "core/model/arrival.h"

namespace threadline {

/// "telegram:BOT:CHAT:MESSAGE": Arrival::messageId and what answers refer to.
QByteArray telegramMessageName(qint64 bot, qint64 chat, qint64 message);

/// The message of this bot's chat that has this name; nothing: it is none of that chat.
std::optional<qint64> telegramMessageIn(qint64 bot, qint64 chat, const QByteArray& name);

/// "telegram:77": how a person is addressed, and back.
QString telegramAddress(qint64 person);
std::optional<qint64> telegramPerson(const QString& address);

/// `notes`: lines about files that could not be fetched, below its text. `now` replaces a date that cannot be.
Arrival telegramArrival(const TelegramMessage& message, qint64 bot, const QList<ArrivedFile>& files,
                        const QStringList& notes, Timestamp now);

} // namespace threadline
