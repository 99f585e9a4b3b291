// SPDX-License-Identifier: GPL-3.0-or-later
//
// One swarm and its room kept alike: what the team says in the log is said in the room, what people say in the room
// comes into the log, each once; who was asked is let in; the room is made when the first one is, and closed when the
// swarm is resolved.
//
// Whatever it does it does step by step: it looks at what is left (room_work.h), does one thing, writes down that it was
// done, and looks again. So it goes on after a break wherever it was.
//
// Thread: the client's, which outlives this.
#pragma once

#include "core/log/log_thread.h"
#include "core/swarm_rooms/room_work.h"
#include "core/xmpp/room.h"

namespace threadline {

class RoomMirror final : public QObject
{
    Q_OBJECT

public:
    /// `actor`: whose name stands in the log for what machines write.
    RoomMirror(XmppClient& client, LogThread& log, const QString& service, const QString& actor, SwarmId swarm);

    /// Something has changed in the log, or the line is there again.
    void attend();
    /// Nothing is left to be done, as far as it knows, and all that was said in the room is here.
    bool isAtRest() const { return m_atRest; }

Q_SIGNALS:
    void rested();
    /// What hinders it, in a sentence; it goes on when the line is back or something changes.
    void failed(const QString& sentence);

private:
    void look();
    void take(const RoomWork& work);
    void close(const RoomWork& work);
    /// Nobody will find this room any more.
    void noteClosed();
    void enter(const RoomWork& work);
    void create(const RoomWork& work);
    void makeRoom(const RoomWork& work);
    void invite(const QString& address, const QString& question);
    void say(const RoomSaying& saying);
    void hear(const XmppMessage& message);
    void stepDone(const Expected<void>& outcome);
    void rest();
    EventId eventOf(const QString& nick, const QString& id) const;
    /// `fn(EventLog::Batch&, const Swarm&)`, then the next step.
    template <class Fn>
    void note(Fn fn);

    XmppClient& m_client;
    LogThread& m_log;
    QString m_actor;
    SwarmId m_swarm;
    QString m_service;
    QString m_roomAddress; ///< of m_room
    std::unique_ptr<XmppRoom> m_room;
    bool m_caughtUp = false;
    bool m_busy = false;
    bool m_again = false;
    bool m_atRest = false;
};

} // namespace threadline
