// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done in swarms, and who is here, in words.
#pragma once

#include "core/workspace/swarm_views.h"

namespace threadline {

/// "Oskari Virta came in"; `me` is "You".
QString swarmStepWords(const SwarmStep& step, const QString& me);
/// "Asked, not answered yet", "here", "away" …; empty: nothing to say.
QString personStateWords(const SwarmMember* member, ColleagueView::Presence presence);
/// "first help after 12 min, an answer after 1 h"; empty: neither yet.
QString swarmTimesWords(const Swarm& swarm);
/// Who has read up to the last message, besides whoever wrote it: "Seen by Anna and Bo".
QString seenByWords(const SwarmView& view, const QString& me);

} // namespace threadline
