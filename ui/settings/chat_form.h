// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person fills in to answer a website's chat, and how it becomes the settings of an account
// on channel "webchat" (the keys of core/channels/web_chat/web_chat_settings.h: address, visitors,
// host, port).
#pragma once

#include "core/workspace/workspace.h"

namespace threadline {

/// Where a sentence about the form belongs.
enum class ChatField { Address, Password, Visitors, Server, General };

struct ChatProblem
{
    ChatField field = ChatField::General;
    QString sentence;

    friend bool operator==(const ChatProblem&, const ChatProblem&) = default;
};

struct ChatForm
{
    QString address; ///< of the desk's account
    QString password;
    QString visitors; ///< host; empty: "visitors." and the domain of the address
    QString ownName;
    QString server;  ///< HOST[:PORT]; empty: as the address says
    QString siteKey; ///< empty: the website vouches for nobody

    QString visitorsHost() const;
    AccountRequest request() const;
    /// What is missing before it can be tried; nothing when it is complete.
    std::optional<ChatProblem> missing() const;

    friend bool operator==(const ChatForm&, const ChatForm&) = default;
};

/// Which field an error of the check speaks of.
ChatField fieldOf(const Error& error, const ChatForm& form);

} // namespace threadline
