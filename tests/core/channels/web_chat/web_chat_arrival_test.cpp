// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/web_chat/web_chat_arrival.h"
#include "tests/support/waiting.h"

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

const WebChatReader reader{
    u"chat@shop.example"_s, u"visitors.shop.example"_s, {}, {1'795'348'800'000'000}};
const QByteArray anonymous = "v1@visitors.shop.example";
const QByteArray visit = "<field var='FORM_TYPE'><value>urn:threadline:visit:1</value></field>"
                         "<field var='visitor'><value>abcdefghijklmnop1234</value></field>";

/// One entry of the desk's archive as its server passes it on.
XmppArchived entry(const QByteArray& from, const QByteArray& body, const QByteArray& fields = visit,
                   const QByteArray& more = {}, const QByteArray& to = "chat@shop.example",
                   const QByteArray& id = "m1")
{
    const QByteArray text = "<message xmlns='jabber:client' to='chat@shop.example/desk'><result "
                            "xmlns='urn:xmpp:mam:2' queryid='q' id='entry-1'>"
                            "<forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' "
                            "stamp='2026-11-22T09:30:00Z'/>"
                            "<message xmlns='jabber:client' type='chat' id='" +
                            id + "' from='" + from + "' to='" + to + "'><body>" + body +
                            "</body><x xmlns='jabber:x:data' type='submit'>" + fields + "</x>" +
                            more + "</message></forwarded></result></message>";
    const auto element = readXmlElement(text);
    REQUIRE(element);
    const auto read = archived(*element, reader.account, {reader.account, reader.now});
    REQUIRE(read);
    return *read;
}

Arrival arrivalOf(const XmppArchived& read)
{
    WebChatPeople people;
    const auto arrival = webChatArrival(read, reader, people);
    REQUIRE(arrival);
    return *arrival;
}

} // namespace

TEST_CASE("A visitor's words are a touch on the website's chat, named by the archive and not by "
          "the visitor")
{
    const Arrival arrival =
        arrivalOf(entry(anonymous + "/x", "Is the chair &lt;b&gt;green&lt;/b&gt;?"));
    CHECK(arrival.externalKey == "webchat:chat@shop.example:entry-1");
    CHECK(arrival.messageId == arrival.externalKey);
    CHECK(arrival.channel == u"webchat"_s);
    CHECK(arrival.direction == Direction::Inbound);
    CHECK(arrival.at == fromRfc3339(u"2026-11-22T09:30:00Z"));
    CHECK(arrival.text == "Is the chair <b>green</b>?");
    CHECK(arrival.html.isEmpty());
    CHECK(arrival.customerIdentity ==
          Identity{Identity::Kind::Handle, u"webchat:5035c9fdc6b067fee137cc7bb319ea9d"_s});
    CHECK(arrival.from == Party{u"Visitor 5035"_s, u"webchat:5035c9fdc6b067fee137cc7bb319ea9d"_s});
    CHECK(arrival.customerName.isEmpty()); // a name that we made up is no evidence
    CHECK(arrival.conversationSeconds == 86'400);
    CHECK(arrival.details.isEmpty());
}

TEST_CASE("What a visitor says about themselves stands beside their words and is nobody's identity")
{
    const Arrival arrival = arrivalOf(
        entry(anonymous, "Hello",
              visit + "<field var='name'><value>Jane Doe</value></field>"
                      "<field var='email'><value>jane@shop.example</value></field>"
                      "<field var='order'><value>20431</value></field>"
                      "<field var='page'><value>https://shop.example/chairs</value></field>"
                      "<field var='title'><value>Chairs</value></field>"));
    CHECK(arrival.customerIdentity.value == u"webchat:5035c9fdc6b067fee137cc7bb319ea9d"_s);
    CHECK(arrival.customerName == u"Jane Doe"_s);
    CHECK(arrival.details ==
          QJsonObject{{u"page"_s, u"https://shop.example/chairs"_s},
                      {u"page_title"_s, u"Chairs"_s},
                      {u"order"_s, u"20431"_s},
                      {u"given"_s, QJsonObject{{u"email"_s, u"jane@shop.example"_s}}}});
}

TEST_CASE("A message that was left says where it is to be answered")
{
    const Arrival arrival =
        arrivalOf(entry(anonymous, "Call me",
                        visit + "<field var='left'><value>1</value></field>"
                                "<field var='email'><value>jane@shop.example</value></field>"));
    CHECK(arrival.details.value(u"left"_s).toBool());
    CHECK(arrival.details.value(u"answer_by"_s).toObject() ==
          QJsonObject{{u"channel"_s, u"email"_s}, {u"address"_s, u"jane@shop.example"_s}});
}

TEST_CASE("Who has an account somewhere is known by it, whatever form they send along")
{
    const Arrival arrival =
        arrivalOf(entry("jane@elsewhere.example/phone", "Hello",
                        visit + "<field var='email'><value>otto@shop.example</value></field>"
                                "<field var='name'><value>Otto</value></field>"));
    CHECK(arrival.customerIdentity ==
          Identity{Identity::Kind::Handle, u"webchat:jane@elsewhere.example"_s});
    CHECK(arrival.details.isEmpty());
    CHECK(arrival.customerName.isEmpty());
}

TEST_CASE("An address that has said who it is need not say it again")
{
    WebChatPeople people;
    REQUIRE(webChatArrival(entry(anonymous, "One"), reader, people));
    const auto again = webChatArrival(entry(anonymous, "Two", {}), reader, people);
    REQUIRE(again);
    CHECK(again->customerIdentity.value == u"webchat:5035c9fdc6b067fee137cc7bb319ea9d"_s);
    const auto stranger =
        webChatArrival(entry("v2@visitors.shop.example", "Three", {}), reader, people);
    REQUIRE(stranger);
    CHECK(stranger->customerIdentity.value == u"webchat:v2@visitors.shop.example"_s);
}

TEST_CASE(
    "What another program of the account wrote is ours, what the outbox sent is known already")
{
    WebChatPeople people;
    REQUIRE(webChatArrival(entry(anonymous, "Hello?"), reader, people));
    const auto ours = webChatArrival(
        entry("chat@shop.example/phone", "Hello!", {}, {}, anonymous, "abc"), reader, people);
    REQUIRE(ours);
    CHECK(ours->direction == Direction::Outbound);
    CHECK(ours->customerIdentity.value == u"webchat:5035c9fdc6b067fee137cc7bb319ea9d"_s);
    CHECK_FALSE(webChatArrival(entry("chat@shop.example/desk", "Hello!", {}, {}, anonymous,
                                     "0197a3c0-0000-7000-8000-000000000001@shop.example"),
                               reader, people));
    // Nobody hides a message by calling it so.
    CHECK(webChatArrival(entry(anonymous, "Hello!", visit, {}, "chat@shop.example",
                               "0197a3c0-0000-7000-8000-000000000001@shop.example"),
                         reader, people));
}

TEST_CASE("What says nothing is no touch")
{
    WebChatPeople people;
    CHECK_FALSE(webChatArrival(entry(anonymous, " \n "), reader, people));
    CHECK_FALSE(webChatArrival(entry("chat@shop.example", "to myself"), reader, people));
    CHECK_FALSE(webChatArrival({u"q"_s, u"entry-2"_s, {}}, reader, people));
    CHECK(people == WebChatPeople());
}
