// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmpp/archive_follower.h"

#include "core/async/when_finished.h"
#include "core/xmpp/stanza_failure.h"

namespace threadline {

namespace {

constexpr int entriesInAPage = 100;
constexpr qsizetype mostWaiting = 5'000;
constexpr qsizetype mostSeen = 8'000;
constexpr std::chrono::seconds untilAgain{3};

} // namespace

XmppArchiveFollower::XmppArchiveFollower(XmppClient& client, QString archive, XmppArchivePlace from, QObject* parent)
    : QObject(parent), m_client(client), m_archive(std::move(archive)), m_place(std::move(from)), m_again(this)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &XmppArchiveFollower::readOn);
}

void XmppArchiveFollower::begin()
{
    pause();
    m_state = State::CatchingUp;
    m_from = m_place;
    readOn();
}

void XmppArchiveFollower::pause()
{
    ++m_round;
    m_again.stop();
    m_state = State::Paused;
    m_waiting.clear(); // the archive has them
    m_overflowed = false;
}

void XmppArchiveFollower::take(const XmppMessage& message)
{
    switch (m_state) {
    case State::Live: tell(message); break;
    case State::CatchingUp:
        if (m_waiting.size() < mostWaiting) {
            m_waiting.append(message);
        } else {
            m_overflowed = true;
        }
        break;
    case State::Paused: break; // comes with the next reading
    }
}

void XmppArchiveFollower::readOn()
{
    const QString archive = m_archive.isEmpty() ? m_client.bareJid() : m_archive;
    whenFinished(askArchive(m_client, archive, m_from, entriesInAPage), this,
                 [this, round = m_round](const Expected<XmppArchivePage>& page) {
                     if (round == m_round) {
                         onPage(page);
                     }
                 });
}

void XmppArchiveFollower::onPage(const Expected<XmppArchivePage>& page)
{
    if (!page) {
        if (saysNotFound(page.error()) && !m_from.id.isEmpty()) {
            m_from = {{}, m_place.since};
            readOn();
            return;
        }
        Q_EMIT failed(page.error());
        if (page.error().remedy == Error::Remedy::Rejected || page.error().remedy == Error::Remedy::Unsupported) {
            goLive();
        } else {
            m_again.start(untilAgain);
        }
        return;
    }
    const int round = m_round;
    for (const XmppArchived& entry : page->entries) {
        if (entry.message) {
            tell(*entry.message);
        }
        if (round != m_round) {
            return; // whoever was told has ended it
        }
        m_place.id = entry.id;
    }
    m_from = {page->last.isEmpty() ? m_from.id : page->last, m_from.since};
    if (!page->complete) {
        readOn();
    } else if (m_overflowed) {
        m_overflowed = false;
        m_waiting.clear();
        readOn(); // more came than was kept: the archive has it by now
    } else {
        goLive();
    }
}

void XmppArchiveFollower::goLive()
{
    m_state = State::Live;
    const int round = m_round;
    const auto waiting = std::exchange(m_waiting, {});
    for (const XmppMessage& each : waiting) {
        if (round == m_round) {
            tell(each);
        }
    }
    if (round == m_round) {
        Q_EMIT caughtUp();
    }
}

void XmppArchiveFollower::tell(const XmppMessage& told)
{
    if (!isNew(told)) {
        return;
    }
    if (!told.archiveId.isEmpty()) {
        m_place.id = told.archiveId;
    }
    m_place.since = std::max(m_place.since, told.at);
    Q_EMIT message(told);
}

/// Our own copies carry no archive id; their own id is ours, so nobody can hide a message behind it.
bool XmppArchiveFollower::isNew(const XmppMessage& message)
{
    QStringList names;
    if (!message.archiveId.isEmpty()) {
        names.append(u'a' + message.archiveId);
    }
    if (message.outgoing && !message.id.isEmpty()) {
        names.append(u'o' + message.id);
    }
    const bool known = std::any_of(names.begin(), names.end(), [this](const QString& name) { return m_seen.contains(name); });
    for (const QString& name : names) {
        if (!m_seen.contains(name)) {
            m_seen.insert(name);
            m_seenInOrder.enqueue(name);
        }
    }
    while (m_seenInOrder.size() > mostSeen) {
        m_seen.remove(m_seenInOrder.dequeue());
    }
    return !known;
}

} // namespace threadline
