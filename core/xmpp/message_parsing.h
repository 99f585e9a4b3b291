// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stanzas of strangers to values. Pure: no line, no clock. What somebody claims and cannot know (another one's
// address, a room's id for a message, a moment in the past) is not believed; what is forged as a whole is nothing.
// Any thread.
#pragma once

#include "core/model/expected.h"
#include "core/xmpp/xml_element.h"
#include "core/xmpp/xmpp_message.h"

namespace threadline {

/// Who reads.
struct XmppReader
{
    QString account; ///< our bare address
    Timestamp now;
};

/// A message between two that came on the line, also as a carbon copy from our own account (XEP-0280; from anybody else
/// a copy is nothing). Nothing for errors and for what rooms say.
std::optional<XmppMessage> directMessage(const XmlElement& stanza, const XmppReader& reader);

/// What was said in `room` (bare), live. Nothing when it comes from elsewhere, or is an error.
std::optional<XmppMessage> roomMessage(const XmlElement& stanza, const QString& room, const XmppReader& reader);

/// A message that came back: whose answer it is, which of ours it was, and what to do.
struct XmppBounce
{
    QString from; ///< bare
    QString id;
    Error error;
};
std::optional<XmppBounce> bounce(const XmlElement& stanza);

/// What was filled in and sent along with a stanza (XEP-0004, type "submit"): the first value of each field; the first form
/// counts. Empty when there is none.
QMap<QString, QString> submittedForm(const XmlElement& stanza);

/// Somebody asks us into a room (XEP-0045, 7.8.2).
struct XmppInvitation
{
    QString room;
    QString from; ///< by the room's word: bare, or room@service/nick where real addresses are kept back
    QString reason;

    friend bool operator==(const XmppInvitation&, const XmppInvitation&) = default;
};
std::optional<XmppInvitation> invitation(const XmlElement& stanza);

/// One `<result/>` of an archive.
struct XmppArchived
{
    QString query; ///< which question of ours it answers
    QString id;    ///< in the archive; also when `message` is nothing
    std::optional<XmppMessage> message;
};
/// `archive`: whose it is, a room or our own address; a result from anybody else is nothing.
std::optional<XmppArchived> archived(const XmlElement& stanza, const QString& archive, const XmppReader& reader);

} // namespace threadline
