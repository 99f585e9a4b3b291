// SPDX-License-Identifier: GPL-3.0-or-later
//
// Values to stanzas, the other way round from message_parsing.h. Any thread.
#pragma once

#include "core/xmpp/xml_element.h"
#include "core/xmpp/xmpp_message.h"

namespace threadline {

/// `type`: "chat" or "groupchat".
XmlElement messageStanza(const QString& to, const char* type, const XmppText& text);
XmlElement reactionsStanza(const QString& to, const char* type, const QString& id, const XmppReactions& reactions);
/// On its own, not kept in archives.
XmlElement chatStateStanza(const QString& to, const char* type, ChatState state);
XmlElement receiptStanza(const QString& to, const QString& id, const QString& received);

} // namespace threadline
