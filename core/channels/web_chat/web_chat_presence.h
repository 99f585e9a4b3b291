// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who of the visitors is on the website just now, and what they and we see of each other: a widget
// sends its presence to the desk's address, with the form of web_chat_visit.h in it, and is
// answered with ours while somebody works here. So each side hears from its server when the other
// goes (RFC 6121, 4.6). Typing is XEP-0085.
//
// Thread: the client's, which outlives this.
#pragma once

#include "core/channels/live_conversations.h"
#include "core/channels/web_chat/web_chat_arrival.h"
#include "core/xmpp/xmpp_client.h"

#include <QHash>
#include <QTimer>

namespace threadline {

class WebChatPresence final : public QObject
{
    Q_OBJECT

public:
    WebChatPresence(XmppClient& client, QString account, QString visitors,
                    QObject* parent = nullptr);

    /// What is known from the history; it tells who speaks under an address that has not told it
    /// yet.
    void know(const WebChatPeople& people) { m_people.met(people); }
    /// Visitors see from now on that somebody is here; without it they are offered to leave a
    /// message.
    void open();
    void tellChanges(LiveConversations::Changed changed) { m_changed = std::move(changed); }
    void showTyping(const QString& person, bool typing);

    /// Where words to this person are to be sent: where they are now, else where they were last.
    /// Empty: nobody knows.
    QString addressOf(const QString& person) const;
    /// They were here in this session and have gone.
    bool hasLeft(const QString& person) const;

private:
    struct Place
    {
        QString person;
        QString full; ///< with the resource
        bool typing = false;
        qint64 order = 0; ///< the latest wins
    };

    void onPresence(const XmlElement& stanza);
    void onMessage(const XmlElement& stanza);
    void arrive(const QString& jid, const QString& full, const QString& person);
    void leave(const QString& jid);
    void setTyping(const QString& jid, bool typing);
    void forgetTyping();
    void answer(const QString& full);
    void tell(const QString& person);
    LiveState stateOf(const QString& person) const;
    WebChatReader reader() const;

    XmppClient& m_client;
    QString m_account;
    QString m_visitors;
    WebChatPeople m_people;
    LiveConversations::Changed m_changed;
    QHash<QString, Place> m_places;   ///< of those who are here, by bare address
    QHash<QString, LiveState> m_told; ///< by person; also those who have left
    QTimer m_untilSilent; ///< a widget that goes away while typing does not say that it has stopped
    qint64 m_order = 0;
    bool m_open = false;
};

} // namespace threadline
