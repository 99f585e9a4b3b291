// SPDX-License-Identifier: GPL-3.0-or-later
// Rooms for members, on the real server.
#include "core/xmpp/stanza_failure.h"
#include "tests/core/xmpp/chat_people.h"

using namespace threadline;
using namespace threadline::test;

namespace {

const QString swarm = u"case-4711@rooms.localhost"_n;

QString saidBy(ChatGuest& guest, const ChatPerson& person, const QString& body)
{
    return waitForValue(guest.room.say(person.text(body)));
}

} // namespace

TEST_CASE("A room that is made keeps strangers out and lets in who was invited")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    ChatPerson desk(server.access(u"desk"_n));
    ChatPerson carla(server.access(u"carla"_n));
    ChatGuest host(desk, swarm, u"Anna K."_n);
    requireOk(waitFor(host.room.create({u"Case 4711"_n})));
    REQUIRE(host.room.isInside());
    CHECK(host.room.occupants().value(u"Anna K."_n).affiliation == RoomAffiliation::Owner);

    ChatGuest guest(carla, swarm, u"Carla"_n);
    const auto refused = waitFor(guest.room.enter());
    REQUIRE(!refused);
    CHECK(refused.error() == Error{Error::Remedy::Rejected, u"The room is for its members only: ask one of them for an invitation."_n});

    requireOk(waitFor(host.room.setAffiliation(u"carla@localhost"_n, RoomAffiliation::Member)));
    requireOk(waitFor(host.room.invite(u"carla@localhost"_n, u"You know about parcels"_n)));
    REQUIRE(waitUntil([&] { return carla.invitations.size() == 1; }));
    CHECK(carla.invitations.first().room == swarm);
    CHECK(carla.invitations.first().from == swarm + u"/Anna K."_n); // as Prosody names them
    CHECK(carla.invitations.first().reason == u"You know about parcels"_n);
    requireOk(waitFor(guest.room.enter()));
    REQUIRE(waitUntil([&] { return host.room.occupants().contains(u"Carla"_n); }));
    CHECK(host.room.occupants().value(u"Carla"_n).realJid == u"carla@localhost"_n);
    CHECK(guest.room.occupants().value(u"Anna K."_n).realJid.isEmpty()); // for moderators only

    guest.room.sendChatState(ChatState::Composing);
    REQUIRE(waitUntil([&] { return host.states.contains(std::pair(u"Carla"_n, ChatState::Composing)); }));
    const XmppText first = carla.text(u"It is at the depo"_n);
    const QString firstId = waitForValue(guest.room.say(first));
    CHECK(!firstId.isEmpty());
    XmppText corrected = carla.text(u"It is at the depot"_n);
    corrected.replaces = first.id;
    waitForValue(guest.room.say(corrected));
    waitForValue(host.room.react({firstId, {u"\U0001F44D"_n, u"\u2764"_n}}));
    waitForValue(host.room.react({firstId, {}}));
    REQUIRE(waitUntil([&] { return guest.heard.size() == 4 && host.heard.size() == 4; }));
    CHECK(host.heard[0].body == first.body);
    CHECK(host.heard[0].archiveId == firstId);
    CHECK(host.heard[0].from == swarm + u"/Carla"_n);
    CHECK(host.heard[0].realJid == u"carla@localhost"_n);
    CHECK(!host.heard[0].outgoing);
    CHECK(guest.heard[0].outgoing);
    CHECK(host.heard[1].replaces == first.id);
    REQUIRE(guest.heard[2].reactions);
    CHECK(*guest.heard[2].reactions == XmppReactions{firstId, {u"\U0001F44D"_n, u"\u2764"_n}});
    REQUIRE(guest.heard[3].reactions);
    CHECK(guest.heard[3].reactions->emoji.isEmpty());

    host.room.setSubject(u"Parcel 12"_n);
    REQUIRE(waitUntil([&] { return guest.room.subject() == u"Parcel 12"_n; }));

    // Withdrawn.
    requireOk(waitFor(host.room.setAffiliation(u"carla@localhost"_n, RoomAffiliation::None)));
    REQUIRE(waitUntil([&] { return guest.reasons.size() == 1; }));
    CHECK(guest.reasons.first().sentence == u"This account is no member of the room any more: ask its owner."_n);
    CHECK(!guest.room.isInside());
    const auto unsaid = waitFor(guest.room.say(carla.text(u"Hello?"_n)));
    REQUIRE(!unsaid);
    CHECK(unsaid.error().remedy == Error::Remedy::Retry);
    CHECK(!waitFor(guest.room.enter()));
}

