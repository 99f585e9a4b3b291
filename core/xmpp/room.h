// SPDX-License-Identifier: GPL-3.0-or-later
//
// One room (XEP-0045) that we are in and stay in: after a break of the line we enter again and read what was said
// meanwhile. Rooms that we create are for members only.
//
// Thread: the client's, which outlives this. Destroying a room leaves it as it is and takes us out; its futures then
// finish with an Error of remedy Cancelled.
#pragma once

#include "core/xmpp/archive_follower.h"
#include "core/xmpp/room_parsing.h"

namespace threadline {

class XmppRoom final : public QObject
{
    Q_OBJECT

public:
    /// `jid`: the room's, bare. `from`: as history() had it when the last message was kept.
    XmppRoom(XmppClient& client, const QString& jid, QString nick, XmppArchivePlace from, QObject* parent = nullptr);
    ~XmppRoom() override;

    /// Makes the room and enters it. Rejected when there is one already.
    QFuture<Expected<void>> create(const RoomSettings& settings);
    /// Rejected when there is no such room (saysNotFound()), when we are no member, when the nick is taken. From
    /// the first success on we enter again by ourselves.
    QFuture<Expected<void>> enter();
    void leave();
    bool isInside() const { return m_inside; }

    /// For owners. Closes the room for everybody, who read the reason.
    QFuture<Expected<void>> destroy(const QString& reason);
    /// For owners and admins: makes somebody a member, or none, which also sends them out and withdraws an invitation.
    QFuture<Expected<void>> setAffiliation(const QString& jid, RoomAffiliation affiliation, const QString& reason = {});
    /// Asks somebody in by the room (7.8.2). Whether they come is their affair; they have to be a member first, see
    /// setAffiliation().
    QFuture<Expected<void>> invite(const QString& jid, const QString& reason);

    /// Finishes with the room's id for it (empty when it keeps no archive) as soon as everybody has it. Rejected when
    /// the room refuses it, Retry when we are not inside (nothing has left), InDoubt when the line is lost or the room
    /// is silent: it comes out of history() if it was said.
    QFuture<Expected<QString>> say(const XmppText& text);
    /// `to`: a message's archiveId. Replaces what we had on it. Finishes like say().
    QFuture<Expected<QString>> react(const XmppReactions& reactions);
    void sendChatState(ChatState state);
    void setSubject(const QString& subject);

    QString jid() const { return m_jid; }
    QString nick() const { return m_nick; }
    QString subject() const { return m_subject; }
    /// Those who are in the room, ourselves among them; by nick.
    const QMap<QString, RoomOccupant>& occupants() const { return m_occupants; }
    XmppArchiveFollower& history() { return m_history; }

Q_SIGNALS:
    /// Once each, in order, our own (`outgoing`) included; also corrections and reactions. Out of the archive a
    /// message has its nick only, where the server keeps real addresses for moderators to itself (Prosody does);
    /// what we had said before this object was made is known by its id.
    void received(const threadline::XmppMessage& message);
    void entered();
    /// We are out. Remedy Retry: until the line is back; any other: for good, and the sentence says why.
    void left(const threadline::Error& why);
    /// Everybody is out, there is no such room any more; before left().
    void destroyed(const QString& sentence);
    void occupantsChanged();
    void chatStateChanged(const QString& nick, threadline::ChatState state);
    void subjectChanged(const QString& subject);

private:
    using Said = std::shared_ptr<QPromise<Expected<QString>>>;
    using Done = std::shared_ptr<QPromise<Expected<void>>>;

    void sendPresence(const QString& type);
    void askWhetherThere();
    void configure();
    void entering(Expected<void> outcome);
    void onOffline();
    void onMessage(const XmlElement& stanza);
    void onHistory(XmppMessage message);
    void onPresence(const XmlElement& stanza);
    void onOwnPresence(const RoomPresence& presence);
    void onEnded(const Error& why);
    void getOut(const Error& why);
    QFuture<Expected<QString>> utter(const QString& id, const XmlElement& stanza);
    void uttered(const QString& id, Expected<QString> outcome);
    QFuture<Expected<void>> askRoom(const XmlElement& payload);

    XmppClient& m_client;
    QString m_jid;
    QString m_nick;
    XmppArchiveFollower m_history;
    std::optional<RoomSettings> m_creating; ///< enter a room that does not exist
    Done m_entering;
    QTimer m_enterWatch;
    QHash<QString, Said> m_saying; ///< by our id
    QSet<QString> m_inDoubt; ///< ids of ours that the room has not repeated
    QMap<QString, RoomOccupant> m_occupants;
    QString m_subject;
    bool m_inside = false;
    bool m_staying = false; ///< enter again after a break
};

} // namespace threadline
