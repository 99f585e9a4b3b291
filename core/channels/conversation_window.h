// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a conversation on an account lasts: a message that names no case joins the case its customer
// has open there while their last contact in it is no older than this. Channels without threads bring a
// length of their own (Arrival::conversationSeconds); people may set another for an account. Pure; any
// thread.
#pragma once

#include "core/model/account.h"
#include "core/model/arrival.h"

#include <optional>

namespace threadline {

inline constexpr int longestConversationHours = 24 * 365;

/// What was set for the account, 0: every such message opens a case of its own. Nothing: as the channel
/// has it.
std::optional<int> conversationHours(const Account& account);
QJsonObject settingsWithConversationHours(QJsonObject settings, std::optional<int> hours);

/// What was set, on what arrives.
void setConversation(Arrival& arrival, const Account& account);

/// "A message that names no case joins the open case of the last 4 hours."
QString conversationWords(std::optional<int> hours);

} // namespace threadline
