// SPDX-License-Identifier: GPL-3.0-or-later
//
// A hub of a test's own on the real server, its people, and events to append.
#pragma once

#include "core/hub/postgres/hub_administration.h"
#include "core/hub/postgres/hub_joining.h"
#include "core/hub/postgres/postgres_hub.h"
#include "tests/support/postgres_server.h"
#include "tests/support/waiting.h"

namespace threadline::test {

/// In the far future of every test.
inline constexpr Timestamp someDay{4'000'000'000'000'000};

class TeamHub
{
public:
    explicit TeamHub(PostgresServer& server = PostgresServer::shared(), const QString& folder = {});

    /// Invited and joined.
    void add(const QString& name, HubRole role = HubRole::Agent, const QStringList& teams = {},
             const QStringList& skills = {});
    HubAccess access(const QString& name) const { return m_access.value(name); }
    std::unique_ptr<PostgresHub> open(const QString& name) const;
    /// The same login without our program around it.
    PostgresConnection raw(const QString& name) const;
    HubAdministration administration() const;
    PostgresConnection owner() const;
    PostgresConnection superuser() const;
    HubAccess ownerAccess() const { return m_owner; }
    QString database() const;

private:
    PostgresServer& m_server;
    HubAccess m_owner;
    QHash<QString, HubAccess> m_access;
};

QString operator""_n(const char16_t* text, size_t size);

HubEvent event(const QString& kind, const QUuid& subject, const QString& actor, const QJsonObject& body = {});
QUuid anId();

/// case.opened, with a number that no other of this process has.
HubEvent opened(const QUuid& inCase, const QString& actor, const QJsonObject& more = {});
HubEvent assigned(const QUuid& inCase, const QString& to, const QString& was, const QString& actor);
HubEvent noted(const QUuid& inCase, const QString& actor);

/// Appends one batch; the test fails unless it is accepted.
HubPositions accepted(Hub& hub, const QList<HubEvent>& events, const QHash<QString, qint64>& leases = {});
/// Likewise unless it is refused.
HubRefusal refused(Hub& hub, const QList<HubEvent>& events, const QHash<QString, qint64>& leases = {});

/// As a desk does it: again while the hub is only busy.
Expected<QList<HubAnswer>> appendPatiently(Hub& hub, const QList<HubBatch>& batches);

/// All that this agent reads, oldest first.
QList<HubEvent> everything(Hub& hub);
bool reads(Hub& hub, const HubEvent& event);

} // namespace threadline::test
