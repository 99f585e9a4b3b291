// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an account that is logged in still needs to answer visitors: an archive, and their host.
// Thread: the client's.
#pragma once

#include "core/channels/web_chat/web_chat_settings.h"
#include "core/xmpp/xmpp_client.h"

#include <functional>

namespace threadline {

/// `done` is not called when `context` or the client goes before.
void checkWebChat(XmppClient& client, const WebChatSettings& settings, QObject* context,
                  std::function<void(Expected<void>)> done);

} // namespace threadline
