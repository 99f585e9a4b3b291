// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/folder_check.h"

#include <memory>

namespace threadline {

namespace {

// A server that forgot its history may call any number vanished, and UIDs may be sparse: one step
// names no more than these, the newest.
constexpr quint64 mostGone = 200'000;

class FolderCheck : public std::enable_shared_from_this<FolderCheck>
{
public:
    using Done = std::function<void(Expected<CheckedFolder>)>;

    FolderCheck(std::shared_ptr<ImapSession> session, ListedMailbox mailbox, FolderCursor cursor,
                Done done)
        : m_session(session)
        , m_mailbox(std::move(mailbox))
        , m_done(std::move(done))
    {
        m_result.cursor = std::move(cursor);
    }

    void start()
    {
        const FolderCursor& cursor = m_result.cursor;
        std::optional<ResyncPoint> since;
        if (!cursor.isNew() && cursor.modSeq > 0) {
            since = ResyncPoint{cursor.uidValidity, cursor.modSeq,
                                UidSet::between(cursor.low, cursor.high)};
        }
        if (const auto session = m_session.lock()) {
            selectMailbox(*session, m_mailbox.wireName, since,
                          [self = shared_from_this()](Expected<SelectedMailbox> selected) {
                              self->onSelected(std::move(selected));
                          });
        }
    }

private:
    void onSelected(Expected<SelectedMailbox> selected)
    {
        if (!selected) {
            m_done(selected.error());
            return;
        }
        m_result.selected = std::move(*selected);
        FolderCursor& cursor = m_result.cursor;
        if (!cursor.isNew() && cursor.uidValidity != m_result.selected.uidValidity) {
            reportGone(cursor.reported(mostGone));
            cursor = {};
        }
        if (cursor.isNew()) {
            search();
        } else {
            takeChanges();
        }
    }

    void takeChanges()
    {
        const SelectedMailbox& selected = m_result.selected;
        const FolderCursor& cursor = m_result.cursor;
        if (cursor.modSeq > 0 && m_session.lock()->resynchronises()) {
            reportGone(selected.vanished.within(cursor.low, cursor.high).newest(mostGone));
            for (const FetchedMessage& message : selected.changed) {
                reportFlags(message);
            }
            search();
        } else if (cursor.low > cursor.high ||
                   (cursor.modSeq > 0 && cursor.modSeq == selected.highestModSeq)) {
            search();
        } else {
            askFlags(cursor.modSeq > 0 && selected.highestModSeq > 0);
        }
    }

    /// Of all messages that are here, or of those that changed when the server counts changes.
    void askFlags(bool counted)
    {
        const FolderCursor& cursor = m_result.cursor;
        const auto since = "(CHANGEDSINCE " + QByteArray::number(cursor.modSeq) + ')';
        fetchMessages(
            *m_session.lock(), UidSet::between(cursor.low, cursor.high), "(UID FLAGS)",
            counted ? since : QByteArray(),
            [self = shared_from_this()](FetchedMessage message) {
                self->m_flags.push_back(std::move(message));
            },
            [self = shared_from_this(), counted](const Expected<void>& outcome) {
                if (!outcome) {
                    self->m_done(outcome.error());
                    return;
                }
                self->takeFlags(counted);
                self->search();
            });
    }

    void takeFlags(bool counted)
    {
        const UidSet changed = counted ? UidSet() : changedFlags();
        for (const FetchedMessage& message : m_flags) {
            if (counted || changed.contains(message.uid)) {
                reportFlags(message);
            }
        }
    }

    /// For servers that do not count changes: compares with what was known, and remembers.
    UidSet changedFlags()
    {
        UidSet changed;
        const auto compare = [&](UidSet& known, bool MessageFlags::*flag) {
            std::vector<quint32> uids;
            for (const FetchedMessage& message : m_flags) {
                if (message.flags && (*message.flags).*flag) {
                    uids.push_back(message.uid);
                }
            }
            const UidSet now = UidSet::of(std::move(uids));
            changed = changed.united(now.without(known)).united(known.without(now));
            known = now;
        };
        compare(m_result.cursor.seen, &MessageFlags::seen);
        compare(m_result.cursor.flagged, &MessageFlags::flagged);
        compare(m_result.cursor.answered, &MessageFlags::answered);
        return changed;
    }

