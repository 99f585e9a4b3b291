// SPDX-License-Identifier: GPL-3.0-or-later
//
// Drives the connector of one account: pulls batch after batch until it has caught up, then watches,
// then pulls again; waits longer after each failure. While one batch is being written, the next is
// fetched already.
//
// Thread: the network thread.
#pragma once

#include "core/channels/account_rights.h"
#include "core/channels/channel_connector.h"
#include "core/inbound/inbound_pipeline.h"
#include "core/log/log_thread.h"
#include "core/net/clock.h"

#include <QTimer>

namespace threadline {

/// A delivery ready for the log thread.
struct PreparedDelivery
{
    PreparedArrival prepared;
    RemoteChange remote;
};

class AccountWorker : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Syncing, Watching, Waiting, Failed };

    struct Status
    {
        State state = State::Idle;
        SyncProgress progress;
        QString problem;
        qint64 added = 0; ///< interactions this worker brought
    };

    struct Surroundings
    {
        LogThread& log;
        BlobStore& blobs;
        const Clock& clock;
        const InboundPipeline& pipeline;
        AccountRights rights = {};
    };

    AccountWorker(Account account, QJsonObject cursor, ChannelConnector& connector, Surroundings surroundings,
                  QObject* parent = nullptr);

    /// Pulls until caught up and, when `thenWatch`, goes on for ever.
    void start(bool thenWatch);
    void stop();

    const Account& account() const { return m_account; }
    const Status& status() const { return m_status; }
    /// Messages that could not be read; told once each.
    const QList<Error>& failures() const { return m_failures; }

Q_SIGNALS:
    void statusChanged();
    /// Once per start(): all there is has been brought, or an error or stop() came first.
    void caughtUp(const threadline::Expected<void>& outcome);

private:
    void pull();
    void onPulled(const Expected<Pulled>& pulled);
    void store(Pulled pulled);
    void write(const QList<PreparedDelivery>& prepared, const Pulled& pulled);
    void append(const QList<PreparedDelivery>& prepared, const Pulled& pulled);
    /// What follows a batch that is being written.
    enum class Next { Nothing, AskedFor, ToBeAskedFor };
    void onStored(const Expected<qint64>& added, Next following);
    void watch();
    void onFailure(const Error& error);
    void setState(State state, const QString& problem = {});
    void report(const Expected<void>& outcome);

    Account m_account;
    QJsonObject m_cursor;
    ChannelConnector& m_connector;
    Surroundings m_around;
    Status m_status;
    QList<Error> m_failures;
    QTimer m_retry;
    std::optional<Pulled> m_next; // fetched while the last one is still being written
    bool m_storing = false;
    bool m_running = false;
    bool m_thenWatch = false;
    bool m_reported = true;
    int m_failuresInARow = 0;
    quint64 m_run = 0; // answers to questions of an earlier run are dropped
};

} // namespace threadline
