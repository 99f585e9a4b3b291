// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person may read of the team's past changes: a case comes to their team or leaves it, an expert is called
// into a swarm, something is shared there. This finds what a desk has to take in and what it has to give up then.
// Thread: the hub's. Blocks.
#pragma once

#include "core/hub/hub.h"
#include "core/log/event.h"

namespace threadline {

struct PastReview
{
    QList<Event> come; ///< in their order, seq is the position
    QList<qint64> gone; ///< positions
};

/// `here`: the positions this desk has, rising, none above `upTo`.
Expected<PastReview> reviewPast(Hub& hub, const QList<qint64>& here, qint64 upTo);

} // namespace threadline
