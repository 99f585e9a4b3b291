// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inbound/synchronisation.h"

#include "core/async/when_finished.h"
#include "core/inbound/account_store.h"

#include <QSet>

namespace threadline {

Synchronisation::Synchronisation(AccountWorker::Surroundings surroundings,
                                 MakeConnector makeConnector)
    : m_around(surroundings)
    , m_makeConnector(std::move(makeConnector))
{
    qRegisterMetaType<Synchronisation::Status>();
    qRegisterMetaType<Identity>();
    qRegisterMetaType<LiveState>();
}

Synchronisation::~Synchronisation() = default;

QFuture<Expected<void>> Synchronisation::reload()
{
    auto promise = std::make_shared<QPromise<Expected<void>>>();
    promise->start();
    auto stored = m_around.log.run([](EventLog& log) -> Expected<QList<StoredAccount>> {
        return readAccounts(log.database());
    });
    whenFinished(stored, this, [this, promise](const Expected<QList<StoredAccount>>& accounts) {
        if (accounts) {
            apply(*accounts);
        }
        promise->addResult(accounts ? Expected<void>() : Expected<void>(accounts.error()));
        promise->finish();
    });
    return promise->future();
}

void Synchronisation::apply(const QList<StoredAccount>& accounts)
{
    QSet<QString> own;
    QSet<QUuid> present;
    for (const StoredAccount& stored : accounts) {
        own.insert(emailIdentity(stored.account.address).value);
        present.insert(stored.account.id.uuid());
    }
    std::erase_if(m_lines, [&](const auto& line) { return !present.contains(line.first); });
    for (const StoredAccount& stored : accounts) {
        if (m_lines.contains(stored.account.id.uuid())) {
            continue;
        }
        Line line;
        line.connector = m_makeConnector(stored.account, own);
        if (!line.connector) {
            continue;
        }
        line.worker = std::make_unique<AccountWorker>(stored.account, stored.cursor,
                                                      *line.connector, m_around);
        if (auto* live = dynamic_cast<LiveConversations*>(line.connector.get())) {
            live->tellChanges([this](const Identity& customer, LiveState state) { Q_EMIT liveChanged(customer, state); });
        }
        AccountWorker* worker = line.worker.get();
        connect(worker, &AccountWorker::statusChanged, this, [this, worker] {
            Q_EMIT statusChanged({worker->account(), worker->status()});
        });
        m_lines.emplace(stored.account.id.uuid(), std::move(line));
        if (m_watching) {
            worker->start(true);
        }
    }
}

QFuture<Expected<void>> Synchronisation::once()
{
    struct Waiting
    {
        QPromise<Expected<void>> promise;
        qsizetype left = 0;
        std::optional<Error> problem;
    };
    auto waiting = std::make_shared<Waiting>();
    waiting->promise.start();
    waiting->left = static_cast<qsizetype>(m_lines.size());
    const auto future = waiting->promise.future();
    const auto finish = [waiting] {
        waiting->promise.addResult(waiting->problem ? Expected<void>(*waiting->problem)
                                                    : Expected<void>());
        waiting->promise.finish();
    };
    if (waiting->left == 0) {
        finish();
        return future;
    }
    for (auto& [id, line] : m_lines) {
        AccountWorker* worker = line.worker.get();
        auto* told = new QObject(worker); // lives until the worker told its outcome, once
        connect(worker, &AccountWorker::caughtUp, told,
                [waiting, finish, told](const Expected<void>& outcome) {
                    told->deleteLater();
                    if (!outcome && !waiting->problem) {
                        waiting->problem = outcome.error();
                    }
                    if (--waiting->left == 0) {
                        finish();
                    }
                });
        worker->start(m_watching);
    }
    return future;
}

void Synchronisation::startWatching()
{
    m_watching = true;
    for (auto& [id, line] : m_lines) {
        line.worker->start(true);
    }
}

void Synchronisation::stop()
{
    m_watching = false;
    for (auto& [id, line] : m_lines) {
        line.worker->stop();
    }
}

ChannelConnector* Synchronisation::connectorFor(const ChannelName& channel,
                                                const QString& address) const
{
    for (const auto& [id, line] : m_lines) {
        const Account& account = line.worker->account();
        if (account.channel == channel &&
            account.address.compare(address, Qt::CaseInsensitive) == 0) {
            return line.connector.get();
        }
    }
    return nullptr;
}

void Synchronisation::showTyping(const ChannelName& channel, const QString& address, const Identity& customer, bool typing)
{
    if (auto* live = dynamic_cast<LiveConversations*>(connectorFor(channel, address))) {
        live->showTyping(customer, typing);
    }
}

QList<Synchronisation::Status> Synchronisation::statuses() const
{
    QList<Status> all;
    for (const auto& [id, line] : m_lines) {
        all.append({line.worker->account(), line.worker->status()});
    }
    return all;
}

QStringList Synchronisation::failures() const
{
    QStringList sentences;
    for (const auto& [id, line] : m_lines) {
        for (const Error& failure : line.worker->failures()) {
            sentences.append(failure.sentence);
        }
    }
    return sentences;
}

} // namespace threadline
