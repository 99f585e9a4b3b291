// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmpp/message_writing.h"

namespace threadline {

namespace {

constexpr auto clientNs = "jabber:client";
constexpr auto statesNs = "http://jabber.org/protocol/chatstates";
constexpr auto receiptsNs = "urn:xmpp:receipts";
constexpr auto hintsNs = "urn:xmpp:hints"; // XEP-0334

XmlElement begun(const QString& to, const char* type, const QString& id)
{
    XmlElement stanza = XmlElement::make("message", clientNs);
    stanza.set("to", to).set("type", QLatin1String(type));
    if (!id.isEmpty()) {
        stanza.set("id", id);
        stanza.add("origin-id", "urn:xmpp:sid:0").set("id", id);
    }
    return stanza;
}

const char* stateName(ChatState state)
{
    switch (state) {
    case ChatState::Active: return "active";
    case ChatState::Composing: return "composing";
    case ChatState::Paused: return "paused";
    case ChatState::Inactive: return "inactive";
    case ChatState::Gone: return "gone";
    }
    return "active";
}

} // namespace

XmlElement messageStanza(const QString& to, const char* type, const XmppText& text)
{
    XmlElement stanza = begun(to, type, text.id);
    const QString url = text.attachment.toString(QUrl::FullyEncoded);
    // Programs show a file only when the body is its address and nothing else (XEP-0066 as it is used).
    stanza.add("body", clientNs, text.body.isEmpty() ? url : text.body);
    stanza.add("active", statesNs);
    if (!url.isEmpty()) {
        stanza.add("x", "jabber:x:oob").add("url", "jabber:x:oob", url);
    }
    if (!text.replaces.isEmpty()) {
        stanza.add("replace", "urn:xmpp:message-correct:0").set("id", text.replaces);
    }
    if (qstrcmp(type, "chat") == 0) {
        stanza.add("request", receiptsNs);
    }
    return stanza;
}

XmlElement reactionsStanza(const QString& to, const char* type, const QString& id, const XmppReactions& reactions)
{
    constexpr auto ns = "urn:xmpp:reactions:0";
    XmlElement stanza = begun(to, type, id);
    XmlElement& list = stanza.add("reactions", ns);
    list.set("id", reactions.to);
    for (const QString& emoji : reactions.emoji) {
        list.add("reaction", ns, emoji);
    }
    stanza.add("store", hintsNs); // archives take what has no body only when asked to
    return stanza;
}

XmlElement chatStateStanza(const QString& to, const char* type, ChatState state)
{
    XmlElement stanza = begun(to, type, {});
    stanza.add(stateName(state), statesNs);
    stanza.add("no-store", hintsNs);
    return stanza;
}

XmlElement receiptStanza(const QString& to, const QString& id, const QString& received)
{
    XmlElement stanza = begun(to, "chat", id);
    stanza.add("received", receiptsNs).set("id", received);
    stanza.add("store", hintsNs);
    return stanza;
}

} // namespace threadline
