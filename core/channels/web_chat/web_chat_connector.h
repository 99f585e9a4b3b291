// SPDX-License-Identifier: GPL-3.0-or-later
//
// The chat of a website as a channel: visitors write by the site's widget
// (packaging/website-widget) to the desk's own account on an XMPP server, whose archive (XEP-0313)
// is what is pulled. What comes on the line says only that there is something to pull, so that
// nothing is stored twice and nothing is missed that came while the line was away.
//
// The cursor is {"after": the archive's id of the last entry, "since": µs of the newest one, for
// archives that forget, "messages": how many came, "people": web_chat_people.h}. The archive is
// read oldest first.
//
// A reply's id is its name in the archive, by which find() looks for it. Typing and who is there:
// live_conversations.h.
//
// Thread: the network thread. The password is read, and beforeHandover called, in threads that may
// wait.
#pragma once

#include "core/channels/answer.h"
#include "core/channels/channel_connector.h"
#include "core/channels/live_conversations.h"
#include "core/channels/web_chat/web_chat_arrival.h"
#include "core/channels/web_chat/web_chat_settings.h"
#include "core/net/clock.h"
#include "core/xmpp/archive_query.h"

#include <QThreadPool>
#include <QTimer>

#include <list>
#include <memory>

namespace threadline {

class WebChatPresence;

class WebChatConnector final : public ChannelConnector, public LiveConversations
{
    Q_OBJECT

public:
    /// Gives what webChatSecret() reads; called in a thread that may wait.
    using SecretReader = std::function<Expected<QString>()>;

    WebChatConnector(WebChatSettings settings, SecretReader secret,
                     std::shared_ptr<const Clock> clock, std::unique_ptr<NameLookup> names,
                     XmppTimings timings = {}, QObject* parent = nullptr);
    ~WebChatConnector() override;

    Capabilities capabilities() const override;
    QFuture<Expected<void>> check() override;
    QFuture<Expected<QString>> ownAddress() override;
    QFuture<Expected<Pulled>> pull(const QJsonObject& cursor) override;
    QFuture<Expected<void>> watch(const QJsonObject& cursor) override;
    QFuture<Expected<Receipt>> send(const Outgoing& outgoing,
                                    std::function<Expected<void>()> beforeHandover) override;
    /// Asks the archive, from when the reply was written on. Not found proves nothing: archives
    /// forget.
    QFuture<Expected<bool>> find(const QByteArray& messageId) override;
    QFuture<Expected<void>> fileCopy(const Outgoing& outgoing) override;

    void tellChanges(Changed changed) override;
    void showTyping(const Identity& customer, bool typing) override;

private:
    using Online = std::function<void(Expected<void>)>;

    /// Logged in, now or as soon as that has worked or failed.
    void whenOnline(const Online& then);
    void login(const Expected<QString>& secret);
    void askForPage(const QJsonObject& cursor, bool fromItsId, const Answer<Pulled>& answer);
    WebChatReader reader() const;
    Pulled pulledFrom(const XmppArchivePage& page, const QJsonObject& cursor);
    void onMessage(const XmlElement& stanza);
    void tellNews();
    void endWatch(const Expected<void>& outcome);
    using Found = std::function<void(Expected<QString>)>;
    /// The chat address of a person; empty when the archive of the last day does not know them
    /// either.
    void whenFound(const QString& person, const Found& then);
    void lookForPeople(const XmppArchivePlace& place, int pages,
                       const std::function<void(Expected<void>)>& then);
    void deliver(const Outgoing& outgoing, const QString& to, const Answer<Receipt>& answer);
    void findFrom(const QByteArray& messageId, const XmppArchivePlace& place, int pages,
                  const Answer<bool>& answer);

    WebChatSettings m_settings;
    SecretReader m_secret;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<NameLookup> m_names;
    XmppTimings m_timings;
    QByteArray m_siteKey;
    Changed m_changed;
    std::unique_ptr<XmppClient> m_client; ///< null until the password was read
    std::unique_ptr<WebChatPresence> m_presence;
    std::list<Online> m_waiting; ///< for the password and the first login
    bool m_readingSecret = false;
    std::optional<Answer<void>> m_watch;
    bool m_news = false;                  ///< something came since the archive was asked last
    QTimer m_again;                       ///< archives may write a little later than they pass on
    QThreadPool m_handovers;              ///< one thread
    std::list<Answer<Receipt>> m_leaving; ///< may have left
};

} // namespace threadline
