// SPDX-License-Identifier: GPL-3.0-or-later
//
// swarm start, suggest, list, show, invite, accept, decline, leave, share, resolve, reopen, and presence.
#pragma once

#include "app/commands/command.h"

namespace threadline {

std::vector<Command> swarmCommands();

/// The swarm of the first word: by id, by the number of its case, or as "20431/2".
Expected<Swarm> chosenSwarm(CommandContext& context);
/// Messages of the history, by their ids.
Expected<QList<InteractionId>> interactionsFrom(const QStringList& typed);
/// Shows it as it is now: a row, or with --json the object of `swarm list`.
Expected<int> tellSwarm(CommandContext& context, SwarmId swarm);

} // namespace threadline
