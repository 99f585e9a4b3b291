// SPDX-License-Identifier: GPL-3.0-or-later
//
// The updates of a bot as the Bot API writes them (https://core.telegram.org/bots/api#update), as far as
// they are messages. Pure; whatever strangers make Telegram send comes through here.
#pragma once

#include "core/model/timestamp.h"

#include <QJsonValue>
#include <QList>

#include <optional>

namespace threadline {

struct TelegramFile
{
    QString id;   ///< what getFile is asked with
    QString name; ///< safe to show and to save under, never empty
    QString type; ///< media type
    qint64 size = 0; ///< as Telegram says; 0: it does not

    friend bool operator==(const TelegramFile&, const TelegramFile&) = default;
};

struct TelegramMessage
{
    qint64 chat = 0;
    qint64 id = 0; ///< in its chat
    bool fromPerson = false; ///< a person wrote it, in a chat with the bot alone
    qint64 sender = 0;
    QString senderName;
    QString senderHandle; ///< without @; may be empty
    Timestamp at;         ///< of an edit: when it was edited; 0: not said
    bool edited = false;
    QString text; ///< or the caption, or words for what has no text; \n line ends
    QList<TelegramFile> files;
    qint64 answers = 0; ///< the message of this chat that it replies to; 0: none

    friend bool operator==(const TelegramMessage&, const TelegramMessage&) = default;
};

struct TelegramUpdate
{
    qint64 id = 0;
    std::optional<TelegramMessage> message; ///< nothing: it says nothing (somebody joined, a pinned message)

    friend bool operator==(const TelegramUpdate&, const TelegramUpdate&) = default;
};

struct TelegramUpdateLimits
{
    static constexpr qsizetype updates = 100;
    static constexpr qsizetype text = 16'384;
    static constexpr qsizetype name = 200;
};

/// The result of getUpdates, in ascending order. Nothing when it is no list of updates: then nothing of it
/// may be taken, and nothing be confirmed.
std::optional<QList<TelegramUpdate>> readTelegramUpdates(const QJsonValue& result);

} // namespace threadline
