// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cases of somebody who is away, or whose line is lost, go back to everybody after a while that a lead sets. A team's hub
// says who has been away so long (resources/sql/hub/0010_hand_back.sql); without one nothing is handed back.
//
//   team.hand_back_set    {"minutes"}           0: never
#pragma once

#include "core/log/event.h"
#include "core/model/case.h"
#include "core/sqlite/database.h"

namespace threadline {

Event handBackSet(int minutes, const Doing& doing);
/// 0: never. Any connection.
int readHandBackMinutes(Database& database);
/// Nobody has the case any more, whose owner is away.
Event caseHandedBack(const Case& current, Timestamp at);

} // namespace threadline
