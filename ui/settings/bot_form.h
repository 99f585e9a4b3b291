// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person fills in to add a Telegram bot, and how it becomes the settings of an account on
// channel "telegram" (the keys of core/channels/telegram/telegram_settings.h: server). The bot says
// its own address.
#pragma once

#include "core/workspace/workspace.h"

namespace threadline {

/// Where a sentence about the form belongs.
enum class BotField { Token, Server, General };

struct BotProblem
{
    BotField field = BotField::General;
    QString sentence;

    friend bool operator==(const BotProblem&, const BotProblem&) = default;
};

struct BotForm
{
    QString token;
    QString ownName;
    QString server; ///< empty: Telegram's own

    AccountRequest request() const;
    /// What is missing before it can be tried; nothing when it is complete.
    std::optional<BotProblem> missing() const;

    friend bool operator==(const BotForm&, const BotForm&) = default;
};

/// Which field an error of the check speaks of: a refused token is the token's, the sentence names
/// a server.
BotField fieldOf(const Error& error, const BotForm& form);

} // namespace threadline
