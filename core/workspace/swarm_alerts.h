// SPDX-License-Identifier: GPL-3.0-or-later
//
// What happened in swarms that somebody at this desk should be told: they were asked to help, called by @, have an
// answer, or their question is resolved; never what they did themselves. Theirs are the swarms they asked, are in, or
// whose case is theirs. Any reader connection.
#pragma once

#include "core/workspace/alerts.h"

namespace threadline {

/// What was said or resolved longer ago is no news.
inline constexpr qint64 swarmNewsForDays = 7;

/// Adds them to what is current.
void addSwarmAlerts(Database& database, const QString& agent, Timestamp now, Alerts& alerts);

} // namespace threadline
