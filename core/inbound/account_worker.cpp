// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inbound/account_worker.h"

#include "core/async/when_finished.h"
#include "core/channels/conversation_window.h"
#include "core/inbound/account_store.h"
#include "core/inbound/remote_items.h"

#include <QRandomGenerator>
#include <QtConcurrent>

#include <algorithm>

namespace threadline {

namespace {

/// All of a batch; the first error of the disk ends it.
Expected<QList<PreparedDelivery>> together(const QFuture<Expected<PreparedDelivery>>& prepared)
{
    QList<PreparedDelivery> all;
    const QList<Expected<PreparedDelivery>> results = prepared.results();
    for (const auto& one : results) {
        if (!one) {
            return one.error();
        }
        all.append(*one);
    }
    return all;
}

} // namespace

AccountWorker::AccountWorker(Account account, QJsonObject cursor, ChannelConnector& connector,
                             Surroundings surroundings, QObject* parent)
    : QObject(parent)
    , m_account(std::move(account))
    , m_cursor(std::move(cursor))
    , m_connector(connector)
    , m_around(surroundings)
    , m_retry(this)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &AccountWorker::pull);
}

void AccountWorker::start(bool thenWatch)
{
    m_thenWatch = m_thenWatch || thenWatch;
    m_reported = false;
    if (m_running && m_status.state == State::Syncing) {
        return;
    }
    m_running = true;
    m_failuresInARow = 0;
    m_retry.stop();
    ++m_run;
    pull();
}

void AccountWorker::stop()
{
    m_running = false;
    m_thenWatch = false;
    m_next.reset();
    m_retry.stop();
    ++m_run;
    setState(State::Idle);
    report(Error{Error::Remedy::Cancelled, QStringLiteral("The synchronisation was stopped.")}); // somebody may wait
}

void AccountWorker::pull()
{
    if (!m_around.rights.mayUse(m_account.address)) {
        constexpr int askAgainMilliseconds = 3000;
        setState(State::Waiting, QStringLiteral("Another machine of the team fetches for this account."));
        report({});
        if (m_thenWatch) {
            m_retry.start(askAgainMilliseconds);
        } else {
            m_running = false;
        }
        return;
    }
    setState(State::Syncing);
    whenFinished(m_connector.pull(m_cursor), this,
                 [this, run = m_run](const Expected<Pulled>& pulled) {
                     if (run == m_run) {
                         onPulled(pulled);
                     }
                 });
}

void AccountWorker::onPulled(const Expected<Pulled>& pulled)
{
    if (!pulled) {
        onFailure(pulled.error());
        return;
    }
    m_failuresInARow = 0;
    m_cursor = pulled->cursor;
    m_failures.append(pulled->failures);
    if (m_storing) {
        m_next = *pulled;
    } else {
        store(*pulled);
    }
}

void AccountWorker::store(Pulled pulled)
{
    m_storing = true;
    if (!pulled.caughtUp && !pulled.storeFirst) {
        pull();
    }
    m_status.progress = pulled.progress;
    Q_EMIT statusChanged();
    const auto prepare = [&blobs = m_around.blobs](const Delivered& one) -> Expected<PreparedDelivery> {
        auto arrival = prepareArrival(one.arrival, blobs);
        if (!arrival) {
            return arrival.error();
        }
        return PreparedDelivery{std::move(*arrival), one.remote};
    };
    // On all cores, and nobody waits in the pool for the pool: as many accounts as it has threads would stand still.
    whenFinished(QtConcurrent::mapped(pulled.delivered, prepare), this,
                 [this, pulled, run = m_run](const QFuture<Expected<PreparedDelivery>>& finished) {
                     const auto prepared = together(finished);
                     if (run != m_run) {
                         m_storing = false;
                     } else if (!prepared) {
                         onStored(prepared.error(), Next::Nothing);
                     } else {
                         write(*prepared, pulled);
                     }
                 });
}

void AccountWorker::write(const QList<PreparedDelivery>& prepared, const Pulled& pulled)
{
    if (!m_around.rights.numbers) {
        append(prepared, pulled);
        return;
    }
    // Each may open a case. When the hub cannot be asked, those that join one can be stored all the same.
    whenFinished(m_around.rights.numbers(prepared.size()), this,
                 [this, prepared, pulled, run = m_run](const Expected<void>&) {
                     if (run == m_run) {
                         append(prepared, pulled);
                     } else {
                         m_storing = false;
                     }
                 });
}

