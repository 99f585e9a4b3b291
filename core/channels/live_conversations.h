// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a channel tells of a conversation while it goes on: whether the other side is still there,
// whether they are typing, and what they are told of us. Nothing of it is history, nothing of it is
// kept. A connector whose channel knows such things is one of these besides; the rest of the
// program asks for it and finds it or not.
//
// Thread: the connector's.
#pragma once

#include "core/model/customer.h"

#include <functional>

namespace threadline {

struct LiveState
{
    bool there = false;  ///< words would reach them now
    bool typing = false; ///< only while there

    friend bool operator==(const LiveState&, const LiveState&) = default;
};

class LiveConversations
{
public:
    virtual ~LiveConversations() = default;

    /// `customer`: as in the arrivals of this channel. Told from now on, once for each change; what
    /// nobody was told of is not there. One listener.
    using Changed = std::function<void(const Identity& customer, LiveState state)>;
    virtual void tellChanges(Changed changed) = 0;

    /// Shows the customer that somebody here is writing to them, or has stopped. May be lost.
    virtual void showTyping(const Identity& customer, bool typing) = 0;
};

} // namespace threadline
