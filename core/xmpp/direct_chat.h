// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chats of two on one account: what is written to it and from it, who is typing, what has arrived there, who is
// there, who asks us into a room. Begins by itself whenever the client is online.
//
// Thread: the client's, which outlives this.
#pragma once

#include "core/xmpp/archive_follower.h"

namespace threadline {

class DirectChat final : public QObject
{
    Q_OBJECT

public:
    /// `from`: as history() had it when the last message was kept.
    DirectChat(XmppClient& client, XmppArchivePlace from, QObject* parent = nullptr);

    /// Finishes as XmppClient::deliver() does. After InDoubt the message comes out of the archive if it had arrived.
    QFuture<Expected<void>> send(const QString& to, const XmppText& text);
    QFuture<Expected<void>> react(const QString& to, const XmppReactions& reactions);
    /// Tells the writer that the message is here (XEP-0184): once it is kept. Nothing unless they asked for it.
    void acknowledge(const XmppMessage& message);
    void sendChatState(const QString& to, ChatState state);

    /// Asks to see the presence of `jid`, who has to agree (RFC 6121, 3.1).
    void askForPresence(const QString& jid);
    /// Lets `jid`, who has asked, see ours.
    void grantPresence(const QString& jid);
    bool isThere(const QString& jid) const { return m_there.contains(jid); }

    XmppArchiveFollower& history() { return m_history; }

Q_SIGNALS:
    /// Once each, in order, also those of other programs of this account (`outgoing`).
    void received(const threadline::XmppMessage& message);
    /// Our message `id` is at `jid` (bare).
    void arrived(const QString& jid, const QString& id);
    /// Our message `id` came back; also after send() had finished.
    void returned(const QString& jid, const QString& id, const threadline::Error& error);
    void chatStateChanged(const QString& jid, threadline::ChatState state);
    void presenceChanged(const QString& jid, bool there);
    void presenceAsked(const QString& jid);
    void invited(const threadline::XmppInvitation& invitation);

private:
    void onMessage(const XmlElement& stanza);
    void onPresence(const XmlElement& stanza);
    void onHistory(const XmppMessage& message);

    XmppClient& m_client;
    XmppArchiveFollower m_history;
    QHash<QString, QSet<QString>> m_there; ///< by bare address: the resources that are there
};

} // namespace threadline
