// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the hub's rules cost, each figure beside what the same PostgreSQL does without them, in the same run:
//   appends of fifty connections     against one that inserts the same rows in pipeline mode
//   appended here, pulled there      against a bare NOTIFY from one connection to another
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
#include <cstdio>
#include <thread>

using namespace threadline;
using namespace threadline::test;

namespace {

constexpr int desks = 50;
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

/// Events a second of all connections together, which have been open for a while: each keeps its plans.
double appends(const Scene& scene, int events)
{
    constexpr int before = 6;
    std::vector<std::unique_ptr<PostgresHub>> hubs;
    for (int i = 0; i < desks; ++i) {
        hubs.push_back(valueOf(PostgresHub::open(scene.access[i])));
        for (int n = 0; n < before; ++n) {
            REQUIRE(hubs.back()->append({batch(Scene::name(i))}, {}));
        }
    }
    std::vector<std::thread> threads;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < desks; ++i) {
        threads.emplace_back([&, i] {
            for (int n = 0; n < events / desks / eventsInABatch; ++n) {
                const auto answers = hubs[static_cast<size_t>(i)]->append({batch(Scene::name(i))}, {});
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

/// Rows a second of one connection in pipeline mode, a commit for each as many rows as a batch has events.
double bareInserts(PGconn* connection, int events)
{
    bareRun(connection,
            "CREATE TABLE bare(position bigserial PRIMARY KEY, id uuid UNIQUE, subject uuid, body text, words bytea)");
    bareRun(connection, "CREATE INDEX ON bare(subject, position)");
    PGresult* prepared =
        PQprepare(connection, "in", "INSERT INTO bare(id, subject, body, words) VALUES ($1, $2, $3, $4)", 4, nullptr);
    REQUIRE(PQresultStatus(prepared) == PGRES_COMMAND_OK);
    PQclear(prepared);
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

Delays delaysOf(std::vector<double> all)
{
    std::sort(all.begin(), all.end());
    return {all[all.size() / 2], all[all.size() * 99 / 100]};
}

/// From the call to append until another connection has the event in its hands.
Delays visible(const Scene& scene, int rounds)
{
    const auto writer = valueOf(PostgresHub::open(scene.access[0]));
    const auto reader = valueOf(PostgresHub::open(scene.access[1]));
    qint64 reached = valueOf(reader->progress()).head;
    std::vector<double> all;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        std::thread appending([&] { valueOf(writer->append({HubBatch{{message(Scene::name(0))}}}, {})); });
        for (bool seen = false; !seen;) {
            waitFor(reader->socket());
            if (valueOf(reader->wakeUps()).contains(HubWakeUp::Events)) {
                const HubPage page = valueOf(reader->pull({reached}));
                reached = page.reached;
                seen = !page.events.isEmpty();
            }
        }
        all.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        appending.join();
    }
    return delaysOf(all);
}

Delays bareNotify(PGconn* writer, PGconn* reader, int rounds)
{
    bareRun(reader, "LISTEN bare");
    std::vector<double> all;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        REQUIRE(PQsendQuery(writer, "NOTIFY bare") == 1);
        for (PGnotify* notification = nullptr; !notification;) {
            waitFor(PQsocket(reader));
            REQUIRE(PQconsumeInput(reader) == 1);
            notification = PQnotifies(reader);
            PQfreemem(notification);
        }
        all.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        while (PGresult* result = PQgetResult(writer)) {
            PQclear(result);
        }
    }
    return delaysOf(all);
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
    constexpr int rounds = 500;
    const Scene scene(desks);
    PGconn* bare = bareConnection(scene);
    PGconn* other = bareConnection(scene);

    const double bareRows = bareInserts(bare, events);
    const double appended = appends(scene, events);
    std::printf(
        "append, %d connections, batches of %d: %.0f events/s; bare pipelined inserts of one: %.0f rows/s (x %.2f)\n",
        desks, eventsInABatch, appended, bareRows, appended / bareRows);
    const double caughtUp = catchUp(scene, events);
    std::printf("append, one connection, batches of 500: %.0f events/s (x %.2f of the same)\n", caughtUp, caughtUp / bareRows);
    const Delays bareDelay = bareNotify(bare, other, rounds);
    const Delays delay = visible(scene, rounds);
    std::printf("appended to pulled: p50 %.2f p99 %.2f ms; bare NOTIFY: p50 %.2f p99 %.2f ms (x %.1f)\n", delay.half,
                delay.slowest, bareDelay.half, bareDelay.slowest, delay.half / bareDelay.half);
    const double copied = bareCopy(bare);
    const double pulled = pulls(scene);
    std::printf("pull: %.0f events/s; bare COPY: %.0f rows/s (x %.2f)\n", pulled, copied, pulled / copied);
    PQfinish(bare);
    PQfinish(other);
}
