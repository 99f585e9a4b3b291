// SPDX-License-Identifier: GPL-3.0-or-later
//
// The chat server on which this machine makes rooms for swarms: its own table, the password in the SecretStore. Any
// connection to read, the log thread's to write.
#pragma once

#include "core/model/expected.h"
#include "core/sqlite/database.h"
#include "core/xmpp/xmpp_access.h"

#include <optional>

namespace threadline {

struct RoomServer
{
    XmppAccess access; ///< without the password
    QString service;   ///< rooms.chat.example: what lies before it is a room (XEP-0045)

    /// Under which the password lies in the SecretStore.
    QString secretKey() const;
};

std::optional<RoomServer> readRoomServer(Database& database);
/// In place of what was there.
void writeRoomServer(Database& database, const RoomServer& server);
void forgetRoomServer(Database& database);

/// With addresses in their usual form; refused when they are none.
Expected<RoomServer> checkedRoomServer(const RoomServer& typed);
/// A chat address as it is kept: name@server without a resource, in lower case.
Expected<QString> checkedChatAddress(const QString& typed);

} // namespace threadline