void AccountWorker::append(const QList<PreparedDelivery>& prepared, const Pulled& pulled)
{
    const Next next = pulled.caughtUp     ? Next::Nothing
                      : pulled.storeFirst ? Next::ToBeAskedFor
                                          : Next::AskedFor;
    whenFinished(m_around.log.write([prepared, pulled, account = m_account,
                                     now = m_around.clock.now(), &pipeline = m_around.pipeline](
                                        EventLog::Batch& batch) -> Expected<qint64> {
        const auto stored = readAccount(batch.database(), account.id);
        if (!stored) {
            return Error{Error::Remedy::Cancelled, QStringLiteral("The account was removed.")};
        }
        qint64 added = 0;
        for (PreparedDelivery one : prepared) {
            setConversation(one.prepared.arrival, stored->account);
            const Ingested ingested = pipeline.ingest(batch, one.prepared, account.address, now);
            rememberRemoteItem(batch, account.id, one.remote, ingested.seq);
            added += ingested.added ? 1 : 0;
            batch.divide(); // a colleague's machine may have brought this one already
        }
        for (const RemoteChange& change : pulled.changes) {
            followRemoteChange(batch, account.id, change, account.address, now);
        }
        storeCursor(batch.database(), account.id, pulled.cursor, pulled.progress);
        return added;
    }),
                 this,
                 [this, next, run = m_run](const Expected<qint64>& added) {
                     if (run == m_run) {
                         onStored(added, next);
                     } else {
                         m_storing = false;
                     }
                 });
}

void AccountWorker::onStored(const Expected<qint64>& added, Next following)
{
    m_storing = false;
    if (!added) {
        m_next.reset();
        ++m_run; // what was fetched ahead builds on what was not stored
        auto& log = m_around.log;
        // Go on from what is stored for certain, once the trouble (a full disk) is over.
        whenFinished(log.run([id = m_account.id](EventLog& eventLog) -> Expected<QJsonObject> {
            const auto stored = readAccount(eventLog.database(), id);
            return stored ? stored->cursor : QJsonObject();
        }),
                     this, [this, error = added.error()](const Expected<QJsonObject>& cursor) {
                         if (cursor) {
                             m_cursor = *cursor;
                         }
                         onFailure(error);
                     });
        return;
    }
    m_status.added += *added;
    if (m_next) {
        Pulled next = std::move(*m_next);
        m_next.reset();
        store(std::move(next));
    } else if (following == Next::ToBeAskedFor) {
        pull();
    } else if (following == Next::Nothing) {
        report({});
        if (m_thenWatch) {
            watch();
        } else {
            m_running = false;
            setState(State::Idle);
        }
    }
}

void AccountWorker::watch()
{
    setState(State::Watching);
    whenFinished(m_connector.watch(m_cursor), this,
                 [this, run = m_run](const Expected<void>& outcome) {
                     if (run != m_run) {
                         return;
                     }
                     if (outcome) {
                         pull();
                     } else {
                         onFailure(outcome.error());
                     }
                 });
}

void AccountWorker::onFailure(const Error& error)
{
    const bool hopeless = error.remedy != Error::Remedy::Retry;
    report(error);
    if (!m_thenWatch || error.remedy == Error::Remedy::Cancelled) {
        m_running = false;
        setState(State::Failed, error.sentence);
        return;
    }
    ++m_failuresInARow;
    // A wrong password is not tried again and again: servers lock accounts for that.
    constexpr int firstSeconds = 2;
    constexpr int longestSeconds = 300;
    constexpr int hopelessSeconds = 1800;
    const int seconds =
        hopeless ? hopelessSeconds
                 : std::min(longestSeconds, firstSeconds << std::min(m_failuresInARow - 1, 8));
    const int jitter = static_cast<int>(QRandomGenerator::global()->bounded(250 * seconds));
    m_retry.start(seconds * 1000 + jitter);
    setState(hopeless ? State::Failed : State::Waiting, error.sentence);
}

void AccountWorker::setState(State state, const QString& problem)
{
    m_status.state = state;
    m_status.problem = problem;
    Q_EMIT statusChanged();
}

void AccountWorker::report(const Expected<void>& outcome)
{
    if (!m_reported) {
        m_reported = true;
        Q_EMIT caughtUp(outcome);
    }
}

} // namespace threadline
