// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who works in the team: the hub's list as this machine last heard it, so that it is known offline too; and who
// of them is here now, which nobody writes down.
#pragma once

#include "core/hub/hub.h"
#include "core/sqlite/database.h"

#include <QMutex>

namespace threadline {

/// In place of what was known. The log thread's connection only.
void writeColleagues(Database& database, const QList<HubAgent>& colleagues);
/// By name. Any connection.
QList<HubAgent> readColleagues(Database& database);

/// Any thread.
class PresenceBook
{
public:
    /// True when that is not what was known.
    bool keep(const QList<HubPresence>& here);
    /// Nothing: the hub cannot be reached, and nobody knows.
    std::optional<QList<HubPresence>> here() const;
    /// True when something was known.
    bool forget();

private:
    mutable QMutex m_guard;
    std::optional<QList<HubPresence>> m_here;
};

} // namespace threadline
