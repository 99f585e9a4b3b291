// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one thread that all sockets share, and those that live in it: the synchronisation of the
// accounts, the calls on them, the outbox and the rooms of swarms. Made and destroyed by app/; what it stands on outlives it.
#pragma once

#include "core/channels/phone_lines.h"
#include "core/inbound/synchronisation.h"
#include "core/outbound/outbox.h"
#include "core/swarm_rooms/room_host.h"

#include <QHash>
#include <QThread>

#include <memory>

namespace threadline {

class NetworkThread
{
public:
    NetworkThread(AccountWorker::Surroundings around, Synchronisation::MakeConnector makeConnector, SecretStore& secrets);
    /// Ends what is under way: a mail that is being handed over is given up or finished first.
    ~NetworkThread();
    NetworkThread(const NetworkThread&) = delete;
    NetworkThread& operator=(const NetworkThread&) = delete;

    Synchronisation& synchronisation() { return *m_synchronisation; }
    Outbox& outbox() { return *m_outbox; }
    RoomHost& rooms() { return *m_rooms; }
    PhoneLines& phones() { return *m_phones; }
    const QHash<ChannelName, Capabilities>& capabilities() const { return m_capabilities; }

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_place; // lives in m_thread; only a place to run things
    std::unique_ptr<PhoneLines> m_phones;               // made, used and destroyed in m_thread
    std::unique_ptr<Synchronisation> m_synchronisation; // likewise
    std::unique_ptr<Outbox> m_outbox;                   // likewise
    std::unique_ptr<RoomHost> m_rooms;                  // likewise
    QHash<ChannelName, Capabilities> m_capabilities;
};

} // namespace threadline
