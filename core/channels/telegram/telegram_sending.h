// SPDX-License-Identifier: GPL-3.0-or-later
//
// One reply as calls of the Bot API. A text that fits a caption goes with its one file as one call; else the
// text goes first and each file after it. The Bot API knows no key by which it would do a call only once, so
// what may have arrived is in doubt, and so is a reply of which only a part has left.
#pragma once

#include "core/channels/telegram/telegram_api.h"
#include "core/model/outgoing.h"

namespace threadline {

struct TelegramCall
{
    QString method;
    HttpBody body;
    QString what; ///< "the text", "the file plan.pdf"
};

/// Limits of the Bot API, in UTF-16 code units and bytes.
inline constexpr int telegramTextLength = 4096;
inline constexpr int telegramCaptionLength = 1024;
inline constexpr qint64 telegramFileBytes = 50'000'000;

/// `bot`: ours. Reads the files: a thread that may wait. Refused when there is nobody to write to, or a
/// file cannot be read or is too large.
Expected<QList<TelegramCall>> telegramCalls(const Outgoing& outgoing, qint64 bot);

/// Makes the calls one after the other. Thread: the network thread.
void sendTelegramCalls(TelegramApi& api, const QList<TelegramCall>& calls, TelegramApi::Done<Receipt> done);

} // namespace threadline
