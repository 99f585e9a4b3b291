// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looking swarms up. Works on any connection.
#pragma once

#include "core/sqlite/database.h"
#include "core/swarms/swarm_chat.h"

#include <optional>

namespace threadline {

struct SwarmFilter
{
    enum class Which { Open, Resolved, Any };

    Which which = Which::Open;
    /// Only those that this person started, was asked to or is in; nothing: all.
    std::optional<QString> of = {};
    /// Only those of this case and of what was merged into it; nothing: of any.
    std::optional<CaseId> inCase = {};
    qint64 caseNumber = 0; ///< only those that were started in the case of this number; 0: in any

    friend bool operator==(const SwarmFilter&, const SwarmFilter&) = default;
};

std::optional<Swarm> readSwarm(Database& database, SwarmId id);
/// What something was said in last comes first. `limit` < 0: no limit.
QList<Swarm> readSwarms(Database& database, const SwarmFilter& filter, int limit);
SwarmChat readSwarmChat(Database& database, SwarmId id);

/// Where rooms for outsiders can be made, by address; empty: nowhere.
QList<RoomOffer> readRoomOffers(Database& database);

/// What an agent has not seen yet of what others said.
struct SwarmNews
{
    qint64 unread = 0;
    bool mentioned = false; ///< one of those calls the agent

    friend bool operator==(const SwarmNews&, const SwarmNews&) = default;
};
SwarmNews readSwarmNews(Database& database, SwarmId id, const QString& agent);

} // namespace threadline
