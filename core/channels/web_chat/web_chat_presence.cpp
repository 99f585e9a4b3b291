// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/web_chat/web_chat_presence.h"

#include "core/channels/web_chat/web_chat_visit.h"
#include "core/xmpp/jid.h"
#include "core/xmpp/message_writing.h"
#include "core/xmpp/namespaces.h"

#include <chrono>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype mostVisitors = 5'000; // strangers may come as many
constexpr std::chrono::seconds longestTyping{30};

} // namespace

WebChatPresence::WebChatPresence(XmppClient& client, QString account, QString visitors,
                                 QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_account(std::move(account))
    , m_visitors(std::move(visitors))
{
    connect(&client, &XmppClient::presence, this, &WebChatPresence::onPresence);
    connect(&client, &XmppClient::message, this, &WebChatPresence::onMessage);
    connect(&client, &XmppClient::offline, this, [this] {
        const auto here = m_places.keys();
        for (const QString& jid : here) {
            leave(jid);
        }
        m_told.clear(); // who is there shows when the line is back
    });
    connect(&client, &XmppClient::online, this, [this] {
        const QStringList known = m_open ? m_people.addresses() : QStringList();
        for (const QString& jid : known) { // whoever still waits for us hears it
            if (jidDomain(jid) == m_visitors) {
                answer(jid);
            }
        }
    });
    m_untilSilent.setSingleShot(true);
    m_untilSilent.setInterval(longestTyping);
    connect(&m_untilSilent, &QTimer::timeout, this, &WebChatPresence::forgetTyping);
}

WebChatReader WebChatPresence::reader() const
{
    return {m_account, m_visitors, {}, {}};
}

void WebChatPresence::open()
{
    if (m_open) {
        return;
    }
    m_open = true;
    for (const Place& place : std::as_const(m_places)) {
        answer(place.full);
    }
}

/// Presence that is for this one alone: it ends by itself with our session.
void WebChatPresence::answer(const QString& full)
{
    XmlElement presence = XmlElement::make("presence", xmpp::clientNs);
    presence.set("to", full);
    m_client.send(presence);
}

void WebChatPresence::onPresence(const XmlElement& stanza)
{
    const QString full = normalJid(stanza.attribute("from"));
    const QString jid = bareJid(full);
    const QString type = stanza.attribute("type");
    if (jid.isEmpty() || jid == m_account || jidDomain(jid) != m_visitors) {
        return;
    }
    if (type.isEmpty()) {
        arrive(jid, full, webChatSpeaker(jid, submittedForm(stanza), reader(), m_people));
    } else if (type == u"unavailable"_s || type == u"error"_s) {
        leave(jid);
    }
}

void WebChatPresence::onMessage(const XmlElement& stanza)
{
    const Timestamp now = m_client.clock().now();
    const auto message = directMessage(stanza, {m_account, now});
    if (!message || message->outgoing || jidDomain(message->from) != m_visitors) {
        return;
    }
    // What the server had kept for us tells nothing of who is there now, and a copy not by which program they are.
    const bool isNow = message->at == now && bareJid(stanza.attribute("from")) == message->from;
    const bool writes = message->chatState || !message->body.isEmpty();
    if (isNow && writes && message->chatState != ChatState::Gone) {
        arrive(message->from, normalJid(stanza.attribute("from")),
               webChatSpeaker(message->from, message->form, reader(), m_people));
    }
    if (message->chatState || !message->body.isEmpty()) {
        setTyping(message->from,
                  message->body.isEmpty() && message->chatState == ChatState::Composing);
    }
}

void WebChatPresence::arrive(const QString& jid, const QString& full, const QString& person)
{
    if (!m_places.contains(jid) && m_places.size() >= mostVisitors) {
        return;
    }
    Place& place = m_places[jid];
    const QString before = std::exchange(place.person, person);
    const bool isNew = std::exchange(place.full, full) != full;
    place.order = ++m_order;
    m_people.met(jid, person, m_client.clock().now());
    if (isNew && m_open) {
        answer(full);
    }
    if (!before.isEmpty() && before != person) {
        tell(before);
    }
    tell(person);
}

void WebChatPresence::leave(const QString& jid)
{
    const auto place = m_places.constFind(jid);
    if (place != m_places.constEnd()) {
        const QString person = place->person;
        m_places.erase(place);
        tell(person);
    }
}

void WebChatPresence::setTyping(const QString& jid, bool typing)
{
    const auto place = m_places.find(jid);
    if (place != m_places.end()) {
        place->typing = typing;
        if (typing) {
            m_untilSilent.start();
        }
        tell(place->person);
    }
}

void WebChatPresence::forgetTyping()
{
    const auto here = m_places.keys();
    for (const QString& jid : here) {
        setTyping(jid, false);
    }
}

LiveState WebChatPresence::stateOf(const QString& person) const
{
    LiveState state;
    for (const Place& place : m_places) {
        if (place.person == person) {
            state.there = true;
            state.typing = state.typing || place.typing;
        }
    }
    return state;
}

void WebChatPresence::tell(const QString& person)
{
    const LiveState state = stateOf(person);
    const LiveState before = m_told.value(person);
    if (state == before && m_told.contains(person)) {
        return;
    }
    if (m_told.size() >= 2 * mostVisitors) {
        m_told.removeIf([](const auto& one) { return !one.value().there; });
    }
    m_told.insert(person, state);
    if (m_changed) {
        m_changed({Identity::Kind::Handle, webChatAddress(person)}, state);
    }
}

void WebChatPresence::showTyping(const QString& person, bool typing)
{
    for (const Place& place : std::as_const(m_places)) {
        if (place.person == person) {
            m_client.send(chatStateStanza(place.full, "chat",
                                          typing ? ChatState::Composing : ChatState::Paused));
        }
    }
}

QString WebChatPresence::addressOf(const QString& person) const
{
    const Place* latest = nullptr;
    QString address;
    for (auto each = m_places.begin(); each != m_places.end(); ++each) {
        if (each->person == person && (!latest || each->order > latest->order)) {
            latest = &*each;
            address = each.key();
        }
    }
    return latest ? address : m_people.addressOf(person);
}

bool WebChatPresence::hasLeft(const QString& person) const
{
    return m_told.contains(person) && !m_told.value(person).there;
}

} // namespace threadline
