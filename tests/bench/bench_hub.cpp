// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the hub's rules cost, each figure beside what the same PostgreSQL does without them, in the same run:
//   appends of fifty connections     against one that inserts the same rows in pipeline mode
//   appended here, pulled there      against a bare row and NOTIFY from one connection to others: one, and fifty
//   pulling all of it                against a bare COPY of the same columns
// The server is private and its commits reach the disk. cmake --build --preset dev --target bench_hub;
// build/dev/tests/bench/bench_hub
#include "core/hub/postgres/hub_administration.h"
#include "core/hub/postgres/hub_joining.h"
#include "core/hub/postgres/postgres_hub.h"
#include "tests/support/postgres_server.h"
#include "tests/support/waiting.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <libpq-fe.h>

#include <poll.h>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <mutex>
#include <thread>

using namespace threadline;
using namespace threadline::test;

namespace {

constexpr int desks = 50;
constexpr int rounds = 300; // of a delay
constexpr int eventsInABatch = 20; // an arrival or a command writes a few; a desk that catches up, many
constexpr Timestamp later{4'000'000'000'000'000};

HubEvent message(const QString& actor)
{
    HubEvent event;
    event.id = EventId(newUuid({1'700'000'000'000'000}));
    event.subject = newUuid({1'700'000'000'000'000});
    event.kind = QStringLiteral("message.received");
    event.actor = actor;
    event.at = {1'700'000'000'000'000};
    event.body = "{\"customer\":\"0190\",\"preview\":\"" + QByteArray(500, 'a') + "\"}";
    event.packedText = QByteArray(1500, 'z');
    return event;
}

HubBatch batch(const QString& actor, int events = eventsInABatch)
{
    HubBatch batch;
    for (int i = 0; i < events; ++i) {
        batch.events.append(message(actor));
    }
    return batch;
}

struct Scene
{
    explicit Scene(int members)
        : server(TestCertificates::Kind::Valid, true)
    {
        const HubAccess owner{server.makeDatabase(), {}, {}, server.certificateOfAuthority()};
        ownerUrl = owner.url;
        auto administration = valueOf(HubAdministration::open(owner));
        valueOf(administration.init());
        for (int i = 0; i < members; ++i) {
            const auto invitation = valueOf(administration.invite({name(i), HubRole::Agent, {}, {}}, later));
            access.append(valueOf(redeem(invitation, newHubPassword())).access);
        }
    }

    static QString name(int i) { return QStringLiteral("Agent %1").arg(i); }

    PostgresServer server;
    QString ownerUrl;
    QList<HubAccess> access;
};

/// Fifty connections, which have been open for a while: each keeps its plans.
class Appenders
{
public:
    explicit Appenders(const Scene& scene)
    {
        constexpr int before = 6;
        for (int i = 0; i < desks; ++i) {
            m_hubs.push_back(valueOf(PostgresHub::open(scene.access[i])));
            for (int n = 0; n < before; ++n) {
                REQUIRE(m_hubs.back()->append({batch(Scene::name(i))}, {}));
            }
        }
    }

    /// Events a second of all of them together.
    double append(int events)
    {
        std::vector<std::thread> threads;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < desks; ++i) {
            threads.emplace_back([this, i, events] {
                for (int n = 0; n < events / desks / eventsInABatch; ++n) {
                    const auto answers = m_hubs[static_cast<size_t>(i)]->append({batch(Scene::name(i))}, {});
                    if (!answers || !std::holds_alternative<HubPositions>(answers->first())) {
                        std::fputs("an append failed\n", stderr);
                        std::exit(1);
                    }
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        return events / (static_cast<double>(timer.nsecsElapsed()) / 1e9);
    }

private:
    std::vector<std::unique_ptr<PostgresHub>> m_hubs;
};

/// Events a second of one desk that hands over what it did in a day.
double catchUp(const Scene& scene, int events)
{
    constexpr int atOnce = 500;
    const auto hub = valueOf(PostgresHub::open(scene.access[0]));
    QElapsedTimer timer;
    timer.start();
    for (int n = 0; n < events / atOnce; ++n) {
        REQUIRE(hub->append({batch(Scene::name(0), atOnce)}, {}));
    }
    return events / (static_cast<double>(timer.nsecsElapsed()) / 1e9);
}

PGconn* bareConnection(const Scene& scene)
{
    PGconn* connection =
        PQconnectdb((scene.ownerUrl + QStringLiteral("?sslmode=verify-full&sslrootcert=") + scene.server.caFile())
                        .toUtf8()
                        .constData());
    REQUIRE(PQstatus(connection) == CONNECTION_OK);
    return connection;
}

void bareRun(PGconn* connection, const char* statement)
{
    PGresult* result = PQexec(connection, statement);
    REQUIRE((PQresultStatus(result) == PGRES_COMMAND_OK || PQresultStatus(result) == PGRES_TUPLES_OK));
    PQclear(result);
}

void makeBareTable(PGconn* connection)
{
    bareRun(connection,
            "CREATE TABLE bare(position bigserial PRIMARY KEY, id uuid UNIQUE, subject uuid, body text, words bytea)");
    bareRun(connection, "CREATE INDEX ON bare(subject, position)");
    PGresult* prepared =
        PQprepare(connection, "in", "INSERT INTO bare(id, subject, body, words) VALUES ($1, $2, $3, $4)", 4, nullptr);
    REQUIRE(PQresultStatus(prepared) == PGRES_COMMAND_OK);
    PQclear(prepared);
}

/// Rows a second of one connection in pipeline mode, a commit for each as many rows as a batch has events.
double bareInserts(PGconn* connection, int events)
{
    QList<HubEvent> all;
    for (int i = 0; i < events; ++i) {
        all.append(message(QStringLiteral("x")));
    }
    QElapsedTimer timer;
    timer.start();
    REQUIRE(PQenterPipelineMode(connection) == 1);
    for (int begin = 0; begin < events; begin += eventsInABatch) {
        for (int i = begin; i < begin + eventsInABatch; ++i) {
            const QByteArray id = all[i].id.bytes();
            const QByteArray subject = all[i].subject.toRfc4122();
            const char* values[]{id.constData(), subject.constData(), all[i].body.constData(),
                                 all[i].packedText.constData()};
            const int lengths[]{16, 16, static_cast<int>(all[i].body.size()),
                                static_cast<int>(all[i].packedText.size())};
            const int formats[]{1, 1, 1, 1};
            REQUIRE(PQsendQueryPrepared(connection, "in", 4, values, lengths, formats, 0) == 1);
        }
        REQUIRE(PQpipelineSync(connection) == 1);
        // Answers are taken one batch at a time: enough for the server never to wait on a full socket.
        for (bool synced = false; !synced;) {
            if (PGresult* result = PQgetResult(connection)) {
                synced = PQresultStatus(result) == PGRES_PIPELINE_SYNC;
                REQUIRE((synced || PQresultStatus(result) == PGRES_COMMAND_OK));
                PQclear(result);
            }
        }
    }
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    REQUIRE(PQexitPipelineMode(connection) == 1);
    return events / seconds;
}

void waitFor(int socket)
{
    pollfd readable{socket, POLLIN, 0};
    REQUIRE(::poll(&readable, 1, 10'000) == 1);
}

struct Delays
{
    double half = 0;    ///< ms
    double slowest = 0; ///< ms, of a hundred the ninety-ninth
};

double middleOf(std::vector<double> all)
{
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

Delays delaysOf(std::vector<double> all)
{
    std::sort(all.begin(), all.end());
    return {all[all.size() / 2], all[all.size() * 99 / 100]};
}

/// So many who wait for what a line tells them, each on a thread: a desk each.
class Listeners
{
public:
    /// `hear` blocks until its line told something; true when that was the event of this round.
    using Hear = std::function<bool(int listener)>;

    Listeners(int count, Hear hear)
    {
        for (int i = 0; i < count; ++i) {
            m_threads.emplace_back([this, i, hear] {
                for (int round = 0; round < rounds; ++round) {
                    while (!hear(i)) {
                    }
                    const std::lock_guard lock(m_mutex);
                    ++m_heard;
                    m_all.notify_one();
                }
            });
        }
    }
    ~Listeners()
    {
        for (std::thread& thread : m_threads) {
            thread.join();
        }
    }

    /// From the call of `write` until the last of them has heard of it.
    Delays measure(const std::function<void()>& write)
    {
        std::vector<double> all;
        for (int round = 0; round < rounds; ++round) {
            QElapsedTimer timer;
            timer.start();
            write();
            std::unique_lock lock(m_mutex);
            m_all.wait(lock, [&] { return m_heard == std::ssize(m_threads); });
            m_heard = 0;
            all.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        return delaysOf(all);
    }

private:
    std::vector<std::thread> m_threads;
    std::mutex m_mutex;
    std::condition_variable m_all;
    std::ptrdiff_t m_heard = 0;
};

/// From the call to append until so many others have the event in their hands.
Delays visible(const Scene& scene, int readers)
{
    const auto writer = valueOf(PostgresHub::open(scene.access[0]));
    std::vector<std::unique_ptr<PostgresHub>> hubs;
    std::vector<qint64> reached;
    for (int i = 0; i < readers; ++i) {
        hubs.push_back(valueOf(PostgresHub::open(scene.access[i])));
        // What a desk has done that was there before.
        reached.push_back(valueOf(hubs.back()->pull({valueOf(hubs.back()->progress()).head})).reached);
    }
    Listeners listeners(readers, [&](int i) {
        const auto at = static_cast<size_t>(i);
        waitFor(hubs[at]->socket());
        if (!valueOf(hubs[at]->wakeUps()).contains(HubWakeUp::Events)) {
            return false;
        }
        const HubPage page = valueOf(hubs[at]->pull({reached[at]}));
        reached[at] = page.reached;
        return !page.events.isEmpty();
    });
    return listeners.measure([&] { valueOf(writer->append({HubBatch{{message(Scene::name(0))}}}, {})); });
}

/// As long, for one row of the same size and a NOTIFY in one transaction, which nobody then reads.
Delays bareNotify(const Scene& scene, PGconn* writer, int readers)
{
    std::vector<PGconn*> connections;
    for (int i = 0; i < readers; ++i) {
        connections.push_back(bareConnection(scene));
        bareRun(connections.back(), "LISTEN bare");
    }
    Delays delays;
    {
        Listeners listeners(readers, [&](int i) {
            PGconn* connection = connections[static_cast<size_t>(i)];
            waitFor(PQsocket(connection));
            REQUIRE(PQconsumeInput(connection) == 1);
            PGnotify* notification = PQnotifies(connection);
            PQfreemem(notification);
            return notification != nullptr;
        });
        delays = listeners.measure([&] {
            bareRun(writer, "INSERT INTO bare(id, subject, body, words) VALUES (gen_random_uuid(), gen_random_uuid(), "
                            "repeat('a', 500), convert_to(repeat('z', 1500), 'UTF8')); NOTIFY bare");
        });
    }
    for (PGconn* connection : connections) {
        PQfinish(connection);
    }
    return delays;
}

double pulls(const Scene& scene)
{
    const auto reader = valueOf(PostgresHub::open(scene.access[1]));
    QElapsedTimer timer;
    timer.start();
    qint64 events = 0;
    qint64 reached = 0;
    for (;;) {
        const HubPage page = valueOf(reader->pull({reached}));
        if (page.events.isEmpty()) {
            break;
        }
        events += page.events.size();
        reached = page.reached;
    }
    return static_cast<double>(events) / (static_cast<double>(timer.nsecsElapsed()) / 1e9);
}

double bareCopy(PGconn* connection)
{
    QElapsedTimer timer;
    timer.start();
    PGresult* result = PQexec(
        connection,
        "COPY (SELECT position, id, subject, body, words FROM bare ORDER BY position) TO STDOUT (FORMAT binary)");
    REQUIRE(PQresultStatus(result) == PGRES_COPY_OUT);
    PQclear(result);
    qint64 rows = 0;
    char* buffer = nullptr;
    while (PQgetCopyData(connection, &buffer, 0) > 0) {
        ++rows;
        PQfreemem(buffer);
    }
    while (PGresult* more = PQgetResult(connection)) {
        PQclear(more);
    }
    return static_cast<double>(rows) / (static_cast<double>(timer.nsecsElapsed()) / 1e9);
}

} // namespace

TEST_CASE("Hub")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    constexpr int events = 40'000;
    const Scene scene(desks);
    PGconn* bare = bareConnection(scene);

    makeBareTable(bare);
    // In turns: how fast the disk flushes changes from one second to the next.
    constexpr int turns = 5;
    std::vector<double> bareRows, together, alone;
    Appenders appenders(scene);
    for (int turn = 0; turn < turns; ++turn) {
        bareRows.push_back(bareInserts(bare, events / turns));
        together.push_back(appenders.append(events / turns));
        alone.push_back(catchUp(scene, events / turns));
    }
    const double limit = middleOf(bareRows);
    std::printf("append, %d connections, batches of %d: %.0f events/s; bare pipelined inserts of one: %.0f rows/s (x %.2f)\n",
                desks, eventsInABatch, middleOf(together), limit, middleOf(together) / limit);
    std::printf("append, one connection, batches of 500: %.0f events/s (x %.2f of the same)\n", middleOf(alone),
                middleOf(alone) / limit);
    for (const int readers : {1, desks}) {
        const Delays bareDelay = bareNotify(scene, bare, readers);
        const Delays delay = visible(scene, readers);
        std::printf("appended to pulled by %d: p50 %.2f p99 %.2f ms; a bare row and NOTIFY heard by as many: p50 %.2f "
                    "p99 %.2f ms (x %.1f)\n",
                    readers, delay.half, delay.slowest, bareDelay.half, bareDelay.slowest, delay.half / bareDelay.half);
    }
    const double copied = bareCopy(bare);
    const double pulled = pulls(scene);
    std::printf("pull: %.0f events/s; bare COPY: %.0f rows/s (x %.2f)\n", pulled, copied, pulled / copied);
    PQfinish(bare);
}
