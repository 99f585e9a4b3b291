// SPDX-License-Identifier: GPL-3.0-or-later
//
// The channels this program can connect to. A new channel adds one line here; nothing else outside
// its folder names it.
#pragma once

#include "core/channels/channel_connector.h"

#include <QHash>
#include <QSet>

#include <memory>

namespace threadline {

/// Called on a thread that may wait.
using SecretReader = std::function<Expected<QString>()>;

/// Thread: the network thread. Null when there is no such channel.
std::unique_ptr<ChannelConnector>
makeConnector(const Account& account, const QSet<QString>& ownAddresses, SecretReader secret);

/// What each channel can do, by its name. Any thread.
QHash<ChannelName, Capabilities> capabilitiesOfChannels();

} // namespace threadline
