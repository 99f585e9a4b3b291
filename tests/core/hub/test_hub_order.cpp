// SPDX-License-Identifier: GPL-3.0-or-later
// The one order: no gap that fills later, nothing twice, nothing lost.
#include "tests/core/hub/team_hub.h"

#include <QSocketNotifier>

#include <future>
#include <thread>

using namespace threadline;
using namespace threadline::test;

namespace {

/// One event by a raw session, inside whatever transaction it is in.
QByteArray rawAppend(const HubEvent& event)
{
    return "SELECT threadline.append('{0}', '{" + event.id.text().toUtf8() + "}', '{" +
           event.subject.toByteArray(QUuid::WithoutBraces) + "}', '{" + event.kind.toUtf8() + "}', '{" +
           event.actor.toUtf8() + "}', '{1}', ARRAY['" + event.body + "'], '{NULL}', '{}')";
}

QList<qint64> positionsIn(const QList<HubEvent>& events)
{
    QList<qint64> positions;
    for (const HubEvent& event : events) {
        positions.append(event.position);
    }
    return positions;
}

} // namespace

TEST_CASE("What one desk appends another pulls byte for byte and is woken for")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    team.add(u"Ben"_n);
    const auto anna = team.open(u"Anna"_n);
    const auto ben = team.open(u"Ben"_n);
    CHECK(anna->me() == HubAgent{u"Anna"_n, HubRole::Agent, {}, {}});

    HubEvent told = event(u"customer.created"_n, anId(), u"Anna"_n);
    told.body = "{ \"name\" : \"Ä\\u0000 \\\" 'x'\" }"; // JSON as nobody would write it again
    told.packedText = QByteArray("\0\1\xff packed", 10);
    const HubPositions positions = accepted(*anna, {told, opened(anId(), u"Anna"_n)});
    CHECK(positions == HubPositions{1, 2});

    QSocketNotifier notifier(ben->socket(), QSocketNotifier::Read);
    QSet<HubWakeUp> woken;
    QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] { woken += valueOf(ben->wakeUps()); });
    REQUIRE(waitUntil([&] { return woken.contains(HubWakeUp::Events); }));

    const HubPage page = valueOf(ben->pull({}));
    REQUIRE(page.events.size() == 2);
    told.position = 1;
    told.author = u"Anna"_n;
    CHECK(page.events[0] == told);
    CHECK(page.reached == 2);
    CHECK(page.progress.head == 2);
    CHECK(valueOf(ben->pull({2})).events.isEmpty());
}

TEST_CASE("A page says how far it goes and the newest can come first")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    const auto anna = team.open(u"Anna"_n);
    const QUuid inCase = anId();
    HubEvent opening = opened(inCase, u"Anna"_n);
    accepted(*anna, {opening});
    QList<HubBatch> batches;
    for (int i = 0; i < 9; ++i) {
        batches.append({{event(u"view.saved"_n, anId(), u"Anna"_n)}});
    }
    CHECK(valueOf(anna->append(batches)).size() == 9);

    HubPullRequest request;
    request.limit = 4;
    HubPage page = valueOf(anna->pull(request));
    CHECK(positionsIn(page.events) == QList<qint64>{1, 2, 3, 4});
    CHECK(page.reached == 4);
    request.after = 8;
    page = valueOf(anna->pull(request));
    CHECK(positionsIn(page.events) == QList<qint64>{9, 10});
    CHECK(page.reached == 10);
    request = {};
    request.newestFirst = true;
    request.limit = 3;
    CHECK(positionsIn(valueOf(anna->pull(request)).events) == QList<qint64>{10, 9, 8});
    request = {};
    request.cases = {CaseId(inCase)};
    CHECK(positionsIn(valueOf(anna->pull(request)).events) == QList<qint64>{1});
    const auto cases = valueOf(anna->cases(false));
    REQUIRE(cases.size() == 1);
    CHECK(cases[0].id == CaseId(inCase));
    CHECK(cases[0].status == u"new"_n);
}

