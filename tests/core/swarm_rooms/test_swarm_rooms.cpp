// SPDX-License-Identifier: GPL-3.0-or-later
//
// People from outside in a swarm: any XMPP client, here ours as a stranger would use one, on a real server.
#include "tests/core/xmpp/chat_people.h"
#include "tests/support/desk_fixture.h"

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

struct WithRooms
{
    WithRooms()
    {
        desk.addAccount();
        desk.server().deliver(mailFrom(u"ingrid@aaltonen.example"_s, u"Pump stops"_s, u"It shows E-07."_s, 60, "m1@c.example"));
        desk.sync();
        SwarmRequest request;
        request.inCase = desk.onlyCase().id;
        request.question = u"Why E-07?"_s;
        id = waitForValue(swarms().start(request));
        waitForValue(swarms().say(id, {u"Not for outsiders."_s, {}, {}})); // before there is a room
    }

    void offerRooms()
    {
        XmppAccess access = server.access(u"desk"_s);
        const QString password = std::exchange(access.password, {});
        requireOk(waitFor(swarms().setRoomServer({access, u"rooms.localhost"_s}, password, true)));
    }

    SwarmDesk& swarms() { return desk.workspace().swarms(); }
    SwarmView shown() { return waitForValue(swarms().show(id)); }
    QList<SwarmMessage> heardFromOutside()
    {
        QList<SwarmMessage> all;
        const SwarmView view = shown();
        for (const SwarmLine& line : view.chat.lines) {
            const auto* message = std::get_if<SwarmMessage>(&line);
            if (message && message->outsider) {
                all.append(*message);
            }
        }
        return all;
    }
    QString room() { return shown().row.swarm.room; }

    ChatServer server;
    DeskFixture desk;
    SwarmId id;
};

} // namespace

TEST_CASE("Without a chat server nobody from outside is asked, and a wrong one is told and not kept")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    WithRooms with;
    const auto refused = waitFor(with.swarms().inviteOutsider(with.id, u"ola@pumpworks.example"_s));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence.contains(u"Nobody makes rooms"_s));
    XmppAccess access = with.server.access(u"desk"_s);
    XmppAccess nobody = access;
    nobody.jid = u"no address"_s;
    CHECK_FALSE(waitFor(with.swarms().setRoomServer({nobody, u"rooms.localhost"_s}, u"x"_s, false)));
    access.password.clear();
    const auto wrong = waitFor(with.swarms().setRoomServer({access, u"rooms.localhost"_s}, u"wrong"_s, true));
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().remedy == Error::Remedy::Reauthenticate);
    CHECK(waitForValue(with.swarms().roomOffers()).isEmpty());
}

TEST_CASE("Somebody from outside is asked, comes in with their own client, hears what is said from then on and is heard")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    WithRooms with;
    with.offerRooms();
    ChatPerson ola(with.server.access(u"ola"_s));
    requireOk(waitFor(with.swarms().inviteOutsider(with.id, u" Ola@localhost "_s)));
    CHECK_FALSE(waitFor(with.swarms().inviteOutsider(with.id, u"ola@localhost"_s))); // once is enough
    with.desk.workspace().startWorking();
    REQUIRE(waitUntil([&] { return !ola.invitations.isEmpty(); }));
    CHECK(ola.invitations.first().reason == u"Why E-07?"_s);
    REQUIRE(waitUntil([&] { return !with.room().isEmpty(); }));
    CHECK(ola.invitations.first().room == with.room());

    ChatGuest guest(ola, with.room(), u"Ola"_s);
    requireOk(waitFor(guest.room.enter()));
    REQUIRE(waitUntil([&] { return guest.room.subject() == u"Why E-07?"_s; }));
    const TimelineEntry mail = with.desk.history(u"ingrid@aaltonen.example"_s).first();
    const EventId said = waitForValue(with.swarms().say(with.id, {u"See what she wrote."_s, {mail.interaction.id}, {}}));
    REQUIRE(waitUntil([&] { return guest.bodies().contains(u"> It shows E-07.\nAnna Kivi: See what she wrote."_s); }));
    CHECK_FALSE(guest.bodies().join(u' ').contains(u"Not for outsiders"_s));
    requireOk(waitFor(with.swarms().edit(with.id, said, u"See what she writes."_s)));
    REQUIRE(waitUntil([&] { return guest.heard.last().replaces == said.text(); }));

    XmppText answer = ola.text(u"Thermal cut-out. Ask for the lead."_s);
    waitForValue(guest.room.say(answer));
    REQUIRE(waitUntil([&] { return with.heardFromOutside().size() == 1; }));
    CHECK(with.heardFromOutside().first().by == u"Ola"_s);
    CHECK(with.heardFromOutside().first().words.text == u"Thermal cut-out. Ask for the lead."_s);
    CHECK(with.shown().row.news.unread == 1);
    XmppText corrected = ola.text(u"Thermal cut-out. Ask for the cable."_s);
    corrected.replaces = answer.id;
    waitForValue(guest.room.say(corrected));
    REQUIRE(waitUntil([&] { return with.heardFromOutside().first().words.text == u"Thermal cut-out. Ask for the cable."_s; }));
    CHECK(with.heardFromOutside().size() == 1);

    // A stranger who knows the address stays out.
    ChatPerson stranger(with.server.access(u"eve"_s));
    ChatGuest outside(stranger, with.room(), u"Eve"_s);
    CHECK_FALSE(waitFor(outside.room.enter()));

    SwarmResolution end;
    end.fix = u"Short lead"_s;
    requireOk(waitFor(with.swarms().resolve(with.id, end)));
    REQUIRE(waitUntil([&] { return !guest.reasons.isEmpty(); }));
    CHECK_FALSE(guest.room.isInside());
    REQUIRE(waitUntil([&] { return with.room().isEmpty(); }));
    const QByteArray before = with.desk.dump();
    requireOk(waitFor(with.desk.workspace().rebuild()));
    CHECK((with.desk.dump() == before));
}

