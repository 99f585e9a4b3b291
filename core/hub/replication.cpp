// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/replication.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QSocketNotifier>

#include <algorithm>

namespace threadline {

namespace {

constexpr int eventsAtOnce = 500;      // of one append: the hub takes no other meanwhile
constexpr int pageEvents = 2000;       // placed in one transaction: the desk's own writes wait so long
constexpr int beatMilliseconds = 10'000; // a lease lasts thirty seconds
constexpr qint64 fewNumbers = 100;
constexpr int stockedNumbers = 500;

QList<PlacedEvent> placedFrom(const QList<HubEvent>& events)
{
    QList<PlacedEvent> placed;
    placed.reserve(events.size());
    for (const HubEvent& event : events) {
        placed.append({event.position, eventFrom(event)});
    }
    return placed;
}

QList<HubBatch> hubBatchesFrom(const QList<PendingBatch>& pending)
{
    QList<HubBatch> batches;
    for (const PendingBatch& batch : pending) {
        HubBatch& one = batches.emplace_back();
        for (const Event& event : batch.events) {
            one.events.append(hubEventFrom(event));
        }
    }
    return batches;
}

template <class T>
Expected<T> wait(const QFuture<Expected<T>>& future)
{
    QFuture<Expected<T>> waited = future;
    waited.waitForFinished();
    return waited.resultCount() > 0 ? waited.result()
                                    : Expected<T>(Error{Error::Remedy::Cancelled, QStringLiteral("The desk was closed.")});
}

} // namespace

Replication::Replication(Surroundings around)
    : m_around(std::move(around))
    , m_retry(this)
    , m_beat(this)
    , m_soon(this)
{
    qRegisterMetaType<Replication::Status>();
    m_retry.setSingleShot(true);
    m_soon.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Replication::exchangeAndRest);
    connect(&m_soon, &QTimer::timeout, this, &Replication::exchangeAndRest);
    m_beat.setInterval(beatMilliseconds);
    connect(&m_beat, &QTimer::timeout, this, &Replication::beat);
    connect(&m_around.log, &LogThread::appended, this, [this] {
        if (m_running && m_hub) {
            m_soon.start(0); // several appends in a row are one exchange
        }
    });
}

Replication::~Replication() = default;

void Replication::start()
{
    runOn(this, [this] {
        m_running = true;
        m_beat.start();
        exchangeAndRest();
    });
}

QFuture<void> Replication::stop()
{
    return runOn(this, [this] {
        m_running = false;
        m_retry.stop();
        m_beat.stop();
        giveLeasesBack();
        lose();
        tell(Status::State::Off, {});
    });
}

void Replication::end()
{
    const QMutexLocker lock(&m_guard);
    m_ending = true;
    if (m_hub) {
        m_hub->interrupt();
    }
}

QFuture<Expected<void>> Replication::exchange()
{
    return runOn(this, [this] { return exchangeNow(); });
}

template <class T>
Expected<T> Replication::ask(std::function<T(Database&)> question)
{
    return wait(m_around.log.run([question](EventLog& log) -> Expected<T> { return question(log.database()); }));
}

void Replication::exchangeAndRest()
{
    m_retry.stop();
    const auto exchanged = exchangeNow();
    if (exchanged || !m_running) {
        return;
    }
    // Only a person can mend the others; a later append or start() tries again.
    if (exchanged.error().remedy == Error::Remedy::Retry) {
        m_retry.start(m_delay.next());
    }
}

