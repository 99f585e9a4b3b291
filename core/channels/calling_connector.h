// SPDX-License-Identifier: GPL-3.0-or-later
//
// A channel on which calls ring here and can be made from here. What has ended comes by pull() as
// on any channel; what rings or is spoken now is told by these. Thread: as ChannelConnector.
#pragma once

#include "core/channels/channel_connector.h"
#include "core/channels/live_call.h"

namespace threadline {

class CallingConnector : public ChannelConnector
{
    Q_OBJECT

public:
    using ChannelConnector::ChannelConnector;

    /// In the order in which they began.
    virtual QList<LiveCall> liveCalls() const = 0;
    /// There is a line to the telephone: calls can be made.
    virtual bool canCall() const = 0;

    /// Takes the call with this id. Finishes when the telephone has understood; liveCallsChanged()
    /// tells when it is spoken.
    virtual QFuture<Expected<void>> answer(const QString& id) = 0;
    /// Ends the call; declines it when it still rings here.
    virtual QFuture<Expected<void>> hangUp(const QString& id) = 0;
    /// Calls a number, or an address of the kind that the channel knows. Finishes when the
    /// telephone dials.
    virtual QFuture<Expected<void>> call(const QString& whom) = 0;

Q_SIGNALS:
    /// liveCalls() or canCall() is another.
    void liveCallsChanged();
    /// Something about a call that a person should know: one sentence.
    void callTroubled(const QString& sentence);
};

} // namespace threadline
