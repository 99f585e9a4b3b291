// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a row of the queue says of its case's promises: the one that is due first. Any thread.
#pragma once

#include "core/sla/sla_clock.h"

namespace threadline {

struct SlaDue
{
    SlaTarget target = SlaTarget::FirstReply;
    Timestamp dueAt;   ///< breached from then on
    Timestamp amberAt; ///< little is left from then on; never later than dueAt

    SlaBand band(Timestamp now) const
    {
        if (now >= dueAt) {
            return SlaBand::Red;
        }
        return now >= amberAt ? SlaBand::Amber : SlaBand::Fine;
    }

    friend bool operator==(const SlaDue&, const SlaDue&) = default;
};

} // namespace threadline
