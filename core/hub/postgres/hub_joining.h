// SPDX-License-Identifier: GPL-3.0-or-later
//
// How an invited agent comes in.
//
//   const QString password = newHubPassword();   // put it into the keychain first
//   redeem(invitation, password)                 // then this; the access it answers goes with the workspace
#pragma once

#include "core/hub/hub.h"
#include "core/hub/hub_invitation.h"

namespace threadline {

/// 32 letters that nobody has to remember: 192 random bits.
QString newHubPassword();

/// Without name and password in it: for an invitation, or to be shown.
QString hubUrlForOthers(const QString& url);

struct HubMembership
{
    HubAccess access; ///< with the new password
    HubAgent agent;
};

/// Sets `password` as the agent's own, which ends the invitation; the server gets a verifier, never the password.
/// When an earlier call was cut after the server had done it, the same call again finds that out. Blocks; any thread.
Expected<HubMembership> redeem(const HubInvitation& invitation, const QString& password);

} // namespace threadline
