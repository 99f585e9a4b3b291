// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmpp/message_writing.h"

#include "core/model/names.h"
#include "core/xmpp/namespaces.h"

namespace threadline {

namespace {

using namespace xmpp;

XmlElement begun(const QString& to, const char* type, const QString& id)
{
    XmlElement stanza = XmlElement::make("message", clientNs);
    stanza.set("to", to).set("type", QLatin1String(type));
    if (!id.isEmpty()) {
        stanza.set("id", id);
        stanza.add("origin-id", stanzaIdNs).set("id", id);
    }
    return stanza;
}

} // namespace

XmlElement messageStanza(const QString& to, const char* type, const XmppText& text)
{
    XmlElement stanza = begun(to, type, text.id);
    const QString url = text.attachment.toString(QUrl::FullyEncoded);
    // Programs show a file only when the body is its address and nothing else (XEP-0066 as it is used).
    stanza.add("body", clientNs, text.body.isEmpty() ? url : text.body);
    stanza.add("active", chatStatesNs);
    if (!url.isEmpty()) {
        stanza.add("x", outOfBandNs).add("url", outOfBandNs, url);
    }
    if (!text.replaces.isEmpty()) {
        stanza.add("replace", correctionNs).set("id", text.replaces);
    }
    if (qstrcmp(type, "chat") == 0) {
        stanza.add("request", receiptsNs);
    }
    return stanza;
}

XmlElement reactionsStanza(const QString& to, const char* type, const QString& id, const XmppReactions& reactions)
{
    XmlElement stanza = begun(to, type, id);
    XmlElement& list = stanza.add("reactions", reactionsNs);
    list.set("id", reactions.to);
    for (const QString& emoji : reactions.emoji) {
        list.add("reaction", reactionsNs, emoji);
    }
    stanza.add("store", hintsNs); // archives take what has no body only when asked to
    return stanza;
}

XmlElement chatStateStanza(const QString& to, const char* type, ChatState state)
{
    XmlElement stanza = begun(to, type, {});
    stanza.add(names::nameOf(chatStateNames, state).toLatin1().constData(), chatStatesNs);
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
