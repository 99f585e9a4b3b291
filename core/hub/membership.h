// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a workspace keeps of the team it belongs to: where the hub is and who this desk is there. The
// password is not part of it; it lies in the SecretStore under secretKey(). Any thread.
#pragma once

#include "core/hub/hub.h"
#include "core/hub/hub_access.h"

#include <QJsonObject>

namespace threadline {

struct Membership
{
    HubAccess access; ///< without the password
    HubAgent agent;
    QString host; ///< this workspace among all of the team

    QString secretKey() const;

    friend bool operator==(const Membership&, const Membership&) = default;
};

QJsonObject toJson(const Membership& membership);
/// Nothing for an empty object: this desk works alone.
std::optional<Membership> membershipFrom(const QJsonObject& json);

} // namespace threadline
