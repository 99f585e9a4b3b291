// SPDX-License-Identifier: GPL-3.0-or-later
//
// What rooms say about who is in them (XEP-0045), as values, and what is said to rooms about themselves. Pure; any
// thread.
#pragma once

#include "core/model/expected.h"
#include "core/xmpp/xml_element.h"

#include <QList>

namespace threadline {

enum class RoomAffiliation { None, Outcast, Member, Admin, Owner };

/// "none", "outcast", "member", "admin", "owner" (XEP-0045, 5.2).
QString roomAffiliationName(RoomAffiliation affiliation);

struct RoomOccupant
{
    QString nick;
    QString realJid; ///< bare; empty when the room does not tell us
    RoomAffiliation affiliation = RoomAffiliation::None;
    bool moderator = false;

    friend bool operator==(const RoomOccupant&, const RoomOccupant&) = default;
};

struct RoomPresence
{
    RoomOccupant occupant;
    bool gone = false;
    bool self = false;    ///< it is about us
    bool created = false; ///< we have just made this room, which is locked until it has a configuration
    QString newNick;      ///< gone, and back at once under this nick
    std::optional<Error> ended;  ///< about us: why we are not in it any more; Retry when it is worth a new try
    bool destroyed = false;
};

/// Nothing unless it comes from an occupant of `room` (bare), and for errors.
std::optional<RoomPresence> roomPresence(const XmlElement& stanza, const QString& room);

struct RoomSettings
{
    QString title;

    friend bool operator==(const RoomSettings&, const RoomSettings&) = default;
};

/// The server's form (XEP-0045, 10.1.3) filled in: members only, not public, persistent, archived, real addresses for
/// moderators only, and `settings`. Unsupported when the server cannot keep strangers out or keep the room.
Expected<XmlElement> roomConfiguration(const XmlElement& form, const RoomSettings& settings);

} // namespace threadline
