// SPDX-License-Identifier: GPL-3.0-or-later
//
// The softphone connector against a real exchange and real softphones.
#include "softphone_line.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/sip_telephones.h"

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

const QString ingrid = u"+358401234567"_s;

/// An agent's telephone with the desk at it, and a customer's.
struct World
{
    World()
        : agent(exchange, u"agent1"_s)
        , customer(exchange, ingrid, u"Ingrid Aho"_s)
        , desk(agent.controlPort(), u"+49 30 901820"_s)
    {
        CHECK(desk.pull().isEmpty());
    }

    void ring()
    {
        customer.dial(agent.address());
        REQUIRE(waitUntil([this] { return desk.rings(); }));
    }
    void talk()
    {
        ring();
        requireOk(waitFor(desk.connector->answer(desk.theCall().id)));
        REQUIRE(waitUntil([this] { return desk.talks() && customer.told("CALL_ESTABLISHED"); }));
    }

    SipExchange exchange;
    Softphone agent;
    Softphone customer;
    DrivenPhone desk;
};

} // namespace

TEST_CASE(
    "A call rings at the desk by its number, is answered there, and is told with how long it took")
{
    if (!SipExchange::areInstalled()) {
        return;
    }
    World world;
    world.ring();
    const LiveCall ringing = world.desk.theCall();
    CHECK(ringing.direction == Direction::Inbound);
    CHECK(ringing.identity == Identity{Identity::Kind::Phone, ingrid});
    CHECK(ringing.other == Party{u"Ingrid Aho"_s, ingrid});
    CHECK(ringing.began == world.desk.clock->now());
    CHECK(ringing.answered.isNull());
    const Timestamp rang = world.desk.clock->now();
    world.desk.clock->advanceSeconds(7);
    requireOk(waitFor(world.desk.connector->answer(ringing.id)));
    REQUIRE(waitUntil([&] { return world.desk.talks(); }));
    CHECK(world.desk.theCall().answered == world.desk.clock->now());
    CHECK(world.desk.pull().isEmpty());
    world.desk.clock->advanceSeconds(95);
    world.customer.hangUp();
    const Arrival call = world.desk.nextCall();
    CHECK(call.externalKey == ringing.externalKey);
    CHECK(call.kind == InteractionKind::Call);
    CHECK(call.channel == channel::voice);
    CHECK(call.direction == Direction::Inbound);
    CHECK(call.at == rang);
    CHECK(call.details.value("seconds"_L1).toInteger() == 95);
    CHECK_FALSE(isMissed(call));
    CHECK_FALSE(call.opensCase);
    CHECK(call.customerIdentity == Identity{Identity::Kind::Phone, ingrid});
    CHECK(call.customerName == u"Ingrid Aho"_s);
    CHECK(call.from == Party{u"Ingrid Aho"_s, ingrid});
    CHECK(call.to == QList<Party>{{QString(), u"+4930901820"_s}});
    CHECK(world.desk.connector->liveCalls().isEmpty());
    CHECK(world.desk.pull().isEmpty());
}

TEST_CASE("A call that its caller gives up, or that is declined here, is missed and opens a case")
{
    if (!SipExchange::areInstalled()) {
        return;
    }
    World world;
    world.ring();
    world.customer.hangUp();
    Arrival call = world.desk.nextCall();
    CHECK(isMissed(call));
    CHECK(call.opensCase);
    CHECK(outcomeOf(call).isEmpty());
    CHECK(world.desk.connector->liveCalls().isEmpty());

    world.ring();
    requireOk(waitFor(world.desk.connector->hangUp(world.desk.theCall().id)));
    call = world.desk.nextCall();
    CHECK(isMissed(call));
    CHECK(call.opensCase);
    CHECK(outcomeOf(call) == u"Declined here"_s);
    CHECK(waitUntil([&] { return world.customer.told("CALL_CLOSED"); }));
}