    /// All UIDs, or only the new ones when the server itself tells what is gone.
    void search()
    {
        const auto session = m_session.lock();
        const SelectedMailbox& selected = m_result.selected;
        const FolderCursor& cursor = m_result.cursor;
        m_searchesAll =
            cursor.isNew() || !cursor.complete || !session->resynchronises() || cursor.modSeq == 0;
        const bool nothingNew = selected.uidNext > 0 && selected.uidNext == cursor.high + 1;
        if (selected.exists == 0 || (!m_searchesAll && nothingNew)) {
            finish({});
            return;
        }
        const bool extended = session->has("ESEARCH") || session->has("IMAP4REV2");
        const QByteArray which =
            m_searchesAll ? "ALL" : "UID " + QByteArray::number(cursor.high + 1) + ":*";
        searchUids(*session,
                   ImapCommand((extended ? "UID SEARCH RETURN (ALL) " : "UID SEARCH ") + which),
                   [self = shared_from_this()](const Expected<UidSet>& found) {
                       if (found) {
                           self->finish(*found);
                       } else {
                           self->m_done(found.error());
                       }
                   });
    }

    void finish(const UidSet& onServer)
    {
        const SelectedMailbox& selected = m_result.selected;
        FolderCursor& cursor = m_result.cursor;
        if (cursor.isNew()) {
            cursor.uidValidity = selected.uidValidity;
            cursor.high =
                std::max(onServer.last(), selected.uidNext > 0 ? selected.uidNext - 1 : 0);
            cursor.low = cursor.high + 1;
        } else if (!cursor.known.isEmpty()) {
            reportGone(cursor.known.without(onServer));
        }
        cursor.modSeq = selected.highestModSeq;
        m_result.missing = onServer.without(UidSet::between(cursor.low, cursor.high));
        if (!m_searchesAll) {
            // "n:*" names the last message even when it is below n (RFC 9051, section 9).
            m_result.missing = m_result.missing.within(cursor.high + 1, 0xFFFFFFFFu);
        }
        cursor.complete = cursor.complete || m_result.missing.first() == 0 ||
                          m_result.missing.first() > cursor.high;
        m_done(std::move(m_result));
    }

    void reportGone(const UidSet& gone)
    {
        FolderCursor& cursor = m_result.cursor;
        for (const quint32 uid : gone.uids()) {
            RemoteChange change = changeOf(uid);
            change.gone = true;
            m_result.changes.append(std::move(change));
        }
        cursor.known = cursor.known.without(gone);
        cursor.seen = cursor.seen.without(gone);
        cursor.flagged = cursor.flagged.without(gone);
        cursor.answered = cursor.answered.without(gone);
    }

    void reportFlags(const FetchedMessage& message)
    {
        const FolderCursor& cursor = m_result.cursor;
        if (!message.flags || message.uid < cursor.low || message.uid > cursor.high) {
            return;
        }
        RemoteChange change = changeOf(message.uid);
        change.read = message.flags->seen;
        change.flagged = message.flags->flagged;
        change.answered = message.flags->answered;
        m_result.changes.append(std::move(change));
    }

    RemoteChange changeOf(quint32 uid) const
    {
        RemoteChange change;
        change.place = m_mailbox.name.toUtf8();
        change.item = remoteItem(m_result.cursor.uidValidity, uid);
        return change;
    }

    std::weak_ptr<ImapSession> m_session; ///< which holds this by its callbacks
    ListedMailbox m_mailbox;
    CheckedFolder m_result;
    std::vector<FetchedMessage> m_flags;
    bool m_searchesAll = true;
    Done m_done;
};

} // namespace

void checkFolder(const std::shared_ptr<ImapSession>& session, const ListedMailbox& mailbox,
                 const FolderCursor& cursor, std::function<void(Expected<CheckedFolder>)> done)
{
    std::make_shared<FolderCheck>(session, mailbox, cursor, std::move(done))->start();
}

QByteArray remoteItem(quint32 uidValidity, quint32 uid)
{
    return QByteArray::number(uidValidity) + ':' + QByteArray::number(uid);
}

} // namespace threadline
