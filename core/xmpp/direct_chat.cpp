// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmpp/direct_chat.h"

#include "core/xmpp/jid.h"
#include "core/xmpp/message_writing.h"
#include "core/xmpp/namespaces.h"

namespace threadline {

namespace {

using namespace xmpp;
using namespace Qt::Literals::StringLiterals;

XmlElement presenceTo(const QString& to, const QString& type)
{
    XmlElement stanza = XmlElement::make("presence", clientNs);
    stanza.set("to", to).set("type", type);
    return stanza;
}

bool saysSomething(const XmppMessage& message)
{
    return !message.body.isEmpty() || message.reactions || !message.received.isEmpty() || message.attachment.isValid();
}

} // namespace

DirectChat::DirectChat(XmppClient& client, XmppArchivePlace from, QObject* parent)
    : QObject(parent), m_client(client), m_history(client, {}, std::move(from))
{
    connect(&client, &XmppClient::message, this, &DirectChat::onMessage);
    connect(&client, &XmppClient::presence, this, &DirectChat::onPresence);
    connect(&client, &XmppClient::online, &m_history, &XmppArchiveFollower::begin);
    connect(&client, &XmppClient::offline, this, [this] {
        m_history.pause();
        const auto gone = std::exchange(m_there, {});
        for (auto each = gone.begin(); each != gone.end(); ++each) {
            Q_EMIT presenceChanged(each.key(), false);
        }
    });
    connect(&m_history, &XmppArchiveFollower::message, this, &DirectChat::onHistory);
    if (client.isOnline()) {
        m_history.begin();
    }
}

QFuture<Expected<void>> DirectChat::send(const QString& to, const XmppText& text)
{
    return m_client.deliver(messageStanza(to, "chat", text));
}

QFuture<Expected<void>> DirectChat::react(const QString& to, const XmppReactions& reactions)
{
    return m_client.deliver(reactionsStanza(to, "chat", m_client.newId(), reactions));
}

void DirectChat::acknowledge(const XmppMessage& message)
{
    if (message.wantsReceipt && !message.outgoing && !message.id.isEmpty()) {
        m_client.send(receiptStanza(message.from, m_client.newId(), message.id));
    }
}

void DirectChat::sendChatState(const QString& to, ChatState state)
{
    m_client.send(chatStateStanza(to, "chat", state));
}

void DirectChat::askForPresence(const QString& jid)
{
    m_client.send(presenceTo(jid, u"subscribe"_s));
}

void DirectChat::grantPresence(const QString& jid)
{
    m_client.send(presenceTo(jid, u"subscribed"_s));
}

void DirectChat::onMessage(const XmlElement& stanza)
{
    if (const auto asked = invitation(stanza)) {
        Q_EMIT invited(*asked);
        return;
    }
    if (const auto back = bounce(stanza)) {
        Q_EMIT returned(back->from, back->id, back->error);
        return;
    }
    const auto message = directMessage(stanza, {m_client.bareJid(), m_client.clock().now()});
    if (!message) {
        return;
    }
    if (message->chatState && !message->outgoing) {
        Q_EMIT chatStateChanged(message->from, *message->chatState);
    }
    if (saysSomething(*message)) {
        m_history.take(*message);
    }
}

void DirectChat::onHistory(const XmppMessage& message)
{
    if (!message.received.isEmpty() && message.body.isEmpty()) {
        if (!message.outgoing) {
            Q_EMIT arrived(message.from, message.received);
        }
    } else if (saysSomething(message)) {
        Q_EMIT received(message);
    }
}

void DirectChat::onPresence(const XmlElement& stanza)
{
    const QString jid = bareJid(stanza.attribute("from"));
    const QString type = stanza.attribute("type");
    // A room's members are the room's.
    if (jid.isEmpty() || jid == m_client.bareJid() || stanza.child("x", roomUserNs)) {
        return;
    }
    if (type == u"subscribe"_s) {
        Q_EMIT presenceAsked(jid);
        return;
    }
    constexpr qsizetype mostResources = 64; // a stranger may come as many
    const bool was = m_there.contains(jid);
    if (type.isEmpty()) {
        QSet<QString>& resources = m_there[jid];
        if (resources.size() < mostResources) {
            resources.insert(jidResource(stanza.attribute("from")));
        }
    } else if ((type == u"unavailable"_s || type == u"error"_s) && was) {
        const QString resource = jidResource(stanza.attribute("from"));
        m_there[jid].remove(resource);
        if (resource.isEmpty() || m_there[jid].isEmpty()) {
            m_there.remove(jid);
        }
    }
    if (was != m_there.contains(jid)) {
        Q_EMIT presenceChanged(jid, !was);
    }
}

} // namespace threadline