TEST_CASE("The desk calls out: taken, busy, nobody of that number, and given up")
{
    if (!SipExchange::areInstalled()) {
        return;
    }
    World world;
    SipConnector& phone = *world.desk.connector;
    requireOk(waitFor(phone.call(u"+358 40 123 4567"_s)));
    REQUIRE(waitUntil([&] { return world.desk.rings() && world.customer.told("CALL_INCOMING"); }));
    CHECK(world.desk.theCall().direction == Direction::Outbound);
    CHECK(world.desk.theCall().identity == Identity{Identity::Kind::Phone, ingrid});
    world.customer.accept();
    REQUIRE(waitUntil([&] { return world.desk.talks(); }));
    world.desk.clock->advanceSeconds(61);
    requireOk(waitFor(phone.hangUp(world.desk.theCall().id)));
    Arrival call = world.desk.nextCall();
    CHECK(call.direction == Direction::Outbound);
    CHECK_FALSE(isMissed(call));
    CHECK(call.details.value("seconds"_L1).toInteger() == 61);
    CHECK(call.customerIdentity == Identity{Identity::Kind::Phone, ingrid});
    CHECK(call.to == QList<Party>{{QString(), ingrid}});

    requireOk(waitFor(phone.call(u"tel:+358401234567"_s)));
    REQUIRE(waitUntil([&] { return world.customer.told("CALL_INCOMING"); }));
    world.customer.hangUp();
    call = world.desk.nextCall();
    CHECK(isMissed(call));
    CHECK_FALSE(call.opensCase);
    CHECK(outcomeOf(call) == u"Busy"_s);

    requireOk(waitFor(phone.call(u"+358 40 765 4321"_s)));
    call = world.desk.nextCall();
    CHECK(isMissed(call));
    CHECK(outcomeOf(call) == u"404 Not Found"_s);

    requireOk(waitFor(phone.call(world.customer.address())));
    REQUIRE(waitUntil([&] { return world.desk.rings() && world.customer.told("CALL_INCOMING"); }));
    requireOk(waitFor(phone.hangUp(world.desk.theCall().id)));
    call = world.desk.nextCall();
    CHECK(isMissed(call));
    CHECK(outcomeOf(call).isEmpty());
}

TEST_CASE("Of two calls that ring, the one that is meant is declined and the other goes on")
{
    if (!SipExchange::areInstalled()) {
        return;
    }
    World world;
    Softphone other(world.exchange, u"+358501112222"_s);
    world.ring();
    const LiveCall first = world.desk.theCall();
    other.dial(world.agent.address());
    REQUIRE(waitUntil([&] { return world.desk.connector->liveCalls().size() == 2; }));
    requireOk(waitFor(world.desk.connector->hangUp(first.id)));
    CHECK(world.desk.nextCall().externalKey == first.externalKey);
    CHECK(world.desk.theCall().other.address == u"+358501112222"_s);
    const auto again = waitFor(world.desk.connector->hangUp(first.id));
    REQUIRE_FALSE(again);
    CHECK(again.error().sentence == u"This call is over."_s);
    CHECK(world.desk.rings());
    requireOk(waitFor(world.desk.connector->answer(world.desk.theCall().id)));
    CHECK(waitUntil([&] { return world.desk.talks(); }));
}

TEST_CASE(
    "A desk that was closed in the middle of a call goes on with it, or tells that it ended unseen")
{
    if (!SipExchange::areInstalled()) {
        return;
    }
    World world;
    world.talk();
    CHECK(world.desk.pull().isEmpty()); // the cursor knows of it
    world.desk.restart();
    CHECK(world.desk.pull().isEmpty());
    REQUIRE(waitUntil([&] { return world.desk.talks(); }));
    CHECK(world.desk.theCall().other.name == u"Ingrid Aho"_s);
    world.desk.clock->advanceSeconds(30);
    world.customer.hangUp();
    Arrival call = world.desk.nextCall();
    CHECK(call.details.value("seconds"_L1).toInteger() == 30);
    CHECK(outcomeOf(call).isEmpty());

    world.ring();
    CHECK(world.desk.pull().isEmpty());
    const QByteArray key = world.desk.theCall().externalKey;
    world.desk.connector.reset();
    world.customer.hangUp();
    REQUIRE(waitUntil([&] { return world.customer.told("CALL_CLOSED"); }));
    world.desk.restart();
    call = world.desk.nextCall();
    CHECK(call.externalKey == key);
    CHECK(isMissed(call));
    CHECK(call.opensCase);
    CHECK(outcomeOf(call).startsWith(u"How it ended is not known"_s));
    world.desk.restart();
    CHECK(world.desk.pull().isEmpty());
}

