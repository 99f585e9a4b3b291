// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the owner of a hub does: make it, invite people, close their logins, look at it. As a role that owns the
// database and has CREATEROLE; no superuser is needed.
//
// Thread: whichever made it; calls block.
#pragma once

#include "core/hub/hub.h"
#include "core/hub/hub_invitation.h"
#include "core/hub/postgres/hub_schema.h"

namespace threadline {

struct HubMember
{
    HubAgent agent;
    QString login;
    std::optional<Timestamp> invitedUntil; ///< an invitation is open
    std::optional<Timestamp> joinedAt;
};

struct HubStatus
{
    int version = 0;       ///< of the schema
    int programVersion = 0; ///< of the schema that this program would make
    QString server;        ///< "15.18"
    qint64 events = 0;
    qint64 bytes = 0;      ///< of the database
    qint64 cases = 0;
    qint64 openCases = 0;
    qint64 connections = 0; ///< to this database, now
    QList<HubMember> members; ///< who was not removed, by name
};

class HubAdministration
{
public:
    static Expected<HubAdministration> open(const HubAccess& access);

    Expected<HubUpgrade> init();
    /// Also for somebody who is there already and lost the password: what opened before opens no longer, and role,
    /// teams and skills are those given now.
    Expected<HubInvitation> invite(const HubAgent& agent, Timestamp until);
    /// Closes the login at once, for connections that are open too. What was said stays, under the name.
    Expected<void> remove(const QString& name);
    Expected<HubStatus> status();

private:
    HubAdministration(HubAccess access, PostgresConnection connection);
    Expected<QList<HubMember>> members();

    HubAccess m_access;
    PostgresConnection m_connection;
};

} // namespace threadline
