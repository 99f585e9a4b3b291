// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mailbox_sync.h"

#include "core/channels/email/mailbox_choice.h"

namespace threadline {

namespace {

// While the past is being fetched from other folders the server says nothing of new mail.
constexpr qint64 recheckInboxMs = 10'000;

bool isNewMail(const SyncedFolder& folder, const FolderCursor& cursor)
{
    return folder.missing.last() > cursor.high;
}

/// For servers that do not count changes, to compare with later.
void rememberFlags(FolderCursor& cursor, const std::vector<RawMail>& mails)
{
    const auto remember = [&](UidSet& set, bool MessageFlags::*flag) {
        std::vector<quint32> uids;
        for (const RawMail& mail : mails) {
            if (mail.flags.*flag) {
                uids.push_back(mail.uid);
            }
        }
        set = set.united(UidSet::of(std::move(uids)));
    };
    remember(cursor.seen, &MessageFlags::seen);
    remember(cursor.flagged, &MessageFlags::flagged);
    remember(cursor.answered, &MessageFlags::answered);
}

} // namespace

MailboxSync::MailboxSync(ImapAccess& access, QStringList wantedFolders, SyncLimits limits,
                         QObject* parent)
    : QObject(parent)
    , m_access(access)
    , m_wanted(std::move(wantedFolders))
    , m_limits(limits)
{
}

bool MailboxSync::isCaughtUpAt(const QJsonObject& cursor) const
{
    const bool unchanged = std::all_of(m_folders.begin(), m_folders.end(),
                                       [](const SyncedFolder& folder) { return folder.checked; });
    return m_session && m_caughtUp && unchanged && !isBusy() && m_expected == cursor;
}

void MailboxSync::step(const QJsonObject& cursor, Done done)
{
    m_done = std::move(done);
    m_batch = {};
    m_caughtUp = false;
    m_cursors = folderCursorsFromJson(cursor);
    if (cursor != m_expected) {
        forgetChecks();
    }
    if (m_session) {
        proceed();
        return;
    }
    m_access.open([this](const Expected<std::shared_ptr<ImapSession>>& opened) {
        if (!opened) {
            fail(opened.error());
            return;
        }
        connectSession(*opened);
        listMailboxes(*m_session,
                      [this](const Expected<QList<ListedMailbox>>& listed) { onListed(listed); });
    });
}

void MailboxSync::connectSession(const std::shared_ptr<ImapSession>& session)
{
    m_session = session;
    connect(session.get(), &ImapSession::unsolicited, this, &MailboxSync::onUnsolicited);
    connect(session.get(), &ImapSession::lost, this, &MailboxSync::onLost);
}

void MailboxSync::onListed(const Expected<QList<ListedMailbox>>& listed)
{
    if (!listed) {
        fail(listed.error());
        return;
    }
    const MailboxChoice choice = chooseMailboxes(*listed, m_wanted);
    for (const QString& name : choice.missing) {
        m_batch.failures.append(
            {Error::Remedy::Rejected,
             QStringLiteral("The mail server has no folder \"%1\"; it is left out "
                            "until it is there or removed from the account.")
                 .arg(name)});
    }
    for (const ListedMailbox& mailbox : choice.mailboxes) {
        SyncedFolder folder;
        folder.mailbox = mailbox;
        m_folders.push_back(std::move(folder));
    }
    proceed();
}

void MailboxSync::onUnsolicited(const ImapResponse& response)
{
    if (m_selected < 0) {
        return;
    }
    SyncedFolder& folder = m_folders[static_cast<size_t>(m_selected)];
    const bool moreOrLess =
        response.name == "EXISTS" && response.number.value_or(0) != folder.selected.exists;
    if (moreOrLess || response.name == "EXPUNGE" || response.name == "VANISHED" ||
        response.name == "FETCH") {
        folder.checked = false;
        Q_EMIT changed();
    }
}

void MailboxSync::onLost(const Error& error)
{
    m_session = nullptr;
    m_folders.clear();
    m_selected = -1;
    m_expected = {};
    Q_EMIT lost(error);
}

/// The next thing to do in this step, the most urgent first.
void MailboxSync::proceed()
{
    for (size_t i = 0; i < m_folders.size(); ++i) {
        if (!m_folders[i].checked) {
            check(i);
            return;
        }
    }
    const auto next = folderToFetchFrom();
    if (!next) {
        m_batch.caughtUp = true;
        finish();
        return;
    }
    SyncedFolder& first = m_folders.front();
    const bool isPast = !isNewMail(m_folders[*next], cursorOf(*next));
    if (isPast && first.sinceCheck.hasExpired(recheckInboxMs)) {
        first.checked = false;
        check(0);
        return;
    }
    fetch(*next);
}

void MailboxSync::check(size_t folder)
{
    m_selected = -1;
    checkFolder(
        m_session, m_folders[folder].mailbox, cursorOf(folder),
        [this, folder](const Expected<CheckedFolder>& checked) { onChecked(folder, checked); });
}

void MailboxSync::onChecked(size_t folder, const Expected<CheckedFolder>& checked)
{
    if (!checked) {
        if (checked.error().remedy == Error::Remedy::Rejected) {
            leaveOut(folder, checked.error());
        } else {
            fail(checked.error());
        }
        return;
    }
    SyncedFolder& synced = m_folders[folder];
    const bool first = cursorOf(folder).isNew();
    m_selected = static_cast<qsizetype>(folder);
    synced.selected = checked->selected;
    synced.selected.changed.clear();
    synced.missing = checked->missing;
    synced.sizes->clear();
    synced.checked = true;
    synced.sinceCheck.start();
    cursorOf(folder) = checked->cursor;
    m_batch.changes += checked->changes;
    // What people wait for comes before the other folders are looked at.
    if (isNewMail(synced, checked->cursor) || (first && !synced.missing.isEmpty())) {
        fetch(folder);
    } else {
        proceed();
    }
}

/// A folder that cannot be opened holds up no other.
void MailboxSync::leaveOut(size_t folder, const Error& why)
{
    m_batch.failures.append({why.remedy, QStringLiteral("The folder \"%1\" could not be opened. %2")
                                             .arg(m_folders[folder].mailbox.name, why.sentence)});
    m_folders.erase(m_folders.begin() + static_cast<qsizetype>(folder));
    m_selected = -1;
    proceed();
}

/// New mail first; then the past of the folder that has been followed back least far, so that
/// all of them reach the same day together.
std::optional<size_t> MailboxSync::folderToFetchFrom() const
{
    std::optional<size_t> best;
    for (size_t i = 0; i < m_folders.size(); ++i) {
        if (m_folders[i].missing.isEmpty()) {
            continue;
        }
        const FolderCursor cursor = cursorOf(i);
        if (isNewMail(m_folders[i], cursor)) {
            return i;
        }
        if (cursor.since.isNull()) {
            return i; // nothing of it is here yet
        }
        if (!best || cursor.since > cursorOf(*best).since) {
            best = i;
        }
    }
    return best;
}

void MailboxSync::select(size_t folder, std::function<void(Expected<SelectedMailbox>)> done)
{
    m_selected = -1;
    selectMailbox(*m_session, m_folders[folder].mailbox.wireName, std::nullopt,
                  [this, folder, done = std::move(done)](Expected<SelectedMailbox> selected) {
                      if (selected) {
                          m_selected = static_cast<qsizetype>(folder);
                      }
                      done(std::move(selected));
                  });
}

void MailboxSync::fetch(size_t folder)
{
    if (m_selected == static_cast<qsizetype>(folder)) {
        fetchFromSelected(folder);
        return;
    }
    select(folder, [this, folder](const Expected<SelectedMailbox>& selected) {
        if (!selected) {
            if (selected.error().remedy == Error::Remedy::Rejected) {
                leaveOut(folder, selected.error());
            } else {
                fail(selected.error());
            }
            return;
        }
        const SelectedMailbox& before = m_folders[folder].selected;
        if (selected->uidValidity != before.uidValidity || selected->uidNext != before.uidNext ||
            selected->exists != before.exists) {
            check(folder);
        } else {
            fetchFromSelected(folder);
        }
    });
}

void MailboxSync::fetchFromSelected(size_t folder)
{
    const SyncedFolder& synced = m_folders[folder];
    const FolderCursor cursor = cursorOf(folder);
    const bool newestFirst = !isNewMail(synced, cursor);
    const UidSet asked =
        newestFirst ? synced.missing : synced.missing.within(cursor.high + 1, 0xFFFFFFFFu);
    fetchMails(m_session, synced.mailbox.name, asked, newestFirst, m_limits, synced.sizes,
               [this, folder, newestFirst](Expected<RawMails> fetched) {
                   onFetched(folder, newestFirst, std::move(fetched));
               });
}

void MailboxSync::onFetched(size_t folder, bool newestFirst, Expected<RawMails> fetched)
{
    if (!fetched) {
        if (fetched.error().remedy == Error::Remedy::Rejected) {
            leaveOut(folder, fetched.error());
        } else {
            fail(fetched.error());
        }
        return;
    }
    advance(folder, newestFirst, *fetched);
    m_batch.place = m_folders[folder].mailbox.name.toUtf8();
    m_batch.uidValidity = cursorOf(folder).uidValidity;
    m_batch.failures += fetched->failures;
    m_batch.mails = std::move(fetched->mails);
    finish();
}

void MailboxSync::advance(size_t folder, bool newestFirst, const RawMails& fetched)
{
    SyncedFolder& synced = m_folders[folder];
    FolderCursor& cursor = cursorOf(folder);
    synced.missing = synced.missing.without(fetched.handled);
    if (newestFirst) {
        cursor.low = fetched.handled.first();
    } else {
        cursor.high = fetched.handled.last();
        if (!isNewMail(synced, cursor) && synced.selected.uidNext > cursor.high) {
            cursor.high =
                synced.selected.uidNext - 1; // UIDs above the last mail were given and are gone
        }
    }
    cursor.complete = synced.missing.isEmpty() || synced.missing.first() > cursor.low;
    const auto reached =
        std::find_if(fetched.mails.rbegin(), fetched.mails.rend(),
                     [](const RawMail& mail) { return !mail.receivedAt.isNull(); });
    if (reached != fetched.mails.rend() && (newestFirst || cursor.since.isNull())) {
        cursor.since = reached->receivedAt;
    }
    if (!m_session->resynchronises() || cursor.modSeq == 0) {
        cursor.known = cursor.known.united(fetched.handled);
    }
    if (cursor.modSeq == 0) {
        rememberFlags(cursor, fetched.mails);
    }
}

void MailboxSync::finish()
{
    m_batch.cursor = toJson(m_cursors);
    m_batch.progress = progress();
    m_expected = m_batch.cursor;
    m_caughtUp = m_batch.caughtUp;
    std::exchange(m_done, nullptr)(std::move(m_batch));
}

void MailboxSync::fail(const Error& error)
{
    if (m_session) {
        m_session->disconnect(this);
    }
    m_session = nullptr;
    m_folders.clear();
    m_selected = -1;
    m_expected = {};
    if (m_done) {
        std::exchange(m_done, nullptr)(error);
    }
}

void MailboxSync::forgetChecks()
{
    for (SyncedFolder& folder : m_folders) {
        folder.checked = false;
        folder.missing = {};
    }
}

FolderCursor& MailboxSync::cursorOf(size_t folder)
{
    return m_cursors[m_folders[folder].mailbox.name];
}

FolderCursor MailboxSync::cursorOf(size_t folder) const
{
    return m_cursors.value(m_folders[folder].mailbox.name);
}

SyncProgress MailboxSync::progress() const
{
    SyncProgress progress;
    Timestamp newestOpen;
    Timestamp oldest;
    bool allBegun = true;
    bool allComplete = true;
    for (size_t i = 0; i < m_folders.size(); ++i) {
        const FolderCursor cursor = cursorOf(i);
        const auto total = static_cast<qint64>(m_folders[i].selected.exists);
        const auto missing = static_cast<qint64>(m_folders[i].missing.count());
        progress.total += total;
        progress.done += std::max<qint64>(0, total - missing);
        if (!cursor.complete) {
            allComplete = false;
            allBegun = allBegun && !cursor.since.isNull();
            newestOpen = std::max(newestOpen, cursor.since);
        }
        if (!cursor.since.isNull() && (oldest.isNull() || cursor.since < oldest)) {
            oldest = cursor.since;
        }
    }
    progress.completeSince = allComplete ? oldest : allBegun ? newestOpen : Timestamp();
    return progress;
}

} // namespace threadline
