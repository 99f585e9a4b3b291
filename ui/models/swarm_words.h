// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done in swarms, and who is here, in words.
#pragma once

#include "core/workspace/swarm_views.h"

namespace threadline {

/// What one person did in one go, as a sentence: "You asked, shared the customer’s history and asked Bo to come"; `me`
/// is "You". Empty when there is nothing to tell: what is quoted is shared by that.
QString swarmStepsWords(const QList<SwarmStep>& steps, const QString& me);
/// "Asked, not answered yet", "reads this", "away" …; empty: nothing to say. `reads`: has this swarm open.
QString personStateWords(const SwarmMember* member, ColleagueView::Presence presence, bool reads = false);
/// "Bo is typing…", "Bo and Cy are typing…"; `me` is passed over. Empty: nobody.
QString typingWords(const SwarmView& view, const QString& me);
/// "first help after 12 min, an answer after 1 h"; empty: neither yet.
QString swarmTimesWords(const Swarm& swarm);
/// Who else has read up to the last message: "Seen by Anna and Bo".
QString seenByWords(const SwarmView& view, const QString& me);

} // namespace threadline
