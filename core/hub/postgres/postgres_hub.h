// SPDX-License-Identifier: GPL-3.0-or-later
//
// The hub on PostgreSQL 15 or later. What it promises is kept by the database (resources/sql/hub): the
// rules hold for whoever comes with the login, by whatever program.
#pragma once

#include "core/hub/hub.h"
#include "core/hub/postgres/postgres_connection.h"

namespace threadline {

/// Of a row that begins with name, role, teams and skills.
HubAgent hubAgentFrom(const PostgresRows& rows, int row);

class PostgresHub final : public Hub
{
public:
    static Expected<std::unique_ptr<PostgresHub>> open(const HubAccess& access);

    const HubAgent& me() const override { return m_me; }
    Expected<QList<HubAgent>> colleagues() override;
    Expected<QList<HubAnswer>> append(const QList<HubBatch>& batches,
                                      const QHash<QString, qint64>& leases = {}) override;
    Expected<HubProgress> progress() override;
    Expected<HubPage> pull(const HubPullRequest& request) override;
    Expected<std::optional<EventId>> eventAt(qint64 position) override;
    Expected<QList<qint64>> positions(qint64 upTo) override;
    Expected<QList<HubCase>> cases(bool all) override;
    Expected<QList<CaseId>> casesToHandBack() override;
    Expected<HubNumbers> reserveNumbers(int count) override;
    Expected<void> bringFile(const QByteArray& sha256, const QString& path) override;
    Expected<void> fetchFile(const QByteArray& sha256, const QString& path) override;
    void interrupt() override { m_connection.interrupt(); }
    int socket() const override;
    Expected<QSet<HubWakeUp>> wakeUps() override;
    Expected<HubLease> holdLease(const QString& account, const QString& host, qint64 known) override;
    Expected<void> releaseLease(const QString& account, const QString& host, qint64 token) override;
    Expected<void> bePresent(const QString& host, const HubPresence& me) override;
    Expected<void> leave(const QString& host) override;
    Expected<QList<HubPresence>> whoIsHere() override;

    /// For what goes beside the log on the same line (hub_files.h).
    PostgresConnection& connection() { return m_connection; }

private:
    PostgresHub(PostgresConnection connection, HubAgent me);

    /// What has just been written, as all desks ask for it at once: one question, planned already.
    Expected<HubPage> pullNewest(const HubPullRequest& request);
    Expected<HubPage> pullMany(const HubPullRequest& request);

    PostgresConnection m_connection;
    HubAgent m_me;
    qint64 m_head = std::numeric_limits<qint64>::max(); ///< as far as it was heard of; at first nothing is near it
};

} // namespace threadline
