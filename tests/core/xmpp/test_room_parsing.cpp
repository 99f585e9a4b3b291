// SPDX-License-Identifier: GPL-3.0-or-later
// Rooms' presences and forms, by XEP-0045's own examples and beside them.
#include "core/xmpp/jid.h"
#include "core/xmpp/line_failure.h"
#include "core/xmpp/room_parsing.h"
#include "core/xmpp/stanza_failure.h"
#include "tests/core/xmpp/chat_people.h"

using namespace threadline;
using namespace threadline::test;

namespace {

const QString room = u"coven@chat.shakespeare.lit"_n;

std::optional<RoomPresence> presence(const QByteArray& inside, const QByteArray& attributes = {},
                                     const QByteArray& from = "coven@chat.shakespeare.lit/thirdwitch")
{
    const auto element = readXmlElement("<presence xmlns='jabber:client' from='" + from + "' " + attributes +
                                        "><x xmlns='http://jabber.org/protocol/muc#user'>" + inside + "</x></presence>");
    REQUIRE(element);
    return roomPresence(*element, room);
}

} // namespace

TEST_CASE("Who is in a room, as the room says")
{
    const auto found = presence("<item affiliation='owner' jid='Hag66@shakespeare.lit/pda' role='moderator'/><status code='110'/>"
                                "<status code='201'/>");
    REQUIRE(found);
    CHECK(found->occupant == RoomOccupant{u"thirdwitch"_n, u"hag66@shakespeare.lit"_n, RoomAffiliation::Owner, true});
    CHECK(found->self);
    CHECK(found->created);
    CHECK(!found->gone);
    CHECK(!presence("<status code='110'/>", {}, "coven@chat.shakespeare.lit"));
    CHECK(!presence("<status code='110'/>", {}, "other@chat.shakespeare.lit/thirdwitch"));
    CHECK(!presence("<status code='110'/>", "type='error'"));
    CHECK(!presence("<status code='110'/>", "type='subscribe'"));
}

TEST_CASE("Why one is out of a room, and whether it is worth a new try")
{
    const auto why = [](const QByteArray& inside) { return presence(inside + "<status code='110'/>", "type='unavailable'")->ended; };
    CHECK(why("<item affiliation='none' role='none'/><status code='307'/>")->remedy == Error::Remedy::Rejected);
    CHECK(why("<item affiliation='outcast' role='none'/><status code='301'/>")->remedy == Error::Remedy::Rejected);
    CHECK(why("<status code='321'/>")->remedy == Error::Remedy::Rejected);
    CHECK(why("<status code='332'/>")->remedy == Error::Remedy::Retry);
    CHECK(why("<destroy jid='x@y'><reason> Macbeth \n doth come. </reason></destroy>")->sentence ==
          u"The room was closed: Macbeth doth come."_n);
    CHECK(!why("<item nick='oldhag'/><status code='303'/>")); // a new nick only
    CHECK(presence("<item nick='oldhag'/><status code='303'/>", "type='unavailable'")->newNick == u"oldhag"_n);
    CHECK(!presence("<status code='307'/>", "type='unavailable'")->ended); // somebody else
}

TEST_CASE("A form is filled in as far as the server has the fields, and without the weighty ones not at all")
{
    const auto form = [](const QStringList& fields) {
        XmlElement made = XmlElement::make("x", "jabber:x:data");
        for (const QString& field : fields) {
            made.add("field", "jabber:x:data").set("var", field);
        }
        return made;
    };
    const auto filled = valueOf(roomConfiguration(
        form({u"muc#roomconfig_membersonly"_n, u"muc#roomconfig_persistentroom"_n, u"muc#roomconfig_roomname"_n, u"other"_n}), {u"Case"_n}));
    QMap<QString, QString> values;
    for (const XmlElement& each : filled.children) {
        values.insert(each.attribute("var"), each.childText("value", "jabber:x:data"));
    }
    CHECK(values == QMap<QString, QString>{{u"FORM_TYPE"_n, u"http://jabber.org/protocol/muc#roomconfig"_n},
                                           {u"muc#roomconfig_membersonly"_n, u"1"_n},
                                           {u"muc#roomconfig_persistentroom"_n, u"1"_n},
                                           {u"muc#roomconfig_roomname"_n, u"Case"_n}});
    const auto without = roomConfiguration(form({u"muc#roomconfig_persistentroom"_n}), {});
    REQUIRE(!without);
    CHECK(without.error().remedy == Error::Remedy::Unsupported);
}

TEST_CASE("Addresses are compared as RFC 7622 says")
{
    CHECK(bareJid(u"Anna@Shop.Example/Desk"_n) == u"anna@shop.example"_n);
    CHECK(normalJid(u"Anna@Shop.Example/Desk/2"_n) == u"anna@shop.example/Desk/2"_n);
    CHECK(jidResource(u"room@x/a/b@c"_n) == u"a/b@c"_n);
    CHECK(jidDomain(u"anna@shop.example/x@evil"_n) == u"shop.example"_n);
    for (const QString& none : {u""_n, u"/"_n, u"@"_n, u"@x"_n, u"a@"_n, u"a@b@c"_n, u"a b@c"_n, u"a\u0001@c"_n, QString(2'000, u'a')}) {
        INFO(none.toStdString());
        CHECK(bareJid(none).isEmpty());
    }
}

TEST_CASE("Errors say what can be done about them")
{
    const auto failure = [](const QByteArray& inside) {
        const auto stanza = readXmlElement("<iq xmlns='jabber:client' type='error'>" + inside + "</iq>");
        REQUIRE(stanza);
        return stanzaFailure(*stanza, u"The room"_n);
    };
    const QByteArray ns = " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>";
    CHECK(saysNotFound(failure("<error type='cancel'><item-not-found" + ns + "</error>")));
    CHECK(failure("<error type='auth'><registration-required" + ns + "</error>").sentence.contains(u"members only"_n));
    CHECK(failure("<error type='wait'><unheard-of" + ns + "</error>").remedy == Error::Remedy::Retry);
    CHECK(failure("<error type='cancel'><text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>Ring 0900</text></error>").sentence ==
          u"The room refused this."_n);
    CHECK(failure("").remedy == Error::Remedy::Rejected);
    CHECK(!saysNotFound(failure("<error type='auth'><forbidden" + ns + "</error>")));
}

TEST_CASE("Once logged in, nothing in the log is taken for a sign")
{
    LineSigns signs;
    signs.opened = true;
    signs.hear("RECV: <message><body>SASL auth failed, TLS is not supported, but set as mandatory</body></message>");
    CHECK(!signs.loginRefused);
    CHECK(!signs.noTls);
    signs.opened = false;
    signs.hear("SASL SCRAM-SHA-1 auth failed");
    CHECK(signs.loginRefused);
}
