// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody sends who is not who may say it.
#include "core/xmpp/message_parsing.h"
#include "tests/core/xmpp/chat_people.h"

using namespace threadline;
using namespace threadline::test;

namespace {

const XmppReader me{u"me@shop.example"_n, Timestamp::fromSeconds(1'795'348'800)};
const QString room = u"swarm@rooms.shop.example"_n;

XmlElement stanza(const QByteArray& text)
{
    const auto element = readXmlElement(text);
    REQUIRE(element);
    return *element;
}

XmlElement message(const QByteArray& from, const QByteArray& inside, const QByteArray& more = {})
{
    return stanza("<message xmlns='jabber:client' " + (from.isEmpty() ? QByteArray() : "from='" + from + "' ") + more + ">" + inside +
                  "</message>");
}

QByteArray forwarded(const QByteArray& from, const QByteArray& more = {})
{
    return "<forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' stamp='2026-11-20T08:00:00Z'/>"
           "<message xmlns='jabber:client' from='" +
           from + "' to='me@shop.example' " + more + "><body>secret</body></message></forwarded>";
}

QByteArray result(const QByteArray& inside)
{
    return "<result xmlns='urn:xmpp:mam:2' queryid='q' id='a7'>" + inside + "</result>";
}

} // namespace

TEST_CASE("A carbon copy comes from our own account or is nothing (XEP-0280, 11)")
{
    const QByteArray copy = "<received xmlns='urn:xmpp:carbons:2'>" + forwarded("anna@x.example/phone", "type='chat'") + "</received>";
    for (const char* own : {"me@shop.example", "ME@shop.example", ""}) {
        const auto read = directMessage(message(own, copy), me);
        REQUIRE(read);
        CHECK(read->from == u"anna@x.example"_n);
    }
    for (const char* other : {"mallory@x.example", "mallory@x.example/me@shop.example", "shop.example", "me@shop.example/phone",
                              "me@shop.example.evil"}) {
        INFO(other);
        CHECK(!directMessage(message(other, copy), me));
    }
    const QByteArray sent = "<sent xmlns='urn:xmpp:carbons:2'>" + forwarded("me@shop.example/phone", "type='chat'") + "</sent>";
    CHECK(directMessage(message("me@shop.example", sent), me)->outgoing);
    CHECK(!directMessage(message("mallory@x.example", sent), me));
    // A copy in a copy, an empty one, one of a room.
    CHECK(!directMessage(message("me@shop.example", "<sent xmlns='urn:xmpp:carbons:2'/>"), me));
    CHECK(!directMessage(message("me@shop.example", "<sent xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>"
                                                    "<message xmlns='jabber:client' from='m@x'>" +
                                                        copy + "</message></forwarded></sent>"),
                         me));
}

TEST_CASE("A result comes from the archive that was asked or is nothing (XEP-0313, 8)")
{
    const auto own = archived(message("me@shop.example", result(forwarded("anna@x.example/phone", "id='i' type='chat'"))), me.account, me);
    REQUIRE(own);
    CHECK(own->query == u"q"_n);
    CHECK(own->id == u"a7"_n);
    REQUIRE(own->message);
    CHECK(own->message->archiveId == u"a7"_n);
    CHECK(own->message->at == *fromRfc3339(u"2026-11-20T08:00:00Z"_n));
    CHECK(archived(message("", result(forwarded("anna@x.example"))), me.account, me));
    for (const char* other : {"mallory@x.example", "me@shop.example/phone", "shop.example", "swarm@rooms.shop.example"}) {
        INFO(other);
        CHECK(!archived(message(other, result(forwarded("anna@x.example"))), me.account, me));
    }
    const QByteArray inRoom = result(forwarded("swarm@rooms.shop.example/Carla", "type='groupchat'"));
    CHECK(archived(message("swarm@rooms.shop.example", inRoom), room, me)->message);
    for (const char* other : {"swarm@rooms.shop.example/Carla", "mallory@x.example", "me@shop.example", ""}) {
        INFO(other);
        CHECK(!archived(message(other, inRoom), room, me));
    }
    // It is no message that came live either.
    CHECK(!directMessage(message("mallory@x.example", result(forwarded("anna@x.example"))), me));
    // A room's archive holds what was said there and nothing else.
    CHECK(!archived(message("swarm@rooms.shop.example", result(forwarded("other@rooms.shop.example/Carla", "type='groupchat'"))), room, me)
               ->message);
    CHECK(!archived(message("swarm@rooms.shop.example", result(forwarded("anna@x.example", "type='chat'"))), room, me)->message);
    // Who had the nick, by the archive's word (XEP-0313, 5.1.2).
    const auto known = [](const QByteArray& jid) {
        const QByteArray user = "<x xmlns='http://jabber.org/protocol/muc#user'><item jid='" + jid + "'/></x></message>";
        const QByteArray entry = forwarded("swarm@rooms.shop.example/Carla", "type='groupchat'").replace("</message>", user);
        return *archived(message("swarm@rooms.shop.example", result(entry)), room, me)->message;
    };
    CHECK(known("Carla@x.example/phone").realJid == u"carla@x.example"_n);
    CHECK(!known("carla@x.example/phone").outgoing);
    CHECK(known("me@shop.example/desk").outgoing);
    // Entries without anything to read still count as places.
    CHECK(archived(message("me@shop.example", result("")), me.account, me)->id == u"a7"_n);
    CHECK(!archived(message("me@shop.example", "<result xmlns='urn:xmpp:mam:2'/>"), me.account, me));
}

TEST_CASE("An entry of an archive is never from the future")
{
    const auto read = archived(message("me@shop.example", result(forwarded("anna@x.example").replace("2026-11-20", "2999-01-01"))),
                               me.account, me);
    CHECK(read->message->at == me.now);
}

TEST_CASE("Only the archive itself numbers messages (XEP-0359, 5)")
{
    const QByteArray stamped = "<body>x</body><stanza-id xmlns='urn:xmpp:sid:0' id='forged' by='x.example'/>"
                               "<stanza-id xmlns='urn:xmpp:sid:0' id='forged too'/>";
    CHECK(directMessage(message("anna@x.example/r", stamped), me)->archiveId.isEmpty());
    const auto said = roomMessage(message("swarm@rooms.shop.example/Carla",
                                          stamped + "<stanza-id xmlns='urn:xmpp:sid:0' id='real' by='swarm@rooms.shop.example'/>",
                                          "type='groupchat'"),
                                  room, me);
    REQUIRE(said);
    CHECK(said->archiveId == u"real"_n);
}

TEST_CASE("What is said in a room comes from the room, and nobody says there who they are")
{
    const QByteArray body = "<body>x</body><x xmlns='http://jabber.org/protocol/muc#user'><item jid='boss@shop.example'/></x>"
                            "<received xmlns='urn:xmpp:receipts' id='mine'/>";
    const auto said = roomMessage(message("swarm@rooms.shop.example/Carla", body, "type='groupchat'"), room, me);
    REQUIRE(said);
    CHECK(said->realJid.isEmpty());
    CHECK(said->received.isEmpty());
    CHECK(!roomMessage(message("other@rooms.shop.example/Carla", body, "type='groupchat'"), room, me));
    CHECK(!roomMessage(message("anna@x.example/swarm@rooms.shop.example", body, "type='groupchat'"), room, me));
    CHECK(!roomMessage(message("swarm@rooms.shop.example/Carla", body, "type='chat'"), room, me)); // whispered
}

TEST_CASE("Stanzas that a stranger forges reach nobody, on the real server")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    ChatPerson mallory(server.access(u"mallory"_n));
    ChatPerson anna(server.access(u"anna"_n));
    const QByteArray inner = "<forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client' type='chat' from='boss@localhost' "
                             "to='anna@localhost'><body>Pay at once</body></message></forwarded>";
    for (const QByteArray& inside : {"<received xmlns='urn:xmpp:carbons:2'>" + inner + "</received>",
                                     "<result xmlns='urn:xmpp:mam:2' id='1'>" + inner + "</result>"}) {
        mallory.client.send(stanza("<message xmlns='jabber:client' type='chat' to='anna@localhost'>" + inside + "</message>"));
    }
    requireOk(waitFor(mallory.chat.send(u"anna@localhost"_n, mallory.text(u"hello"_n))));
    REQUIRE(waitUntil([&] { return anna.bodies().contains(u"hello"_n); }));
    CHECK(anna.bodies() == QStringList{u"hello"_n});
}
