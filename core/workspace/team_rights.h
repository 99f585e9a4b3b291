// SPDX-License-Identifier: GPL-3.0-or-later
//
// What inbound and outbound may ask of a desk's team, joined here because folders of one floor do not see
// each other. Any thread, as long as `replication` lives.
#pragma once

#include "core/channels/account_rights.h"
#include "core/hub/replication.h"
#include "core/inbound/account_store.h"
#include "core/swarm_rooms/room_server.h"

namespace threadline {

inline AccountRights rightsBy(Replication& replication)
{
    return {[leases = replication.leases()](const QString& address) { return leases->holds(address); },
            [&replication](EventId event) { return replication.agreed(event); },
            [&replication](const QByteArray& sha256) { return replication.fetchFile(sha256); },
            [&replication](qint64 cases) { return replication.ensureNumbers(cases); }};
}

/// What of this machine only one of the team uses at a time: its channel accounts, and the one that makes rooms.
inline QStringList addressesHeldHere(Database& database)
{
    QStringList addresses = accountAddresses(database);
    if (const auto rooms = readRoomServer(database)) {
        addresses.append(rooms->access.jid);
    }
    return addresses;
}

} // namespace threadline
