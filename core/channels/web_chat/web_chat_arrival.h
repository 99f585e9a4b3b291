// SPDX-License-Identifier: GPL-3.0-or-later
//
// An entry of the desk's archive as the history knows it. Pure.
//
// A visitor is "webchat:" and what stands for their browser (web_chat_visit.h); whoever writes from
// an account of their own on some chat server is "webchat:" and that address, which their server
// vouches for. What they say about themselves is a clue in Arrival::details, never who they are:
//
//   "page", "page_title", "order"  where they were and what it is about
//   "given": {"email", "vouched"}  an address that was typed in; vouched: the site says so, too
//   "left": true                   nobody was here: to be answered by "answer_by"
//   "answer_by": {"channel", "address"}  where the answer is wanted, when that is not this channel
//
// An archive is read oldest first; the archive's own id of an entry is its key, so a page that
// comes again adds nothing.
#pragma once

#include "core/channels/web_chat/web_chat_people.h"
#include "core/model/arrival.h"
#include "core/xmpp/message_parsing.h"

namespace threadline {

struct WebChatReader
{
    QString account;  ///< the desk's address, bare
    QString visitors; ///< the host of those who have no account
    QByteArray siteKey;
    Timestamp now;
};

/// "webchat:3f…": how a person is addressed, and back; empty when it is none.
QString webChatAddress(const QString& person);
QString webChatPerson(const QString& address);

/// Who speaks under this chat address: a visitor by what the form says, else by what is known of
/// the address, else the address itself.
QString webChatSpeaker(const QString& jid, const QMap<QString, QString>& form,
                       const WebChatReader& reader, const WebChatPeople& people);

/// Nothing for what says nothing (receipts, reactions) and for what the outbox has sent: it knows
/// that already. `people` learns from it.
std::optional<Arrival> webChatArrival(const XmppArchived& entry, const WebChatReader& reader,
                                      WebChatPeople& people);

/// Whether a message of this id is one that an outbox has queued for this account.
bool isFromOutbox(const QString& id, const QString& account);

} // namespace threadline
