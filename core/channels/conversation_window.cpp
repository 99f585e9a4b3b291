// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/conversation_window.h"

namespace threadline {

namespace {
const QString key = QStringLiteral("conversation_hours");
}

std::optional<int> conversationHours(const Account& account)
{
    const QJsonValue hours = account.settings.value(key);
    return hours.isDouble() ? std::optional(qBound(0, hours.toInt(), longestConversationHours)) : std::nullopt;
}

QJsonObject settingsWithConversationHours(QJsonObject settings, std::optional<int> hours)
{
    if (hours) {
        settings.insert(key, *hours);
    } else {
        settings.remove(key);
    }
    return settings;
}

void setConversation(Arrival& arrival, const Account& account)
{
    if (const auto hours = conversationHours(account)) {
        arrival.conversationSeconds = qint64{*hours} * 3600;
    }
}

QString conversationWords(std::optional<int> hours)
{
    if (!hours) {
        return QStringLiteral("A message that names no case is placed as its channel does it.");
    }
    if (*hours == 0) {
        return QStringLiteral("A message that names no case opens one.");
    }
    const int days = *hours % 24 == 0 ? *hours / 24 : 0;
    const QString length = days == 1    ? QStringLiteral("day")
                           : days > 1   ? QStringLiteral("%1 days").arg(days)
                           : *hours > 1 ? QStringLiteral("%1 hours").arg(*hours)
                                        : QStringLiteral("hour");
    return QStringLiteral("A message that names no case joins the case of the last %1, when one is open.").arg(length);
}

} // namespace threadline
