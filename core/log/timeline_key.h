// SPDX-License-Identifier: GPL-3.0-or-later
//
// The name of an interaction in this store: its second in the high bits, the seq of its event in the
// low ones. So a table keyed by it lies in the order of the timeline, "the newest fifty" is a walk
// from the end, and no two interactions share one.
#pragma once

#include "core/model/timestamp.h"

namespace threadline {

/// `seq` below 2^31. Moments before 1970 and after 2106 sort at the ends.
qint64 timelineKey(Timestamp at, qint64 seq);
/// The moment of a key, to the second.
Timestamp momentOfTimelineKey(qint64 key);
/// The seq of the event behind a key.
qint64 seqOfTimelineKey(qint64 key);

} // namespace threadline
