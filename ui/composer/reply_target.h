// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where an answer to a case can go: over which of the customer's channels, to which address, and in
// one sentence why not when it cannot.
#pragma once

#include "core/channels/capabilities.h"
#include "core/workspace/views.h"

#include <functional>

namespace threadline {

/// One way to reach the customer.
struct ReplyWay
{
    ChannelName channel;
    QString address;
    Capabilities can; ///< what this desk can do on that channel; `send` false: not connected
    Timestamp wroteAt = {}; ///< when the customer last wrote there; null: never

    friend bool operator==(const ReplyWay&, const ReplyWay&) = default;
};

struct ReplyTarget
{
    CaseId inCase;       ///< null: a new case of `customer` begins with the message
    CustomerId customer; ///< of a new case
    QString customerName;
    QList<ReplyWay> ways; ///< the best first
    bool open = true;     ///< false: the case is closed

    friend bool operator==(const ReplyTarget&, const ReplyTarget&) = default;
};

/// What this desk can do on a channel; nothing when it is not connected.
using CapabilitiesOf = std::function<std::optional<Capabilities>(const ChannelName&)>;

/// What the customer is known by: the channels that can send first, and among them the address they
/// last wrote from in this case, then the one they used last at all.
ReplyTarget replyTarget(const CustomerCard& card, const Case& inCase, const CapabilitiesOf& capabilities);

/// The same for a message that opens a case.
ReplyTarget messageTarget(const CustomerCard& card, const CapabilitiesOf& capabilities);

/// Why `way` cannot be used and what to do instead; empty when it can.
QString replyObstacle(const ReplyTarget& target, const ReplyWay& way);

} // namespace threadline