Expected<void> Replication::exchangeNow()
{
    const auto done = [this]() -> Expected<void> {
        if (const auto connected = connectToHub(); !connected) {
            return connected;
        }
        tell(Status::State::Exchanging, {});
        const bool leasesAreKept = m_running && !m_lineIsNew; // by the beat
        m_lineIsNew = false;
        if (const auto kept = leasesAreKept ? Expected<void>() : keepLeases(); !kept) {
            return kept;
        }
        if (const auto pulled = pullAll(); !pulled) {
            return pulled;
        }
        for (;;) {
            const auto pending = ask<QList<PendingBatch>>(
                [](Database& database) { return team_order::unaccepted(database, eventsAtOnce); });
            if (!pending || pending->isEmpty()) {
                break;
            }
            if (const auto handedOver = handOver(*pending); !handedOver) {
                return handedOver;
            }
            if (const auto pulled = pullAll(); !pulled) {
                return pulled;
            }
        }
        return stockNumbers();
    }();
    if (!done) {
        lose();
        tell(Status::State::Offline, done.error().sentence);
        return done;
    }
    m_delay.reset();
    tell(Status::State::UpToDate, {});
    return {};
}

Expected<void> Replication::connectToHub()
{
    if (m_hub && m_hub->socket() >= 0) {
        return {};
    }
    auto hub = m_around.connect();
    if (!hub) {
        return hub.error();
    }
    {
        const QMutexLocker lock(&m_guard);
        if (m_ending) {
            return Error{Error::Remedy::Cancelled, QStringLiteral("The desk was closed.")};
        }
        m_hub = std::move(*hub);
    }
    m_lineIsNew = true;
    m_ear = std::make_unique<QSocketNotifier>(m_hub->socket(), QSocketNotifier::Read);
    connect(m_ear.get(), &QSocketNotifier::activated, this, &Replication::hear);
    return {};
}

Expected<void> Replication::pullAll()
{
    // What the hub says meanwhile is heard before the last question, so that nothing is missed between.
    for (;;) {
        if (const auto heard = m_hub->wakeUps(); !heard) {
            return heard.error();
        }
        const auto after = ask<qint64>(team_order::placedUpTo);
        if (!after) {
            return after.error();
        }
        const auto page = m_hub->pull({.after = *after, .limit = pageEvents});
        if (!page) {
            return page.error();
        }
        if (page->reached == *after) {
            return {};
        }
        if (const auto placed = wait(m_around.log.place(placedFrom(page->events), page->reached)); !placed) {
            return placed;
        }
        m_status.behind = std::max<qint64>(0, page->progress.head - page->reached);
        tell(Status::State::Exchanging, {});
    }
}

Expected<void> Replication::bringFiles(const QList<PendingBatch>& batches)
{
    for (const PendingBatch& batch : batches) {
        for (const Event& event : batch.events) {
            const QJsonArray attachments = event.body.value(QLatin1String("attachments")).toArray();
            for (const auto& attachment : attachments) {
                const QByteArray sha256 = attachment.toObject().value(QLatin1String("sha256")).toString().toLatin1();
                const QString path = m_around.blobs.path(sha256);
                if (sha256.isEmpty() || !QFile::exists(path)) {
                    continue;
                }
                const auto brought = m_hub->bringFile(sha256, path);
                if (!brought && brought.error().remedy == Error::Remedy::Retry) {
                    return brought; // one that is too large or damaged stays here; the words go on
                }
            }
        }
    }
    return {};
}

QFuture<Expected<void>> Replication::fetchFile(const QByteArray& sha256)
{
    return runOn(this, [this, sha256]() -> Expected<void> {
        const QString path = m_around.blobs.path(sha256);
        if (QFile::exists(path)) {
            return {};
        }
        if (const auto connected = connectToHub(); !connected) {
            return connected;
        }
        const QString coming = path + QStringLiteral(".coming"); // what is there of it stays for the next try
        QDir().mkpath(QFileInfo(path).path());
        if (const auto fetched = m_hub->fetchFile(sha256, coming); !fetched) {
            return fetched;
        }
        return QFile::rename(coming, path)
                   ? Expected<void>()
                   : Error{Error::Remedy::Retry, QStringLiteral("The attachment came and could not be stored: check the "
                                                                "permissions of the workspace.")};
    });
}