TEST_CASE("A batch that is sent again is accepted once")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    team.add(u"Ben"_n);
    const auto anna = team.open(u"Anna"_n);
    const auto ben = team.open(u"Ben"_n);
    const QUuid inCase = anId();
    QList<HubEvent> batch{opened(inCase, u"Anna"_n), assigned(inCase, u"Anna"_n, {}, u"Anna"_n)};
    const HubPositions first = accepted(*anna, batch);
    // Meanwhile the case has gone on: what was accepted stays so.
    accepted(*anna, {assigned(inCase, {}, u"Anna"_n, u"Anna"_n)});
    CHECK(accepted(*anna, batch) == first);
    CHECK(everything(*anna).size() == 3);

    QList<HubEvent> changed = batch;
    changed[1].body = "{}";
    CHECK(refused(*anna, changed).code == HubRefusal::Code::Id);
    CHECK(refused(*ben, batch).code == HubRefusal::Code::Id); // not hers, whatever it holds
    CHECK(refused(*anna, {batch[0], noted(inCase, u"Anna"_n)}).code == HubRefusal::Code::Id);
    const HubEvent twice = event(u"view.saved"_n, anId(), u"Anna"_n);
    CHECK(refused(*anna, {twice, twice}).code == HubRefusal::Code::Id);
    CHECK(everything(*anna).size() == 3);
}

TEST_CASE("A batch is taken whole or not at all and does not stop the next")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    const auto anna = team.open(u"Anna"_n);
    const QUuid inCase = anId();
    const QList<HubBatch> batches{{{opened(inCase, u"Anna"_n), event(u"sla.policies_set"_n, anId(), u"Anna"_n)}},
                                  {{opened(inCase, u"Anna"_n)}},
                                  {{noted(anId(), u"Anna"_n)}},
                                  {{noted(inCase, u"Anna"_n)}}};
    const auto answers = valueOf(anna->append(batches));
    REQUIRE(answers.size() == 4);
    CHECK(std::get<HubRefusal>(answers[0]).code == HubRefusal::Code::Role);
    CHECK(std::get<HubRefusal>(answers[0]).event == batches[0].events[1].id);
    CHECK(std::get<HubPositions>(answers[1]) == HubPositions{1}); // a refused batch uses up no position
    CHECK(std::get<HubRefusal>(answers[2]).code == HubRefusal::Code::Unknown);
    CHECK(std::get<HubPositions>(answers[3]) == HubPositions{2});
    CHECK(everything(*anna).size() == 2);
}

