// SPDX-License-Identifier: GPL-3.0-or-later
//
// Swarms as objects of --json and as lines for people (docs/command-line.md).
#pragma once

#include "app/command_line/output.h"
#include "core/workspace/swarm_views.h"

namespace threadline {

QJsonObject toJson(const SwarmRow& row);
/// `swarm show`: all of it.
QJsonObject toJson(const SwarmView& view);
QJsonObject toJson(const ExpertSuggestion& suggestion);
QJsonObject toJson(const ColleagueView& person);

void showSwarm(const SwarmView& view, command_line::Output& output);

} // namespace threadline