TEST_CASE("A call that ended and was not stored is told again by the next run, under the same key")
{
    if (!SipExchange::areInstalled()) {
        return;
    }
    World world;
    world.talk();
    CHECK(world.desk.pull().isEmpty());
    const QByteArray key = world.desk.theCall().externalKey;
    world.customer.hangUp();
    REQUIRE(waitUntil([&] { return world.desk.connector->liveCalls().isEmpty(); }));
    const Pulled lost = waitForValue(world.desk.connector->pull(world.desk.cursor));
    REQUIRE(lost.delivered.size() == 1); // and then the disk was full: the cursor is the old one
    const Pulled again = waitForValue(world.desk.connector->pull(world.desk.cursor));
    REQUIRE(again.delivered.size() == 1);
    CHECK(again.delivered.first().arrival.externalKey == key);
    world.desk.restart();
    CHECK(world.desk.nextCall().externalKey == key);
}

TEST_CASE("A softphone that ends in the middle of a call ends the call, and is there again when it "
          "was started")
{
    if (!SipExchange::areInstalled()) {
        return;
    }
    World world;
    world.talk();
    world.desk.clock->advanceSeconds(20);
    world.agent.kill();
    const Arrival call = world.desk.nextCall();
    CHECK(call.details.value("seconds"_L1).toInteger() == 20);
    CHECK(outcomeOf(call).startsWith(u"How it ended is not known"_s));
    CHECK_FALSE(world.desk.connector->canCall());
    const auto refused = waitFor(world.desk.connector->call(ingrid));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence.startsWith(u"Nothing listens on 127.0.0.1:"_s));
    world.agent.start();
    REQUIRE(waitUntil([&] { return world.desk.connector->canCall(); }));
    world.customer.hangUp();
    world.ring();
}

TEST_CASE(
    "A line that is cut in the middle of a call is made again, and the call is told once and whole")
{
    if (!SipExchange::areInstalled()) {
        return;
    }
    SipExchange exchange;
    Softphone agent(exchange, u"agent1"_s);
    Softphone customer(exchange, ingrid);
    FaultProxy proxy(agent.controlPort());
    DrivenPhone desk(proxy.port());
    CHECK(desk.pull().isEmpty());
    customer.dial(agent.address());
    REQUIRE(waitUntil([&] { return desk.rings(); }));
    requireOk(waitFor(desk.connector->answer(desk.theCall().id)));
    REQUIRE(waitUntil([&] { return desk.talks(); }));
    const LiveCall before = desk.theCall();
    desk.clock->advanceSeconds(10);
    proxy.cut();
    REQUIRE(waitUntil([&] { return !desk.connector->canCall(); }));
    CHECK(desk.connector->liveCalls().isEmpty()); // nothing can be done about it now
    REQUIRE(waitUntil([&] { return desk.talks(); }));
    CHECK(desk.theCall() == before);
    proxy.cutAfter(40); // in the middle of what baresip says next
    customer.hangUp();
    desk.clock->advanceSeconds(5);
    const Arrival call = desk.nextCall();
    CHECK(call.externalKey == before.externalKey);
    CHECK_FALSE(isMissed(call));
    CHECK(desk.pull().isEmpty());
}

TEST_CASE("The check of a softphone passes when it is registered, and says so when it is not, its "
          "address is its own")
{
    if (!SipExchange::areInstalled()) {
        return;
    }
    SipExchange exchange;
    const Softphone agent(exchange, u"agent1"_s);
    DrivenPhone desk(agent.controlPort());
    requireOk(waitFor(desk.connector->check()));
    CHECK(waitForValue(desk.connector->ownAddress()) ==
          u"agent1@127.0.0.1:%1"_s.arg(exchange.port()));
    const Softphone lost(exchange, u"agent2"_s, {}, Softphone::Registers::InVain);
    DrivenPhone other(lost.controlPort());
    const auto checked = waitFor(other.connector->check());
    REQUIRE_FALSE(checked);
    CHECK(
        checked.error().sentence ==
        u"baresip is not registered at its provider (agent2@127.0.0.1:%1): no call would come. See its file accounts."_s
            .arg(exchange.port()));
}
