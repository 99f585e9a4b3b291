// SPDX-License-Identifier: GPL-3.0-or-later
//
// The names under which XMPP knows what a stanza holds, and the words of chat states. For core/xmpp.
#pragma once

#include "core/xmpp/xmpp_message.h"

#include <array>
#include <utility>

namespace threadline::xmpp {

inline constexpr auto clientNs = "jabber:client";                        ///< RFC 6120
inline constexpr auto dataNs = "jabber:x:data";                          ///< XEP-0004
inline constexpr auto infoNs = "http://jabber.org/protocol/disco#info";  ///< XEP-0030
inline constexpr auto itemsNs = "http://jabber.org/protocol/disco#items";
inline constexpr auto roomNs = "http://jabber.org/protocol/muc";         ///< XEP-0045
inline constexpr auto roomUserNs = "http://jabber.org/protocol/muc#user";
inline constexpr auto roomAdminNs = "http://jabber.org/protocol/muc#admin";
inline constexpr auto roomOwnerNs = "http://jabber.org/protocol/muc#owner";
inline constexpr auto pagesNs = "http://jabber.org/protocol/rsm";        ///< XEP-0059
inline constexpr auto outOfBandNs = "jabber:x:oob";                      ///< XEP-0066
inline constexpr auto chatStatesNs = "http://jabber.org/protocol/chatstates"; ///< XEP-0085
inline constexpr auto receiptsNs = "urn:xmpp:receipts";                  ///< XEP-0184
inline constexpr auto pingNs = "urn:xmpp:ping";                          ///< XEP-0199
inline constexpr auto delayNs = "urn:xmpp:delay";                        ///< XEP-0203
inline constexpr auto carbonsNs = "urn:xmpp:carbons:2";                  ///< XEP-0280
inline constexpr auto forwardNs = "urn:xmpp:forward:0";                  ///< XEP-0297
inline constexpr auto correctionNs = "urn:xmpp:message-correct:0";       ///< XEP-0308
inline constexpr auto archiveNs = "urn:xmpp:mam:2";                      ///< XEP-0313
inline constexpr auto hintsNs = "urn:xmpp:hints";                        ///< XEP-0334
inline constexpr auto stanzaIdNs = "urn:xmpp:sid:0";                     ///< XEP-0359
inline constexpr auto uploadNs = "urn:xmpp:http:upload:0";               ///< XEP-0363
inline constexpr auto reactionsNs = "urn:xmpp:reactions:0";              ///< XEP-0444

inline constexpr std::array<std::pair<ChatState, const char*>, 5> chatStateNames{{{ChatState::Active, "active"},
                                                                                  {ChatState::Composing, "composing"},
                                                                                  {ChatState::Paused, "paused"},
                                                                                  {ChatState::Inactive, "inactive"},
                                                                                  {ChatState::Gone, "gone"}}};

} // namespace threadline::xmpp
