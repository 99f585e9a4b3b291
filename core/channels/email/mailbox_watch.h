// SPDX-License-Identifier: GPL-3.0-or-later
//
// Waits until one of the folders has something new: IDLE (RFC 2177) on the first of them, which is
// the Inbox, and a look at the others each minute. Without IDLE it asks every half minute.
//
// Thread: the one of the MailboxSync whose session it uses. Destroying it calls nothing more, but
// leaves the session waiting: stop() first when the session is to be used again.
#pragma once

#include "core/channels/email/mailbox_sync.h"

#include <QTimer>

namespace threadline {

class MailboxWatch final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Expected<void>)>;

    explicit MailboxWatch(MailboxSync& sync, QObject* parent = nullptr);

    /// `done` once: something is new, stop() was called, or the line is lost. Commands given to
    /// the session from then on are worked through.
    void start(Done done);
    void stop();

private:
    void wait();
    void onSelected(const Expected<SelectedMailbox>& selected);
    void onServerHeard(const Expected<ImapResponse>& outcome);
    void look();
    void lookAtOthers(size_t folder);
    void onStatus(size_t folder, const Expected<MailboxStatus>& status);
    void finish(const Expected<void>& outcome);
    bool canIdle() const;

    MailboxSync& m_sync;
    QTimer m_timer;
    bool m_idling = false;
    bool m_over = false; ///< there is news, or nobody waits any more: no further waiting
    Done m_done;
};

} // namespace threadline