Expected<void> Replication::handOver(const QList<PendingBatch>& batches)
{
    if (const auto brought = bringFiles(batches); !brought) {
        return brought;
    }
    const auto answers = m_hub->append(hubBatchesFrom(batches), m_leases->tokens());
    if (!answers) {
        return answers.error();
    }
    for (qsizetype i = 0; i < batches.size() && i < answers->size(); ++i) {
        const qint64 batch = batches[i].first;
        if (const auto* refusal = std::get_if<HubRefusal>(&answers->at(i))) {
            if (const auto dropped = wait(m_around.log.drop(batch, m_around.keepRefused)); !dropped) {
                return dropped;
            }
            // The message is here all the same, by the colleague's desk.
            if (refusal->code != HubRefusal::Code::Duplicate) {
                Q_EMIT refused(sentenceOf(*refusal));
            }
        } else {
            const auto marked = wait(m_around.log.run([batch](EventLog& log) -> Expected<void> {
                log.markAccepted(batch);
                return {};
            }));
            if (!marked) {
                return marked;
            }
        }
    }
    return {};
}

Expected<void> Replication::stockNumbers()
{
    const auto left = ask<qint64>(team_order::caseNumbersLeft);
    if (!left || *left >= fewNumbers || m_hub->me().role == HubRole::Expert) {
        return {};
    }
    const auto numbers = m_hub->reserveNumbers(stockedNumbers);
    if (!numbers) {
        return numbers.error();
    }
    return wait(m_around.log.run([numbers = *numbers](EventLog& log) -> Expected<void> {
        team_order::addCaseNumbers(log.database(), numbers.first, numbers.last);
        return {};
    }));
}

Expected<void> Replication::keepLeases()
{
    const auto accounts = ask<QStringList>(m_around.accounts);
    if (!accounts) {
        return accounts.error();
    }
    for (const QString& account : *accounts) {
        const auto lease = m_hub->holdLease(account, m_around.host, m_leases->token(account));
        if (!lease) {
            return lease.error();
        }
        if (m_leases->keep(account, *lease)) {
            Q_EMIT leaseTaken(account);
        }
    }
    return {};
}

void Replication::giveLeasesBack()
{
    const QHash<QString, qint64> tokens = m_leases->tokens();
    for (auto one = tokens.cbegin(); m_hub && one != tokens.cend(); ++one) {
        m_leases->drop(one.key());
        // When this does not arrive the lease ends by itself.
        static_cast<void>(m_hub->releaseLease(one.key(), m_around.host, one.value()));
    }
}

void Replication::beat()
{
    if (m_hub && !keepLeases()) {
        exchangeAndRest(); // says what is wrong, and tries again
    }
}

QFuture<Expected<void>> Replication::agreed(EventId event)
{
    return runOn(this, [this, event]() -> Expected<void> {
        const auto exchanged = exchangeNow();
        const auto seq = ask<std::optional<qint64>>([event](Database& database) { return team_order::seqOf(database, event); });
        if (!seq) {
            return seq.error();
        }
        if (!*seq) {
            return Error{Error::Remedy::Cancelled, QStringLiteral("The team's hub did not agree.")};
        }
        if (**seq < firstPending) {
            return {};
        }
        return exchanged ? Expected<void>(Error{Error::Remedy::Retry, QStringLiteral("The team's hub has not answered yet.")})
                         : exchanged;
    });
}

void Replication::hear()
{
    if (m_hub) {
        exchangeAndRest();
    }
}

void Replication::lose()
{
    m_ear.reset();
    const QMutexLocker lock(&m_guard);
    m_hub.reset();
}

void Replication::tell(Status::State state, const QString& problem)
{
    Status now = m_status;
    now.state = state;
    now.problem = problem;
    now.behind = state == Status::State::UpToDate ? 0 : now.behind;
    if (const auto pending = ask<qint64>(team_order::countPending)) {
        now.pending = *pending;
    }
    if (now != m_status) {
        m_status = now;
        Q_EMIT statusChanged(m_status);
    }
}

} // namespace threadline
