// SPDX-License-Identifier: GPL-3.0-or-later
//
// Swarms as one person sees them. Any reader connection.
#pragma once

#include "core/hub/colleague_book.h"
#include "core/workspace/swarm_views.h"

namespace threadline {

/// For whose eyes, and what is known of who is here.
struct SwarmReader
{
    QString agent;
    std::optional<QList<HubPresence>> here;
};

QList<ColleagueView> readColleagueViews(Database& database, const SwarmReader& reader);
QList<SwarmRow> readSwarmRows(Database& database, const SwarmReader& reader, const SwarmFilter& filter, int limit);
Expected<SwarmView> readSwarmView(Database& database, const SwarmReader& reader, SwarmId id);
/// How many open swarms have something for this person: words they have not seen, or a question whether they come.
qint64 countSwarmsWaiting(Database& database, const SwarmReader& reader);
/// Which swarm is meant by an id, by the number of its case (the open one, or the last), or by "20431/2".
Expected<Swarm> resolveSwarm(Database& database, const QString& words);

} // namespace threadline