TEST_CASE("No such room, a room there is already, and what only owners may do")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    ChatPerson desk(server.access(u"desk"_n));
    ChatPerson carla(server.access(u"carla"_n));
    ChatGuest early(carla, swarm, u"Carla"_n);
    const auto missing = waitFor(early.room.enter());
    REQUIRE(!missing);
    CHECK(missing.error().sentence == u"The room does not exist."_n);
    CHECK(saysNotFound(missing.error()));

    ChatGuest host(desk, swarm, u"Desk"_n);
    requireOk(waitFor(host.room.create({u"Case"_n})));
    requireOk(waitFor(host.room.setAffiliation(u"carla@localhost"_n, RoomAffiliation::Member)));
    const auto twice = waitFor(early.room.create({u"Mine"_n}));
    REQUIRE(!twice);
    CHECK(twice.error().remedy == Error::Remedy::Rejected);
    requireOk(waitFor(early.room.enter()));
    for (const auto& outcome : {waitFor(early.room.setAffiliation(u"x@localhost"_n, RoomAffiliation::Member)),
                                waitFor(early.room.destroy(u"because"_n)), waitFor(early.room.invite(u"x@localhost"_n, {}))}) {
        REQUIRE(!outcome);
        CHECK(outcome.error().remedy == Error::Remedy::Rejected);
    }
    ChatPerson visitor(server.visitor());
    ChatGuest maker(visitor, u"mine@rooms.localhost"_n, u"V"_n);
    CHECK(!waitFor(maker.room.create({})));
    ChatGuest sameNick(desk, swarm, u"Carla"_n);
    CHECK(!waitFor(sameNick.room.enter()));
}

TEST_CASE("A room that is closed tells everybody why")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    ChatPerson desk(server.access(u"desk"_n));
    ChatPerson carla(server.access(u"carla"_n));
    ChatGuest host(desk, swarm, u"Desk"_n);
    requireOk(waitFor(host.room.create({u"Case"_n})));
    requireOk(waitFor(host.room.setAffiliation(u"carla@localhost"_n, RoomAffiliation::Member)));
    ChatGuest guest(carla, swarm, u"Carla"_n);
    requireOk(waitFor(guest.room.enter()));
    QStringList told;
    for (XmppRoom* room : {&host.room, &guest.room}) {
        QObject::connect(room, &XmppRoom::destroyed, [&told](const QString& sentence) { told.append(sentence); });
    }
    requireOk(waitFor(host.room.destroy(u"The case is solved"_n)));
    REQUIRE(waitUntil([&] { return host.reasons.size() == 1 && guest.reasons.size() == 1; }));
    CHECK(told == QStringList{u"The room was closed: The case is solved"_n, u"The room was closed: The case is solved"_n});
    CHECK(!guest.room.isInside());
    CHECK(waitFor(guest.room.enter()).error().sentence == u"The room does not exist any more."_n);
}

TEST_CASE("What was said in a room while we were away is told once and in order")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    ChatPerson desk(server.access(u"desk"_n), quickTimings());
    ChatPerson carla(server.access(u"carla"_n), quickTimings());
    ChatGuest host(desk, swarm, u"Desk"_n);
    requireOk(waitFor(host.room.create({u"Case"_n})));
    requireOk(waitFor(host.room.setAffiliation(u"carla@localhost"_n, RoomAffiliation::Member)));
    XmppArchivePlace place;
    QStringList expected;
    {
        ChatGuest guest(carla, swarm, u"Carla"_n);
        requireOk(waitFor(guest.room.enter()));
        saidBy(guest, carla, u"first"_n);
        saidBy(host, desk, u"second"_n);
        REQUIRE(waitUntil([&] { return guest.heard.size() == 2; }));
        place = guest.room.history().place();
    }
    REQUIRE(waitUntil([&] { return !host.room.occupants().contains(u"Carla"_n); }));
    const QString third = saidBy(host, desk, u"third"_n);
    waitForValue(host.room.react({third, {u"\u2764"_n}}));
    saidBy(host, desk, u"fourth"_n);
    {
        ChatGuest guest(carla, swarm, u"Carla"_n, place);
        requireOk(waitFor(guest.room.enter()));
        saidBy(guest, carla, u"fifth"_n);
        REQUIRE(waitUntil([&] { return guest.heard.size() >= 4; }));
        CHECK(guest.bodies() == QStringList{u"third"_n, {}, u"fourth"_n, u"fifth"_n});
        CHECK(guest.heard[1].reactions);
        CHECK(guest.heard[0].from == swarm + u"/Desk"_n);
        CHECK(guest.heard[0].archiveId == third);
    }
}

TEST_CASE("After a crash of the server the rooms are entered again and nothing is lost or doubled")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    ChatPerson desk(server.access(u"desk"_n), quickTimings());
    ChatPerson carla(server.access(u"carla"_n), quickTimings());
    ChatGuest host(desk, swarm, u"Desk"_n);
    requireOk(waitFor(host.room.create({u"Case"_n})));
    requireOk(waitFor(host.room.setAffiliation(u"carla@localhost"_n, RoomAffiliation::Member)));
    ChatGuest guest(carla, swarm, u"Carla"_n);
    requireOk(waitFor(guest.room.enter()));
    saidBy(guest, carla, u"one"_n);
    saidBy(host, desk, u"two"_n);
    int back = 0;
    for (XmppRoom* room : {&host.room, &guest.room}) {
        QObject::connect(room, &XmppRoom::entered, [&back] { ++back; });
    }
    server.server.kill();
    REQUIRE(waitUntil([&] { return !host.room.isInside() && !guest.room.isInside(); }));
    CHECK(guest.reasons.first().remedy == Error::Remedy::Retry);
    server.server.start();
    REQUIRE(waitUntil([&] { return back == 2; }));
    saidBy(host, desk, u"three"_n);
    REQUIRE(waitUntil([&] { return guest.bodies().contains(u"three"_n) && host.bodies().contains(u"three"_n); }));
    CHECK(guest.bodies() == QStringList{u"one"_n, u"two"_n, u"three"_n});
    CHECK(host.bodies() == QStringList{u"one"_n, u"two"_n, u"three"_n});
}
