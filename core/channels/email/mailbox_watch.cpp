// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mailbox_watch.h"

namespace threadline {

namespace {

constexpr std::chrono::minutes idleRenewal{29}; // RFC 2177: a server may log out after 30
constexpr std::chrono::minutes otherFolders{1};
constexpr std::chrono::seconds pollInterval{30};

bool differs(const MailboxStatus& now, const SelectedMailbox& then)
{
    return now.messages != then.exists || now.uidValidity != then.uidValidity ||
           now.uidNext != then.uidNext || now.highestModSeq != then.highestModSeq;
}

} // namespace

MailboxWatch::MailboxWatch(MailboxSync& sync, QObject* parent)
    : QObject(parent)
    , m_sync(sync)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &MailboxWatch::look);
    connect(&m_sync, &MailboxSync::changed, this, &MailboxWatch::stop);
    connect(&m_sync, &MailboxSync::lost, this, [this](const Error& error) {
        m_idling = false;
        finish(error);
    });
}

void MailboxWatch::start(Done done)
{
    m_done = std::move(done);
    if (m_sync.folders().empty()) {
        finish(Error{Error::Remedy::Rejected,
                     QStringLiteral("None of the account's folders is on the mail server.")});
    } else if (m_sync.selected() == 0) {
        wait();
    } else {
        m_sync.select(0, [self = QPointer(this)](const Expected<SelectedMailbox>& selected) {
            if (self && self->m_done) {
                self->onSelected(selected);
            }
        });
    }
}

void MailboxWatch::onSelected(const Expected<SelectedMailbox>& selected)
{
    if (!selected) {
        finish(selected.error());
        return;
    }
    SyncedFolder& first = m_sync.folders().front();
    const MailboxStatus now{selected->exists, selected->uidNext, selected->uidValidity,
                            selected->highestModSeq};
    if (differs(now, first.selected)) {
        first.checked = false;
        finish({});
    } else {
        wait();
    }
}

void MailboxWatch::stop()
{
    m_over = true;
    m_timer.stop();
    if (m_idling) {
        m_sync.session()->endIdle();
    } else {
        finish({});
    }
}

bool MailboxWatch::canIdle() const
{
    return m_sync.session()->has("IDLE");
}

void MailboxWatch::wait()
{
    if (!canIdle()) {
        m_timer.start(pollInterval);
        return;
    }
    if (m_sync.folders().size() > 1) {
        m_timer.start(otherFolders);
    } else {
        m_timer.start(idleRenewal);
    }
    m_idling = true;
    m_sync.session()->idle([self = QPointer(this)](const Expected<ImapResponse>& outcome) {
        if (self && self->m_done) {
            self->onServerHeard(outcome);
        }
    });
}

void MailboxWatch::onServerHeard(const Expected<ImapResponse>& outcome)
{
    m_idling = false;
    m_timer.stop();
    if (!outcome || m_over) {
        finish(outcome ? Expected<void>() : Expected<void>(outcome.error()));
    } else {
        lookAtOthers(1);
    }
}

/// The timer is up: time to look at what is not pushed.
void MailboxWatch::look()
{
    if (m_idling) {
        m_sync.session()->endIdle();
        return;
    }
    m_sync.session()->run(ImapCommand("NOOP"), {},
                          [self = QPointer(this)](const Expected<ImapResponse>& outcome) {
                              if (self && self->m_done) {
                                  self->onServerHeard(outcome);
                              }
                          });
}

void MailboxWatch::lookAtOthers(size_t folder)
{
    if (folder >= m_sync.folders().size()) {
        if (m_over) {
            finish({});
        } else {
            wait();
        }
        return;
    }
    askMailboxStatus(*m_sync.session(), m_sync.folders()[folder].mailbox.wireName,
                     [self = QPointer(this), folder](const Expected<MailboxStatus>& status) {
                         if (self && self->m_done) {
                             self->onStatus(folder, status);
                         }
                     });
}

void MailboxWatch::onStatus(size_t folder, const Expected<MailboxStatus>& status)
{
    if (!status && status.error().remedy != Error::Remedy::Rejected) {
        finish(status.error());
        return;
    }
    SyncedFolder& looked = m_sync.folders()[folder];
    if (!status || differs(*status, looked.selected)) {
        looked.checked = false;
        m_over = true;
    }
    lookAtOthers(folder + 1);
}

void MailboxWatch::finish(const Expected<void>& outcome)
{
    m_timer.stop();
    if (m_done) {
        std::exchange(m_done, nullptr)(outcome);
    }
}

} // namespace threadline