TEST_CASE("A question that is opened again gets another room, and those who were asked are asked again")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    WithRooms with;
    with.offerRooms();
    ChatPerson ola(with.server.access(u"ola"_s));
    requireOk(waitFor(with.swarms().inviteOutsider(with.id, u"ola@localhost"_s)));
    with.desk.workspace().startWorking();
    REQUIRE(waitUntil([&] { return !with.room().isEmpty() && ola.invitations.size() == 1; }));
    const QString first = with.room();
    waitForValue(with.swarms().say(with.id, {u"In the first room."_s, {}, {}}));
    SwarmResolution end;
    end.fix = u"Short lead"_s;
    requireOk(waitFor(with.swarms().resolve(with.id, end)));
    REQUIRE(waitUntil([&] { return with.room().isEmpty(); }));

    requireOk(waitFor(with.swarms().reopen(with.id)));
    REQUIRE(waitUntil([&] { return !with.room().isEmpty() && ola.invitations.size() == 2; }));
    CHECK(with.room() != first); // the server keeps the name of a room that was closed
    ChatGuest guest(ola, with.room(), u"Ola"_s);
    requireOk(waitFor(guest.room.enter()));
    waitForValue(with.swarms().say(with.id, {u"In the second room."_s, {}, {}}));
    REQUIRE(waitUntil([&] { return guest.bodies().contains(u"Anna Kivi: In the second room."_s); }));
    CHECK_FALSE(guest.bodies().join(u' ').contains(u"In the first room."_s));
    waitForValue(guest.room.say(ola.text(u"It is back."_s)));
    REQUIRE(waitUntil([&] { return with.heardFromOutside().size() == 1; }));
    requireOk(waitFor(with.swarms().resolve(with.id, end)));
    REQUIRE(waitUntil([&] { return with.room().isEmpty(); }));
}

TEST_CASE("What was said on both sides while the desk was closed is there afterwards, once")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    WithRooms with;
    with.offerRooms();
    ChatPerson ola(with.server.access(u"ola"_s));
    requireOk(waitFor(with.swarms().inviteOutsider(with.id, u"ola@localhost"_s)));
    waitForValue(with.desk.workspace().syncOnce());
    REQUIRE(waitUntil([&] { return !ola.invitations.isEmpty(); }));
    ChatGuest guest(ola, with.room(), u"Ola"_s);
    requireOk(waitFor(guest.room.enter()));
    with.desk.reopen();
    for (int i = 1; i <= 5; ++i) {
        waitForValue(guest.room.say(ola.text(u"outside %1"_s.arg(i))));
        waitForValue(with.swarms().say(with.id, {u"inside %1"_s.arg(i), {}, {}}));
    }
    waitForValue(with.desk.workspace().syncOnce());
    REQUIRE(waitUntil([&] { return guest.bodies().contains(u"Anna Kivi: inside 5"_s); }));
    waitForValue(with.desk.workspace().syncOnce()); // nothing is left to be done
    with.desk.reopen();
    waitForValue(with.desk.workspace().syncOnce());
    QStringList outside;
    const auto heard = with.heardFromOutside();
    for (const SwarmMessage& message : heard) {
        outside.append(message.words.text);
    }
    CHECK(outside == QStringList{u"outside 1"_s, u"outside 2"_s, u"outside 3"_s, u"outside 4"_s, u"outside 5"_s});
    QStringList inside = guest.bodies();
    inside.removeIf([](const QString& body) { return !body.startsWith(u"Anna Kivi"_s); });
    CHECK(inside == QStringList{u"Anna Kivi: inside 1"_s, u"Anna Kivi: inside 2"_s, u"Anna Kivi: inside 3"_s,
                                u"Anna Kivi: inside 4"_s, u"Anna Kivi: inside 5"_s});
    CHECK(ola.invitations.size() == 1);
}
