// SPDX-License-Identifier: GPL-3.0-or-later
//
// What may be said and done in a swarm, as plain data in and out. Refusals are sentences that name the swarm and
// say what to do instead. Pure; any thread.
//
//   a resolved swarm    only reopening, reading and reacting
//   being asked         whoever is not in yet, also once more after declining or leaving
//   coming in           whoever works here, asked or not
//   a message           changed and withdrawn by its author alone; once withdrawn it stays so
#pragma once

#include "core/model/expected.h"
#include "core/swarms/swarm_chat.h"

namespace threadline {

inline constexpr qsizetype longestQuestion = 2'000;
inline constexpr qsizetype longestSwarmText = 20'000;
inline constexpr qsizetype longestReaction = 16;

Expected<QString> checkedQuestion(const QString& typed);
/// Each once, without needless space.
QStringList checkedNames(const QStringList& typed);
/// Words with a text, a quote or a file; the text without space around it.
Expected<SwarmWords> checkedWords(const SwarmWords& typed);
/// Those of `people` whom a text calls by "@" and their name, or by "@" and the first word of it when only one of
/// them has that; capitals do not matter.
QStringList mentionsIn(const QString& text, const QStringList& people);
/// One short word or sign without space.
Expected<QString> checkedReaction(const QString& typed);
/// A cause or a fix has to be told; space around them goes.
Expected<SwarmResolution> checkedResolution(const SwarmResolution& typed);

/// Refused when it is resolved.
Expected<void> mayGoOn(const Swarm& swarm);
Expected<void> mayInvite(const Swarm& swarm, const QString& agent);
Expected<void> mayAccept(const Swarm& swarm, const QString& agent);
Expected<void> mayDecline(const Swarm& swarm, const QString& agent);
Expected<void> mayLeave(const Swarm& swarm, const QString& agent);
Expected<void> mayEdit(const SwarmChat& chat, EventId message, const QString& agent);
Expected<void> mayReopen(const Swarm& swarm);

} // namespace threadline