TEST_CASE("Events of many kinds in one batch keep their order, and one in the middle undoes all of them")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    const auto anna = team.open(u"Anna"_n);
    const QString account = u"support@shop.example"_n;
    const QUuid inCase = anId();
    const auto arrival = [&](const QString& key) {
        return event(u"message.received"_n, anId(), account,
                     {{u"account"_n, account}, {u"external_key"_n, key}, {u"case"_n, inCase.toString(QUuid::WithoutBraces)}});
    };
    const QList<HubEvent> all{event(u"customer.created"_n, anId(), account),
                              event(u"identity.linked"_n, anId(), account),
                              opened(inCase, u"Anna"_n),
                              arrival(u"one"_n),
                              arrival(u"two"_n),
                              noted(inCase, u"Anna"_n),
                              arrival(u"three"_n)};
    CHECK(accepted(*anna, all) == HubPositions{1, 2, 3, 4, 5, 6, 7});
    const auto kept = everything(*anna);
    REQUIRE(kept.size() == all.size());
    for (qsizetype i = 0; i < all.size(); ++i) {
        CHECK(kept[i].id == all[i].id);
        CHECK(kept[i].body == all[i].body);
    }
    const auto cases = valueOf(anna->cases(true));
    REQUIRE(cases.size() == 1);
    CHECK(cases[0].position == 7); // of the last event about it

    SECTION("the same message twice")
    {
        const HubEvent again = arrival(u"four"_n);
        const HubRefusal refusal = refused(*anna, {arrival(u"five"_n), again, arrival(u"four"_n)});
        CHECK(refusal.code == HubRefusal::Code::Duplicate);
        CHECK(refusal.first == again.id);
    }
    SECTION("a message that is there already")
    {
        const HubRefusal refusal = refused(*anna, {arrival(u"four"_n), arrival(u"two"_n), arrival(u"five"_n)});
        CHECK(refusal.code == HubRefusal::Code::Duplicate);
        CHECK(refusal.first == all[4].id);
    }
    SECTION("a case that is not there")
    {
        HubEvent lost = arrival(u"four"_n);
        lost.body = R"({"external_key":"four","case":"00000000-0000-4000-8000-000000000001"})";
        const HubRefusal refusal = refused(*anna, {arrival(u"five"_n), lost});
        CHECK(refusal.code == HubRefusal::Code::Unknown);
        CHECK(refusal.event == lost.id);
    }
    SECTION("no JSON")
    {
        HubEvent broken = arrival(u"four"_n);
        broken.body = "[1";
        CHECK(refused(*anna, {arrival(u"five"_n), broken, arrival(u"six"_n)}).code == HubRefusal::Code::Body);
        broken.body = "[1]";
        CHECK(refused(*anna, {arrival(u"five"_n), broken, arrival(u"six"_n)}).code == HubRefusal::Code::Body);
    }
    SECTION("one id twice")
    {
        const HubEvent once = arrival(u"four"_n);
        CHECK(refused(*anna, {once, once}).code == HubRefusal::Code::Id);
    }
    CHECK(everything(*anna).size() == all.size());
    CHECK(valueOf(anna->cases(true))[0].position == 7);
    CHECK(accepted(*anna, {arrival(u"five"_n)}) == HubPositions{8});
}

TEST_CASE("While an append is held open nobody else appends and no reader sees past it")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    team.add(u"Ben"_n);
    team.add(u"Cleo"_n);
    const auto reader = team.open(u"Cleo"_n);
    accepted(*reader, {event(u"view.saved"_n, anId(), u"Cleo"_n)});

    auto holder = team.raw(u"Anna"_n);
    requireOk(holder.runScript("BEGIN"));
    const HubEvent held = event(u"view.saved"_n, anId(), u"Anna"_n);
    valueOf(holder.run(rawAppend(held)));

    // Waits for five seconds, then says so; nothing of it is left.
    const auto ben = team.open(u"Ben"_n);
    const HubEvent late = event(u"view.saved"_n, anId(), u"Ben"_n);
    const auto given = ben->append({HubBatch{{late}}}, {});
    REQUIRE_FALSE(given);
    CHECK(given.error().remedy == Error::Remedy::Retry);
    CHECK(given.error().sentence.startsWith(u"The hub is busy"_n));
    CHECK(valueOf(reader->pull({})).reached == 1);

    // Waits; and while it does, a reader asks again and again.
    auto waiting = std::async(std::launch::async, [&] { return ben->append({HubBatch{{late}}}, {}); });
    auto watcher = team.owner();
    REQUIRE(waitUntil(
        [&] { return valueOf(watcher.run("SELECT count(*) FROM pg_locks WHERE NOT granted")).integer(0, 0) > 0; }));
    CHECK(valueOf(reader->pull({})).reached == 1);
    requireOk(holder.runScript("COMMIT"));
    const auto answers = valueOf(waiting.get());
    CHECK(std::get<HubPositions>(answers.first()) == HubPositions{3});
    const HubPage page = valueOf(reader->pull({1}));
    REQUIRE(page.events.size() == 2);
    CHECK(page.events[0].id == held.id);
    CHECK(page.events[1].id == late.id);
}

