// SPDX-License-Identifier: GPL-3.0-or-later
//
// The commands on mailboxes, typed. Each is written at once and answers by its callback under the
// rules of ImapSession::run(). An Error of remedy Rejected is the server's NO; the session lives
// on.
#pragma once

#include "core/channels/email/imap/fetched_message.h"
#include "core/channels/email/imap/imap_session.h"
#include "core/channels/email/imap/uid_set.h"

namespace threadline {

struct ListedMailbox
{
    QByteArray wireName;         ///< as commands name it
    QString name;                ///< as people read it
    QSet<QByteArray> attributes; ///< lower case: \sent, \noselect…

    bool canBeSelected() const;
};

/// All of them, with SPECIAL-USE (RFC 6154) where the server has it.
void listMailboxes(ImapSession& session, std::function<void(Expected<QList<ListedMailbox>>)> done);

/// What was known when the mailbox was last left (RFC 7162, 3.2.5.2).
struct ResyncPoint
{
    quint32 uidValidity = 0;
    quint64 modSeq = 0;
    UidSet known;
};

struct SelectedMailbox
{
    quint32 exists = 0;
    quint32 uidValidity = 0;
    quint32 uidNext = 0;       ///< 0: the server did not say
    quint64 highestModSeq = 0; ///< 0: the server keeps none for this mailbox
    UidSet vanished;           ///< since the ResyncPoint; may name UIDs that were never known
    std::vector<FetchedMessage> changed; ///< UIDs and flags
};

void selectMailbox(ImapSession& session, const QByteArray& wireName,
                   const std::optional<ResyncPoint>& since,
                   std::function<void(Expected<SelectedMailbox>)> done);

/// UID SEARCH of the selected mailbox; `search` holds the criteria only.
void searchUids(ImapSession& session, const ImapCommand& criteria,
                std::function<void(Expected<UidSet>)> done);

/// UID FETCH of the selected mailbox. `items` as in "(UID FLAGS)"; `modifiers` as in
/// "(CHANGEDSINCE 12)" or empty. `each` gets those of `uids` that came with all of their items.
void fetchMessages(ImapSession& session, const UidSet& uids, const QByteArray& items,
                   const QByteArray& modifiers, std::function<void(FetchedMessage)> each,
                   std::function<void(Expected<void>)> done);

struct MailboxStatus
{
    quint32 messages = 0;
    quint32 uidNext = 0;
    quint32 uidValidity = 0;
    quint64 highestModSeq = 0; ///< 0: the server keeps none
};

void askMailboxStatus(ImapSession& session, const QByteArray& wireName,
                      std::function<void(Expected<MailboxStatus>)> done);

} // namespace threadline
