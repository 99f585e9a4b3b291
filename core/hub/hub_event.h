// SPDX-License-Identifier: GPL-3.0-or-later
//
// An event on its way to or from the hub. Its body stays the bytes that its desk wrote: they are
// compared when a batch is sent again, and nobody parses what is only passed on.
#pragma once

#include "core/log/event.h"

namespace threadline {

struct HubEvent
{
    qint64 position = 0; ///< in the team's log; 0: not accepted yet
    EventId id;
    QString author; ///< the agent whose desk or server appended it, as the hub knows it; empty on the way there
    QUuid subject;
    QString kind;
    QString actor;
    Timestamp at;
    QByteArray body; ///< one JSON object, UTF-8
    QByteArray packedText;

    friend bool operator==(const HubEvent&, const HubEvent&) = default;
};

/// On its way there: without seq and foldedText, which are a desk's own.
HubEvent hubEventFrom(const Event& event);
/// Its position as seq: the order of a team's log is the hub's (core/log/team_order.h).
Event eventFrom(const HubEvent& event);

} // namespace threadline
