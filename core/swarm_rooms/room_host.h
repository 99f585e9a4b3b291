// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/swarm_rooms: people of no team of ours in a swarm, by any XMPP client. Start here. The host is logged in on the
// chat server of this machine, when it has one, and keeps a mirror (room_mirror.h) for each swarm that has a room or
// somebody to come. Without a server it does nothing.
//
// Thread: the network thread. Its public functions may be called from any; it is destroyed in its own.
#pragma once

#include "core/net/name_lookup.h"
#include "core/net/secret_store.h"
#include "core/swarm_rooms/room_mirror.h"
#include "core/swarm_rooms/room_server.h"

#include <map>

namespace threadline {

class RoomHost final : public QObject
{
    Q_OBJECT

public:
    struct Surroundings
    {
        LogThread& log;
        SecretStore& secrets;
        const Clock& clock;
        /// Whether this machine may use the account now: in a team several may have its password.
        std::function<bool(const QString& address)> mayUse;
    };

    explicit RoomHost(Surroundings around);
    ~RoomHost() override;

    /// From now on.
    void start();
    void stop();
    /// Until nothing is left to be done, or an error.
    QFuture<Expected<void>> once();
    /// Whether one can log in there, and the service has rooms; nothing is kept of it.
    QFuture<Expected<void>> check(const RoomServer& server, const QString& password);
    /// The server is another one now.
    void reload();
    /// This machine may use the account from now on.
    void takeOver(const QString& account);

Q_SIGNALS:
    /// One sentence for a person.
    void failed(const QString& sentence);

private:
    NameLookup& names();
    void begin();
    void login(const RoomServer& server, const QString& password);
    void attendAll();
    void attend(const QList<SwarmId>& swarms);
    RoomMirror& mirrorOf(SwarmId swarm);
    void end();
    void finishOnce(const Expected<void>& outcome);
    void lookWhetherDone();

    Surroundings m_around;
    std::unique_ptr<NameLookup> m_names; ///< made when it is needed, in the thread that uses it
    std::unique_ptr<XmppClient> m_client;
    std::optional<RoomServer> m_server;
    std::map<QUuid, std::unique_ptr<RoomMirror>> m_mirrors;
    std::vector<std::shared_ptr<QPromise<Expected<void>>>> m_once;
    bool m_staying = false;
    bool m_beginning = false;
    bool m_listed = false; ///< the swarms with rooms are known
};

} // namespace threadline
