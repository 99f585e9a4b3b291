// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is still to be done in the room of a swarm: the log is what should be, this machine's tables are what was done.
// Thread: the log thread's connection.
#pragma once

#include "core/log/event_log.h"
#include "core/swarms/swarm_directory.h"
#include "core/xmpp/archive_query.h"

namespace threadline {

/// Something of the log for the people in the room.
struct RoomSaying
{
    EventId event;     ///< its name in the room too, so that it is found again when the line was lost
    QString body;      ///< with whose words it is
    EventId replaces;  ///< an earlier one; null: none
};

struct RoomWork
{
    Swarm swarm;
    QString room; ///< its local name: a server does not give the name of a room that was closed to another one
    XmppArchivePlace place; ///< up to where the room's archive is in the log
    QStringList toInvite;   ///< addresses
    QList<RoomSaying> toSay; ///< in the order of the log; only what was said since the room is open
};

/// Open swarms with people to come from outside, and those whose room is still there.
QList<SwarmId> swarmsWithRooms(Database& database);
/// Nothing: there is no such swarm.
std::optional<RoomWork> readRoomWork(Database& database, SwarmId swarm);

/// `what`: the id of an event, or an address.
void markDone(Database& database, SwarmId swarm, const QString& what);
bool isDone(Database& database, SwarmId swarm, const QString& what);
void storePlace(Database& database, SwarmId swarm, const XmppArchivePlace& place);
/// The room is gone: another one begins anew.
void forgetRoom(Database& database, SwarmId swarm);

} // namespace threadline
