// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is said in one archive's reach, each message once and in the archive's order, whether it comes live or was
// said while we were away: after each login the archive is read from the place where we stopped; what arrives
// meanwhile waits behind it.
//
// Whoever keeps the messages keeps place() with them, in one transaction, and hands it back after a restart.
// What we sent ourselves comes too when the archive is read, with `outgoing`: that settles what was in doubt, and
// whoever knows its id already leaves it.
//
// Thread: the client's. The client outlives this.
#pragma once

#include "core/xmpp/archive_query.h"

#include <QQueue>
#include <QSet>

namespace threadline {

class XmppArchiveFollower final : public QObject
{
    Q_OBJECT

public:
    /// `archive`: a room, or empty for our own account's.
    XmppArchiveFollower(XmppClient& client, QString archive, XmppArchivePlace from, QObject* parent = nullptr);

    /// There is a line, and whoever speaks is let through by take() from now on.
    void begin();
    /// The line is gone.
    void pause();
    /// Something that was said live.
    void take(const XmppMessage& message);

    const XmppArchivePlace& place() const { return m_place; }

Q_SIGNALS:
    void message(const threadline::XmppMessage& message);
    /// All that was said while we were away has been told.
    void caughtUp();
    /// There is no archive to read (Unsupported, Rejected): only what is said live is told. Or it did not answer
    /// (Retry, InDoubt): it is asked again by itself.
    void failed(const threadline::Error& error);

private:
    enum class State { Paused, CatchingUp, Live };

    void readOn();
    void onPage(const Expected<XmppArchivePage>& page);
    void goLive();
    void tell(const XmppMessage& message);
    bool isNew(const XmppMessage& message);

    XmppClient& m_client;
    QString m_archive;
    XmppArchivePlace m_place;
    XmppArchivePlace m_from; ///< what the next page is asked by
    State m_state = State::Paused;
    int m_round = 0; ///< answers of an earlier login are not for this one
    QList<XmppMessage> m_waiting;
    bool m_overflowed = false;
    QSet<QString> m_seen;
    QQueue<QString> m_seenInOrder;
    QTimer m_again;
};

} // namespace threadline
