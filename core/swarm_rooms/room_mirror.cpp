// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm_rooms/room_mirror.h"

#include "core/async/when_finished.h"
#include "core/xmpp/jid.h"
#include "core/xmpp/stanza_failure.h"

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

const QString ourNick = u"Threadline"_s;

/// A title is a line.
QString titleOf(const Swarm& swarm)
{
    constexpr qsizetype most = 80;
    return swarm.name() + u" "_s + swarm.question.simplified().left(most);
}

} // namespace

RoomMirror::RoomMirror(XmppClient& client, LogThread& log, const QString& service, const QString& actor, SwarmId swarm)
    : m_client(client)
    , m_log(log)
    , m_actor(actor)
    , m_swarm(swarm)
    , m_service(service)
{
    connect(&client, &XmppClient::online, this, &RoomMirror::attend);
    connect(&client, &XmppClient::offline, this, [this] { m_caughtUp = false; });
}

void RoomMirror::attend()
{
    m_atRest = false;
    if (m_busy) {
        m_again = true;
        return;
    }
    look();
}

void RoomMirror::look()
{
    if (!m_client.isOnline()) {
        return; // online() brings us back
    }
    m_busy = true;
    m_again = false;
    auto read = m_log.run([swarm = m_swarm](EventLog& log) -> Expected<std::optional<RoomWork>> {
        return readRoomWork(log.database(), swarm);
    });
    whenFinished(read, this, [this](const Expected<std::optional<RoomWork>>& work) {
        if (!work || !*work) {
            m_busy = false;
            Q_EMIT failed(work ? u"This swarm does not exist any more."_s : work.error().sentence);
            return;
        }
        take(**work);
    });
}

void RoomMirror::take(const RoomWork& work)
{
    if (!work.swarm.isOpen()) {
        close(work);
    } else if (work.swarm.outsiders.isEmpty() && work.swarm.room.isEmpty()) {
        rest();
    } else if (!m_room || !m_room->isInside()) {
        enter(work);
    } else if (work.swarm.room.isEmpty()) {
        note([room = m_roomAddress](EventLog::Batch& batch, const Swarm& swarm, const Doing& doing) {
            batch.append(swarmRoomOpened(swarm, room, doing));
        });
    } else if (!m_caughtUp) {
        m_busy = false; // caughtUp() brings us back: only then is known what was said already
    } else if (!work.toInvite.isEmpty()) {
        invite(work.toInvite.first(), work.swarm.question);
    } else if (!work.toSay.isEmpty()) {
        say(work.toSay.first());
    } else {
        rest();
    }
}

void RoomMirror::makeRoom(const RoomWork& work)
{
    m_caughtUp = false;
    m_roomAddress = work.swarm.room.isEmpty() ? work.room + u'@' + m_service : work.swarm.room;
    m_room = std::make_unique<XmppRoom>(m_client, m_roomAddress, ourNick, work.place);
    connect(m_room.get(), &XmppRoom::received, this, &RoomMirror::hear);
    connect(m_room.get(), &XmppRoom::entered, this, &RoomMirror::attend);
    connect(&m_room->history(), &XmppArchiveFollower::caughtUp, this, [this] {
        m_caughtUp = true;
        attend();
    });
    connect(&m_room->history(), &XmppArchiveFollower::failed, this,
            [this](const Error& error) { Q_EMIT failed(error.sentence); });
}

void RoomMirror::enter(const RoomWork& work)
{
    if (!m_room) {
        makeRoom(work);
    }
    whenFinished(m_room->enter(), this, [this, work](const Expected<void>& entered) {
        if (!entered && saysNotFound(entered.error())) {
            create(work);
        } else if (!entered && saysGone(entered.error())) {
            noteClosed(); // and another one is made
        } else {
            stepDone(entered);
        }
    });
}

void RoomMirror::create(const RoomWork& work)
{
    whenFinished(m_room->create({titleOf(work.swarm)}), this, [this, work](const Expected<void>& made) {
        if (!made) {
            stepDone(made);
            return;
        }
        m_room->setSubject(work.swarm.question.simplified());
        // Nothing of what was done in an earlier room of this swarm is in this one.
        note([room = m_roomAddress](EventLog::Batch& batch, const Swarm& swarm, const Doing& doing) {
            forgetRoom(batch.database(), swarm.id);
            batch.append(swarmRoomOpened(swarm, room, doing));
        });
    });
}

