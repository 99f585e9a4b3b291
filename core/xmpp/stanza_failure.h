// SPDX-License-Identifier: GPL-3.0-or-later
//
// Error answers of servers, rooms and people's clients (RFC 6120, 8.3) as our errors. Any thread.
#pragma once

#include "core/model/expected.h"
#include "core/xmpp/xml_element.h"

namespace threadline {

/// `stanza` is of type "error". `whom` names the other side in the sentence: "The room", "The chat server". What the
/// other side wrote itself is not shown: it may be anybody's words.
Error stanzaFailure(const XmlElement& stanza, const QString& whom);
/// Whether an error of stanzaFailure() says that what was asked for is not there (item-not-found).
bool saysNotFound(const Error& error);
/// Whether it says that what was asked for was there once (gone).
bool saysGone(const Error& error);
/// The condition ("item-not-found"), or empty.
QString stanzaCondition(const XmlElement& stanza);

} // namespace threadline
