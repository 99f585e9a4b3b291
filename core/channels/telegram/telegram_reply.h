// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the Bot API answers, and what each of its refusals means for us
// (https://core.telegram.org/bots/api#making-requests). Pure.
#pragma once

#include "core/model/expected.h"

#include <QByteArray>
#include <QJsonValue>

namespace threadline {

struct TelegramReply
{
    bool readable = false; ///< it was an answer of the Bot API at all
    bool ok = false;
    QJsonValue result;
    int code = 0; ///< as HTTP has it; error_code where there is one
    QString description;        ///< the server's words, at most 200 characters
    qint64 retryAfterSeconds = 0; ///< 0: it did not ask for a wait

    /// It was refused for certain: nothing was done.
    bool isRefused() const { return readable && !ok && code >= 400 && code < 500; }
};

TelegramReply readTelegramReply(int status, const QByteArray& body);

/// Why it is not ok, in a sentence that says what to do.
Error telegramProblem(const TelegramReply& reply);

} // namespace threadline
