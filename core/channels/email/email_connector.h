// SPDX-License-Identifier: GPL-3.0-or-later
//
// The mail account as a channel: IMAP in, SMTP out.
//
// Thread: the network thread, like every connector. Mails are parsed in Qt's thread pool, passwords
// are read there; sending has a thread of its own. Destroying it waits for a mail that is on its
// way to be given up or finished: its future then says which.
//
// The cursor is toJson(FolderCursors). RemoteChange::place is the folder's name in UTF-8, item is
// "UIDVALIDITY:UID". When a folder's UIDVALIDITY changes, its old items are reported gone and all
// of its mails are delivered again under new ones; their externalKey is the same.
#pragma once

#include "core/channels/channel_connector.h"
#include "core/channels/answer.h"
#include "core/channels/email/email_settings.h"

#include <QSet>
#include <QThreadPool>

#include <list>
#include <memory>
#include <stop_token>

namespace threadline {

class ImapAccess;
class ImapSession;
class MailboxSync;
class MailboxWatch;
struct RawBatch;
struct SmtpServer;

class EmailConnector final : public ChannelConnector
{
    Q_OBJECT

public:
    /// Called on a thread that may wait, each time a connection is made.
    using PasswordReader = std::function<Expected<QString>()>;

    /// `ownAddresses` as emailIdentity() values, this account's own among them: mail from one of
    /// them is outbound.
    EmailConnector(EmailSettings settings, QSet<QString> ownAddresses, PasswordReader password,
                   QObject* parent = nullptr);
    ~EmailConnector() override;

    Capabilities capabilities() const override;
    QFuture<Expected<void>> check() override;
    QFuture<Expected<Pulled>> pull(const QJsonObject& cursor) override;
    /// Finishes at once when `cursor` is not the one of the last pull, or that one had not caught
    /// up.
    QFuture<Expected<void>> watch(const QJsonObject& cursor) override;
    QFuture<Expected<Receipt>> send(const Outgoing& outgoing,
                                    std::function<Expected<void>()> beforeHandover) override;
    QFuture<Expected<bool>> find(const QByteArray& messageId) override;
    QFuture<Expected<void>> fileCopy(const Outgoing& outgoing) override;

private:
    struct Pull;
    struct Sending;

    void begin(const std::shared_ptr<Pull>& pull);
    void onStepped(const std::shared_ptr<Pull>& pull, Expected<RawBatch> batch);
    void parse(const std::shared_ptr<Pull>& pull, RawBatch batch);
    void finish(const std::shared_ptr<Pull>& pull, Expected<Pulled> result);
    void fetchAhead();
    void checkSending(const Answer<void>& answer);
    SmtpServer smtpServer(const QString& password) const;

    template <class T>
    using Errand =
        std::function<void(const std::shared_ptr<ImapSession>&, std::function<void(Expected<T>)>)>;
    /// Does something in a session of its own, beside the one that pulls.
    template <class T>
    void inOwnSession(const Answer<T>& answer, Errand<T> errand);

    EmailSettings m_settings;
    QSet<QString> m_ownAddresses;
    PasswordReader m_password;
    ImapAccess* m_access; // owned by this
    MailboxSync* m_sync;  // owned by this
    std::unique_ptr<MailboxWatch> m_watch;
    std::list<std::shared_ptr<ImapSession>> m_errands;

    std::shared_ptr<Pull> m_asked;   ///< the last one that someone asked for
    std::shared_ptr<Pull> m_ahead;   ///< the one that follows it, begun before it is asked for
    std::shared_ptr<Pull> m_waiting; ///< for the step under way to end, which nobody wants any more

    std::stop_source m_stop;
    QThreadPool m_senders; ///< one thread: mails leave in the order they were given
    std::list<Sending> m_sendings;
};

} // namespace threadline
