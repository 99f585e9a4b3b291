// SPDX-License-Identifier: GPL-3.0-or-later
//
// A call that rings or is spoken now. It is never in the log: when it has ended, its connector
// brings it as an arrival with the same key.
#pragma once

#include "core/model/arrival.h"

namespace threadline {

struct LiveCall
{
    enum class State {
        Ringing, ///< inbound: here; outbound: there
        Talking,
    };

    QString id;             ///< by which it is answered and hung up; opaque
    QByteArray externalKey; ///< Arrival::externalKey of what will be told of it
    Direction direction = Direction::Inbound;
    State state = State::Ringing;
    Party other;       ///< the name as their side shows it, may be empty; their number or address
    Identity identity; ///< whom that means
    Timestamp began;
    Timestamp answered; ///< null: not yet

    friend bool operator==(const LiveCall&, const LiveCall&) = default;
};

} // namespace threadline
