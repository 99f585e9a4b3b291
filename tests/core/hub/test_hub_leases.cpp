// SPDX-License-Identifier: GPL-3.0-or-later
// One host fetches and sends for an account; presence, which is kept nowhere.
#include "tests/core/hub/team_hub.h"

using namespace threadline;
using namespace threadline::test;

namespace {

const QString account = QStringLiteral("support@shop.example");

/// As if half a minute had gone by for this account.
void letTimePass(TeamHub& team)
{
    valueOf(team.owner().run("UPDATE threadline.lease SET until = until - interval '31 seconds'"));
}

} // namespace

TEST_CASE("An account is held by one host until it is silent for half a minute")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Server"_n, HubRole::Connector);
    team.add(u"Anna"_n);
    const auto one = team.open(u"Server"_n);
    const auto other = team.open(u"Server"_n); // the same login on another machine
    const auto anna = team.open(u"Anna"_n);

    const HubLease held = valueOf(one->holdLease(account, u"host-1"_n, 0));
    CHECK(held.token == 1);
    CHECK(held.secondsLeft == 30.0);
    HubLease refusedOne = valueOf(other->holdLease(account, u"host-2"_n, 0));
    CHECK(refusedOne.token == 0);
    CHECK(refusedOne.holder == u"Server"_n);
    CHECK(refusedOne.secondsLeft > 0);
    CHECK(refusedOne.secondsLeft <= 30.0);
    CHECK(valueOf(anna->holdLease(account, u"host-1"_n, held.token)).token == 0); // the right token in the wrong hand
    CHECK(valueOf(one->holdLease(account, u"host-1"_n, held.token)).token == held.token);

    letTimePass(team);
    CHECK(valueOf(one->holdLease(account, u"host-1"_n, held.token)).token == held.token); // nobody wanted it meanwhile
    letTimePass(team);
    const HubLease taken = valueOf(anna->holdLease(account, u"desk"_n, 0));
    CHECK(taken.token == 2);
    CHECK(valueOf(one->holdLease(account, u"host-1"_n, held.token)).token == 0);

    requireOk(one->releaseLease(account, u"host-1"_n, held.token)); // not its own any more: nothing happens
    CHECK(valueOf(other->holdLease(account, u"host-2"_n, 0)).token == 0);
    requireOk(anna->releaseLease(account, u"desk"_n, taken.token));
    REQUIRE(waitUntil([&] { return valueOf(other->wakeUps()).contains(HubWakeUp::Lease); }));
    CHECK(valueOf(other->holdLease(account, u"host-2"_n, 0)).token == 3);
    CHECK(valueOf(anna->holdLease(account, u"desk"_n, taken.token)).token == 0);
}

TEST_CASE("A host that slept through its lease cannot send")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    team.add(u"Server"_n, HubRole::Connector);
    const auto anna = team.open(u"Anna"_n);
    const auto server = team.open(u"Server"_n);
    const HubEvent reply = event(u"message.queued"_n, anId(), u"Anna"_n, {{u"account"_n, account}});
    accepted(*anna, {reply});
    const HubEvent sending = event(u"message.sending"_n, reply.subject, u"outbox"_n, {{u"message"_n, reply.id.text()}});

    CHECK(refused(*server, {sending}).code == HubRefusal::Code::Lease);
    const qint64 token = valueOf(server->holdLease(account, u"host-1"_n, 0)).token;
    CHECK(refused(*server, {sending}, {{account, token + 1}}).code == HubRefusal::Code::Lease);
    CHECK(refused(*server, {sending}, {{u"sales@shop.example"_n, token}}).code == HubRefusal::Code::Lease);
    CHECK(refused(*anna, {sending}, {{account, token}}).code == HubRefusal::Code::Lease); // a forged token
    letTimePass(team);
    CHECK(refused(*server, {sending}, {{account, token}}).code == HubRefusal::Code::Lease);
    const qint64 taken = valueOf(anna->holdLease(account, u"desk"_n, 0)).token;
    const HubRefusal refusal = refused(*server, {sending}, {{account, token}});
    CHECK(sentenceOf(refusal) == u"Anna fetches and sends for this account now."_n);
    accepted(*anna, {sending}, {{account, taken}});
}

TEST_CASE("Who is here is known while they give a sign and only changes wake others")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n, HubRole::Agent, {u"shop"_n});
    team.add(u"Ben"_n, HubRole::Agent, {u"repairs"_n});
    team.add(u"Cleo"_n, HubRole::Agent, {u"shop"_n});
    const auto anna = team.open(u"Anna"_n);
    const auto ben = team.open(u"Ben"_n);
    const auto cleo = team.open(u"Cleo"_n);
    const QUuid inCase = anId();
    accepted(*anna, {opened(inCase, u"Anna"_n)});
    const auto wokenByPresence = [&] {
        valueOf(cleo->progress()); // an answer brings along what was notified before it
        return valueOf(cleo->wakeUps()).contains(HubWakeUp::Presence);
    };

    HubPresence me;
    me.lookingAt = CaseId(inCase);
    me.typing = true;
    requireOk(anna->bePresent(u"desk-a"_n, me));
    CHECK(wokenByPresence());
    requireOk(anna->bePresent(u"desk-a"_n, me));
    requireOk(anna->bePresent(u"desk-a"_n, me));
    CHECK_FALSE(wokenByPresence());
    HubPresence seen{u"Anna"_n, HubRole::Agent, HubPresence::State::Here, CaseId(inCase), true};
    CHECK(valueOf(cleo->whoIsHere()) == QList{seen});
    seen.lookingAt = std::nullopt; // not for another team
    seen.typing = false;
    CHECK(valueOf(ben->whoIsHere()) == QList{seen});

    me.typing = false;
    requireOk(anna->bePresent(u"desk-a"_n, me));
    CHECK(wokenByPresence());
    me.state = HubPresence::State::Away;
    me.lookingAt = std::nullopt;
    requireOk(anna->bePresent(u"desk-a"_n, me));
    CHECK(valueOf(cleo->whoIsHere()).first().state == HubPresence::State::Away);
    valueOf(team.owner().run("UPDATE threadline.presence SET seen_at = seen_at - interval '31 seconds'"));
    CHECK(valueOf(cleo->whoIsHere()).isEmpty());
    requireOk(anna->bePresent(u"desk-a"_n, me));
    CHECK(valueOf(cleo->whoIsHere()).size() == 1);
    requireOk(anna->leave(u"desk-a"_n));
    CHECK(valueOf(cleo->whoIsHere()).isEmpty());
}
