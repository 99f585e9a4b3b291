// SPDX-License-Identifier: GPL-3.0-or-later
//
// Brings the mails of an account's folders here, step by step: changes first, then new mail, then
// the past, newest first over all folders. Keeps one IMAP session; knows the server's folders.
//
// Thread: the one it lives in. One step at a time. Destroying it drops the callback under way.
#pragma once

#include "core/channels/channel_connector.h"
#include "core/channels/email/folder_check.h"
#include "core/channels/email/folder_fetch.h"
#include "core/channels/email/imap_access.h"

#include <QElapsedTimer>

namespace threadline {

/// What one step brought, mails still in bytes.
struct RawBatch
{
    QByteArray place;
    quint32 uidValidity = 0;
    std::vector<RawMail> mails;
    QList<RemoteChange> changes;
    QList<Error> failures;
    QJsonObject cursor;
    SyncProgress progress;
    bool caughtUp = false;
};

/// A folder as this session knows it.
struct SyncedFolder
{
    ListedMailbox mailbox;
    SelectedMailbox selected; ///< as of the last check
    bool checked = false;     ///< nothing has changed there since, as far as the server told
    QElapsedTimer sinceCheck;
    UidSet missing; ///< on the server and not asked for yet
    std::shared_ptr<MailSizes> sizes = std::make_shared<MailSizes>();
};

class MailboxSync final : public QObject
{
    Q_OBJECT

public:
    MailboxSync(ImapAccess& access, QStringList wantedFolders, SyncLimits limits,
                QObject* parent = nullptr);

    using Done = std::function<void(Expected<RawBatch>)>;
    void step(const QJsonObject& cursor, Done done);
    bool isBusy() const { return static_cast<bool>(m_done); }

    /// Whether the last step for exactly this cursor found that nothing is waiting.
    bool isCaughtUpAt(const QJsonObject& cursor) const;

    /// For MailboxWatch; null without a line.
    std::shared_ptr<ImapSession> session() const { return m_session; }
    std::vector<SyncedFolder>& folders() { return m_folders; }
    /// Index in folders() of the selected one; -1: none.
    qsizetype selected() const { return m_selected; }
    void select(size_t folder, std::function<void(Expected<SelectedMailbox>)> done);

Q_SIGNALS:
    /// The server told of a change in the selected folder, outside of a step's own commands.
    void changed();
    void lost(const threadline::Error& error);

private:
    void connectSession(const std::shared_ptr<ImapSession>& session);
    void onListed(const Expected<QList<ListedMailbox>>& listed);
    void onUnsolicited(const ImapResponse& response);
    void onLost(const Error& error);

    void proceed();
    void check(size_t folder);
    void onChecked(size_t folder, const Expected<CheckedFolder>& checked);
    void leaveOut(size_t folder, const Error& why);
    std::optional<size_t> folderToFetchFrom() const;
    void fetch(size_t folder);
    void fetchFromSelected(size_t folder);
    void onFetched(size_t folder, bool newestFirst, Expected<RawMails> fetched);
    void advance(size_t folder, bool newestFirst, const RawMails& fetched);
    void finish();
    void fail(const Error& error);
    void forgetChecks();
    FolderCursor& cursorOf(size_t folder);
    FolderCursor cursorOf(size_t folder) const;
    SyncProgress progress() const;

    ImapAccess& m_access;
    QStringList m_wanted;
    SyncLimits m_limits;
    std::shared_ptr<ImapSession> m_session;
    std::vector<SyncedFolder> m_folders;
    qsizetype m_selected = -1;

    QJsonObject m_expected; ///< the cursor that continues what is known here
    bool m_caughtUp = false;
    FolderCursors m_cursors;
    RawBatch m_batch;
    Done m_done;
};

} // namespace threadline
