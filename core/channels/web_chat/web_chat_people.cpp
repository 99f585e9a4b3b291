// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/web_chat/web_chat_people.h"

#include <algorithm>

namespace threadline {

namespace {
constexpr qsizetype mostRemembered = 300;
} // namespace

void WebChatPeople::met(const QString& jid, const QString& person, Timestamp at)
{
    Meeting& meeting = m_met[jid];
    meeting.person = person;
    meeting.at = std::max(meeting.at, at);
    if (m_met.size() > mostRemembered) {
        const auto oldest =
            std::min_element(m_met.begin(), m_met.end(),
                             [](const Meeting& a, const Meeting& b) { return a.at < b.at; });
        m_met.erase(oldest);
    }
}

void WebChatPeople::met(const WebChatPeople& others)
{
    for (auto each = others.m_met.begin(); each != others.m_met.end(); ++each) {
        met(each.key(), each->person, each->at);
    }
}

QString WebChatPeople::addressOf(const QString& person) const
{
    QString address;
    Timestamp latest;
    for (auto each = m_met.begin(); each != m_met.end(); ++each) {
        if (each->person == person && (address.isEmpty() || each->at > latest)) {
            address = each.key();
            latest = each->at;
        }
    }
    return address;
}

QJsonObject WebChatPeople::toJson() const
{
    QJsonObject json;
    for (auto each = m_met.begin(); each != m_met.end(); ++each) {
        json.insert(each.key(), QJsonObject{{QStringLiteral("person"), each->person},
                                            {QStringLiteral("at"), each->at.us}});
    }
    return json;
}

WebChatPeople WebChatPeople::fromJson(const QJsonObject& json)
{
    WebChatPeople people;
    for (auto each = json.begin(); each != json.end(); ++each) {
        const QJsonObject meeting = each.value().toObject();
        people.met(each.key(), meeting.value(QLatin1String("person")).toString(),
                   {meeting.value(QLatin1String("at")).toInteger()});
    }
    return people;
}

} // namespace threadline
