// SPDX-License-Identifier: GPL-3.0-or-later
//
// An invitation: one line of text that lets one agent join, once, until its time is over. It holds a
// password, so it is handed over as one would hand over a password.
#pragma once

#include "core/hub/hub_access.h"
#include "core/model/expected.h"
#include "core/model/timestamp.h"

namespace threadline {

struct HubInvitation
{
    HubAccess access; ///< with a password that is good for joining only
    QString agent;
    Timestamp until;

    friend bool operator==(const HubInvitation&, const HubInvitation&) = default;
};

/// "tl1-…": a version, letters that survive mail and chat, and a check sum.
QString invitationText(const HubInvitation& invitation);
/// Takes white space around and inside it, as it comes out of a mail. Does not look at the clock.
Expected<HubInvitation> invitationFromText(const QString& text);

} // namespace threadline
