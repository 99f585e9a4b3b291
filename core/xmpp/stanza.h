// SPDX-License-Identifier: GPL-3.0-or-later
//
// libstrophe's stanzas, held and turned into values and back. For core/xmpp only; the line's thread.
#pragma once

#include "core/xmpp/xml_element.h"

#include <strophe.h>

#include <memory>
#include <mutex>

namespace threadline {

struct ReleaseStanza
{
    void operator()(xmpp_stanza_t* stanza) const { xmpp_stanza_release(stanza); }
};
using Stanza = std::unique_ptr<xmpp_stanza_t, ReleaseStanza>;

struct FreeContext
{
    void operator()(xmpp_ctx_t* context) const { xmpp_ctx_free(context); }
};
using StropheContext = std::unique_ptr<xmpp_ctx_t, FreeContext>;

/// libstrophe's SHA-1 works in one static buffer: two lines that log in at the same moment would spoil each other's
/// password proofs. Held while it may calculate: when it makes a context, and between TLS and login.
std::mutex& stropheCalculating();

/// `log` outlives the context; null: no log.
StropheContext newStropheContext(const xmpp_log_t* log);

/// Nothing when it has more than XmlLimits allow.
std::optional<XmlElement> elementOf(xmpp_stanza_t* stanza);
/// Null when there is no memory.
Stanza stanzaOf(xmpp_ctx_t* context, const XmlElement& element);

} // namespace threadline