void RoomMirror::close(const RoomWork& work)
{
    if (work.swarm.room.isEmpty()) {
        rest();
        return;
    }
    if (!m_room) {
        makeRoom(work);
    }
    whenFinished(m_room->destroy(u"This question was answered. Thank you."_s), this, [this](const Expected<void>& closed) {
        if (closed || saysNotFound(closed.error()) || saysGone(closed.error())) {
            noteClosed();
        } else {
            stepDone(closed);
        }
    });
}

void RoomMirror::noteClosed()
{
    m_room.release()->deleteLater(); // it is what tells us
    note([room = m_roomAddress](EventLog::Batch& batch, const Swarm& swarm, const Doing& doing) {
        forgetRoom(batch.database(), swarm.id);
        batch.append(swarmRoomClosed(swarm, room, doing));
    });
}

void RoomMirror::invite(const QString& address, const QString& question)
{
    const auto asked = [this, address](const Expected<void>& outcome) {
        if (!outcome) {
            stepDone(outcome);
            return;
        }
        note([address](EventLog::Batch& batch, const Swarm& swarm, const Doing&) {
            markDone(batch.database(), swarm.id, address);
        });
    };
    whenFinished(m_room->setAffiliation(address, RoomAffiliation::Member), this,
                 [this, address, question, asked](const Expected<void>& outcome) {
                     if (!outcome) {
                         asked(outcome);
                         return;
                     }
                     whenFinished(m_room->invite(address, question), this, asked);
                 });
}

void RoomMirror::say(const RoomSaying& saying)
{
    XmppText text;
    text.id = saying.event.text();
    text.body = saying.body;
    text.replaces = saying.replaces.isNull() ? QString() : saying.replaces.text();
    whenFinished(m_room->say(text), this, [this, id = text.id](const Expected<QString>& said) {
        if (!said) {
            stepDone(said.error());
            return;
        }
        note([id](EventLog::Batch& batch, const Swarm& swarm, const Doing&) {
            markDone(batch.database(), swarm.id, id);
        });
    });
}

EventId RoomMirror::eventOf(const QString& nick, const QString& id) const
{
    static const QUuid space = QUuid::fromString(u"5a0c0c1e-0a3d-4f0e-9d52-1b3f6f0a7c11"_s);
    return EventId(QUuid::createUuidV5(space, m_roomAddress + u'/' + nick + u'/' + id));
}

void RoomMirror::hear(const XmppMessage& message)
{
    const QString nick = jidResource(message.from);
    const QString id = message.id.isEmpty() ? message.archiveId : message.id;
    const bool isWords = !message.body.trimmed().isEmpty() && !nick.isEmpty() && !id.isEmpty();
    SwarmHeard heard{eventOf(nick, id), nick, message.body.trimmed(), {}};
    if (!message.replaces.isEmpty()) {
        heard.replaces = eventOf(nick, message.replaces);
    }
    auto written = m_log.write([swarm = m_swarm, heard, isWords, ours = message.id, at = message.at, actor = m_actor,
                                outgoing = message.outgoing || nick == ourNick,
                                place = m_room->history().place()](EventLog::Batch& batch) -> Expected<void> {
        Database& database = batch.database();
        const auto present = readSwarm(database, swarm);
        if (!present) {
            return {};
        }
        storePlace(database, swarm, place);
        if (outgoing) {
            markDone(database, swarm, ours); // also what was in doubt when the line was lost
        } else if (isWords && !team_order::seqOf(database, heard.id)) {
            batch.append(swarmHeard(*present, heard, {actor, at}));
        }
        return {};
    });
    whenFinished(written, this, [this](const Expected<void>& kept) {
        if (!kept) {
            Q_EMIT failed(kept.error().sentence); // the place stays: it is read again after a restart
        }
    });
}

template <class Fn>
void RoomMirror::note(Fn fn)
{
    const Doing doing{m_actor, m_client.clock().now()};
    auto written = m_log.write([swarm = m_swarm, fn, doing](EventLog::Batch& batch) -> Expected<void> {
        if (const auto present = readSwarm(batch.database(), swarm)) {
            fn(batch, *present, doing);
        }
        return {};
    });
    whenFinished(written, this, [this](const Expected<void>& outcome) { stepDone(outcome); });
}

void RoomMirror::stepDone(const Expected<void>& outcome)
{
    m_busy = false;
    if (outcome) {
        look();
        return;
    }
    if (m_client.isOnline()) { // else nothing is wrong but the line, which comes back
        Q_EMIT failed(outcome.error().sentence);
    }
    if (m_again) {
        look();
    }
}

void RoomMirror::rest()
{
    m_busy = false;
    if (m_again) {
        look();
        return;
    }
    m_atRest = true;
    Q_EMIT rested();
}

} // namespace threadline
