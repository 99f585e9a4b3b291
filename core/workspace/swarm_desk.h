// SPDX-License-Identifier: GPL-3.0-or-later
//
// The workspace's door to swarms (core/swarms): questions and commands of the person at this desk. Changes come by
// Workspace::changed, with the ids of the swarms.
//
// Thread: as Workspace, which owns it. No call blocks.
#pragma once

#include "core/swarm_rooms/room_server.h"
#include "core/workspace/swarm_views.h"

#include <QFuture>
#include <QThreadPool>

namespace threadline {

struct WorkspaceServices;

class SwarmDesk
{
public:
    /// Both outlive this.
    SwarmDesk(WorkspaceServices& services, QThreadPool& background);

    // Questions ---------------------------------------------------------------------------------
    /// `limit` < 0: no limit.
    QFuture<Expected<QList<SwarmRow>>> list(const SwarmFilter& filter, int limit);
    QFuture<Expected<SwarmView>> show(SwarmId swarm);
    /// Which swarm is meant by an id, by the number of its case, or by "20431/2".
    QFuture<Expected<Swarm>> find(const QString& words);
    /// How many open swarms wait for the person at this desk.
    QFuture<Expected<qint64>> waiting();
    /// Who could help with a question, before a swarm is started.
    QFuture<Expected<QList<ExpertSuggestion>>> suggest(CaseId inCase, const QString& question, const QStringList& skills);
    /// Who else could help.
    QFuture<Expected<QList<ExpertSuggestion>>> suggest(SwarmId swarm);
    /// Everybody of the team, by name, and who of them is here.
    QFuture<Expected<QList<ColleagueView>>> colleagues();

    /// Where rooms for outsiders are made; empty: nowhere, and they cannot be asked.
    QFuture<Expected<QList<RoomOffer>>> roomOffers();

    // Commands; refused as core/swarms/swarm_rules.h says ----------------------------------------
    QFuture<Expected<SwarmId>> start(const SwarmRequest& request);
    QFuture<Expected<void>> invite(SwarmId swarm, const QString& name);
    /// Somebody of no team of ours, by their chat address; refused when nobody makes rooms.
    QFuture<Expected<void>> inviteOutsider(SwarmId swarm, const QString& address);
    QFuture<Expected<void>> accept(SwarmId swarm);
    QFuture<Expected<void>> decline(SwarmId swarm, const QString& why);
    QFuture<Expected<void>> leave(SwarmId swarm);
    /// Who was asked and says something has come in.
    QFuture<Expected<EventId>> say(SwarmId swarm, const SwarmSaying& saying);
    QFuture<Expected<EventId>> propose(SwarmId swarm, const SwarmSaying& saying);
    QFuture<Expected<void>> edit(SwarmId swarm, EventId message, const QString& text);
    QFuture<Expected<void>> withdraw(SwarmId swarm, EventId message);
    QFuture<Expected<void>> react(SwarmId swarm, EventId message, const QString& reaction, bool on);
    /// All that is here was seen.
    QFuture<Expected<void>> markRead(SwarmId swarm);
    QFuture<Expected<void>> share(SwarmId swarm, const SwarmShare& share);
    /// The words of a proposed answer, for a reply; it is told that they were used. `message` null: the latest.
    QFuture<Expected<QString>> use(SwarmId swarm, EventId message);
    /// Its moment and author are those of the command.
    QFuture<Expected<void>> resolve(SwarmId swarm, const SwarmResolution& resolution);
    QFuture<Expected<void>> reopen(SwarmId swarm);

    /// Where this machine makes rooms; nothing: it makes none.
    QFuture<Expected<std::optional<RoomServer>>> roomServer();
    /// Whether one can log in there, and rooms are made there; nothing is kept. `password` empty: the one that is kept
    /// for this address.
    QFuture<Expected<void>> checkRoomServer(const RoomServer& server, const QString& password);
    /// This machine makes rooms there from now on, and nowhere else. Tries the login first when `check`. `password` as
    /// above.
    QFuture<Expected<void>> setRoomServer(const RoomServer& server, const QString& password, bool check);
    /// Not any more. Rooms that are open stay, until another machine takes them up.
    QFuture<Expected<void>> forgetRoomServer();

private:
    WorkspaceServices& m_services;
    QThreadPool& m_background;
};

} // namespace threadline