TEST_CASE("When the one who holds an append open dies the next goes through")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    team.add(u"Ben"_n);
    auto holder = team.raw(u"Anna"_n);
    const QByteArray pid = valueOf(holder.run("SELECT pg_backend_pid()")).bytes(0, 0);
    requireOk(holder.runScript("BEGIN"));
    valueOf(holder.run(rawAppend(event(u"view.saved"_n, anId(), u"Anna"_n))));

    const auto ben = team.open(u"Ben"_n);
    auto waiting = std::async(std::launch::async,
                              [&] { return ben->append({HubBatch{{event(u"view.saved"_n, anId(), u"Ben"_n)}}}, {}); });
    auto superuser = team.superuser();
    REQUIRE(waitUntil(
        [&] { return valueOf(superuser.run("SELECT count(*) FROM pg_locks WHERE NOT granted")).integer(0, 0) > 0; }));
    valueOf(superuser.run("SELECT pg_terminate_backend(" + pid + ")"));
    CHECK(std::get<HubPositions>(valueOf(waiting.get()).first()) == HubPositions{1});
    CHECK_FALSE(holder.run("SELECT 1"));
    CHECK_FALSE(holder.isAlive());
}

TEST_CASE("A login role is not left alone with an open transaction")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    auto anna = team.raw(u"Anna"_n);
    CHECK(valueOf(anna.run("SHOW idle_in_transaction_session_timeout")).text(0, 0) == u"10s"_n);
    CHECK(valueOf(anna.run("SHOW statement_timeout")).text(0, 0) == u"1min"_n);
    CHECK(valueOf(anna.run("SHOW lock_timeout")).text(0, 0) == u"5s"_n);
    CHECK(valueOf(anna.run("SHOW jit")).text(0, 0) == u"off"_n);
}

TEST_CASE("A reader among many writers never finds something before what it has")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    constexpr int writers = 8;
    constexpr int each = 40;
    for (int i = 0; i < writers; ++i) {
        team.add(u"Agent %1"_n.arg(i));
    }
    team.add(u"Reader"_n);
    std::vector<std::thread> threads;
    std::atomic<int> failed = 0;
    for (int i = 0; i < writers; ++i) {
        threads.emplace_back([&, name = u"Agent %1"_n.arg(i)] {
            const auto hub = PostgresHub::open(team.access(name));
            for (int n = 0; hub && n < each; ++n) {
                const auto answers = appendPatiently(**hub, {HubBatch{{event(u"view.saved"_n, anId(), name)}}});
                failed += !answers || !std::holds_alternative<HubPositions>(answers->first());
            }
            failed += !hub;
        });
    }
    const auto reader = team.open(u"Reader"_n);
    QList<qint64> seen;
    qint64 reached = 0;
    while (reached < writers * each && failed == 0) {
        const HubPage page = valueOf(reader->pull({reached}));
        seen += positionsIn(page.events);
        reached = page.reached;
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    REQUIRE(failed == 0);
    REQUIRE(seen.size() == writers * each);
    for (qsizetype i = 0; i < seen.size(); ++i) {
        CHECK(seen[i] == i + 1);
    }
}

TEST_CASE("A server that restarts in the middle loses nothing and a new connection goes on")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    auto anna = team.open(u"Anna"_n);
    const HubEvent before = event(u"view.saved"_n, anId(), u"Anna"_n);
    accepted(*anna, {before});
    PostgresServer::shared().stop();
    const HubEvent meanwhile = event(u"view.saved"_n, anId(), u"Anna"_n);
    const auto lost = anna->append({HubBatch{{meanwhile}}}, {});
    REQUIRE_FALSE(lost);
    CHECK(lost.error().remedy == Error::Remedy::Retry);
    CHECK_FALSE(anna->wakeUps());
    CHECK(anna->socket() == -1);
    const auto down = PostgresHub::open(team.access(u"Anna"_n));
    CHECK(down.error().sentence.startsWith(u"Nothing answers at localhost"_n));

    PostgresServer::shared().start();
    anna = team.open(u"Anna"_n);
    CHECK(accepted(*anna, {before}) == HubPositions{1});
    CHECK(accepted(*anna, {meanwhile}) == HubPositions{2});
}
