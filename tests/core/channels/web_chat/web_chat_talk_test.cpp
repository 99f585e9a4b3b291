// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answering, typing, coming and going, against a real chat server.
#include "tests/core/channels/web_chat/web_chat_account.h"

using namespace threadline;
using namespace threadline::test;

namespace {

/// What was told of each person, the last word of each.
struct Told
{
    explicit Told(WebChatConnector& connector)
    {
        connector.tellChanges([this](const Identity& customer, LiveState state) {
            CHECK(customer.kind == Identity::Kind::Handle);
            states[customer.value] = state;
            all.append(state);
        });
    }
    LiveState of(const Arrival& arrival) const
    {
        return states.value(arrival.customerIdentity.value);
    }

    QHash<QString, LiveState> states;
    QList<LiveState> all;
};

} // namespace

TEST_CASE("An answer reaches the visitor once, and the archive knows it by its name")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatAccount desk(server);
    WebsiteVisitor visitor(server);
    visitor.write(u"Hello?"_n);
    const Pulled pulled = desk.pull();
    const Outgoing reply =
        replyTo(pulled.delivered.first().arrival, u"It is green \U0001F642 <b>& in stock</b>"_n);
    const auto receipt = desk.send(reply);
    INFO((receipt ? receipt->serverReply : receipt.error().sentence).toStdString());
    REQUIRE(receipt);
    CHECK(desk.handovers == 1);
    REQUIRE(waitUntil([&] { return visitor.bodies().size() == 1; }));
    CHECK(visitor.bodies() == QStringList{reply.text});
    CHECK(waitForValue(desk.connector().find(reply.messageId)));
    const Outgoing never = replyTo(pulled.delivered.first().arrival, u"never sent"_n);
    CHECK_FALSE(waitForValue(desk.connector().find(never.messageId)));
    CHECK(desk.pull(pulled.cursor).delivered.isEmpty()); // the outbox has it already
}

TEST_CASE(
    "After a restart an answer still finds the visitor, also one who has loaded the page again")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatAccount desk(server);
    auto before = std::make_unique<WebsiteVisitor>(server);
    before->write(u"Hello?"_n);
    const Pulled pulled = desk.pull();
    const Arrival question = pulled.delivered.first().arrival;
    desk.restart();
    REQUIRE(desk.send(replyTo(question, u"one"_n))); // a program that only sends
    REQUIRE(waitUntil([&] { return before->bodies() == QStringList{u"one"_n}; }));

    desk.pull(pulled.cursor);
    desk.connector().watch({});
    before.reset();
    WebsiteVisitor after(server);
    after.sayHello();
    REQUIRE(waitUntil([&] { return after.deskIsThere; }));
    REQUIRE(desk.send(replyTo(question, u"two"_n)));
    REQUIRE(waitUntil([&] { return after.bodies() == QStringList{u"two"_n}; }));
}

TEST_CASE("An answer to a visitor who has left is refused in a sentence and not sent into the void")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatAccount desk(server);
    Told told(desk.connector());
    auto visitor = std::make_unique<WebsiteVisitor>(server);
    visitor->write(u"Hello?"_n);
    const Pulled pulled = desk.pull();
    visitor->sayHello();
    desk.connector().watch(pulled.cursor);
    const Arrival question = pulled.delivered.first().arrival;
    REQUIRE(waitUntil([&] { return visitor->deskIsThere; }));
    CHECK(told.of(question).there);
    visitor.reset();
    REQUIRE(waitUntil([&] { return !told.of(question).there; }));
    const auto seenLeaving = desk.send(replyTo(question, u"too late"_n));
    REQUIRE_FALSE(seenLeaving);
    CHECK(seenLeaving.error().remedy == Error::Remedy::Rejected);
    CHECK(seenLeaving.error().sentence.contains(u"has left the website"_n));
    CHECK(desk.handovers == 0);

    desk.restart(); // nobody has seen them leave: the server says so
    desk.pull(pulled.cursor);
    const auto asked = desk.send(replyTo(question, u"too late"_n));
    REQUIRE_FALSE(asked);
    CHECK(asked.error().remedy == Error::Remedy::Rejected);
    CHECK(asked.error().sentence.contains(u"has left the website"_n));
    CHECK(desk.handovers == 1);
}

TEST_CASE("Each sees the other come, type and go")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatAccount desk(server);
    Told told(desk.connector());
    WebsiteVisitor visitor(server);
    visitor.write(u"Hello?"_n);
    const Pulled pulled = desk.pull();
    const Arrival question = pulled.delivered.first().arrival;
    visitor.sayHello();
    REQUIRE(waitUntil([&] { return told.of(question).there; }));
    CHECK_FALSE(visitor.deskIsThere); // a desk that only fetches answers nobody
    desk.connector().watch(pulled.cursor);
    REQUIRE(waitUntil([&] { return visitor.deskIsThere; }));

    visitor.type("composing");
    REQUIRE(waitUntil([&] { return told.of(question).typing; }));
    visitor.type("paused");
    REQUIRE(waitUntil([&] { return !told.of(question).typing; }));
    visitor.type("composing");
    REQUIRE(waitUntil([&] { return told.of(question).typing; }));
    visitor.write(u"Are you there?"_n);
    REQUIRE(waitUntil([&] { return !told.of(question).typing; })); // the words are here

    CHECK_FALSE(visitor.sees("composing"));
    desk.connector().showTyping(question.customerIdentity, true);
    REQUIRE(waitUntil([&] { return visitor.sees("composing"); }));
    desk.connector().showTyping(question.customerIdentity, false);
    REQUIRE(waitUntil([&] { return visitor.sees("paused"); }));
    CHECK(textsOf(desk.pull(pulled.cursor)) ==
          QByteArrayList{"Are you there?"}); // typing is in no archive

    desk.close();
    REQUIRE(waitUntil([&] { return !visitor.deskIsThere; }));
}

TEST_CASE("Whose words the server had kept is not there for that")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatAccount desk(server);
    Told told(desk.connector());
    {
        WebsiteVisitor(server, u"the browser of one who left"_n).write(u"Call me"_n);
    }
    const Pulled pulled = desk.pull();
    WebsiteVisitor here(server, u"the browser of one who is here"_n);
    here.sayHello();
    REQUIRE(waitUntil([&] { return told.all.contains(LiveState{true, false}); })); // after what was kept
    CHECK_FALSE(told.of(pulled.delivered.first().arrival).there);
    CHECK(told.states.size() == 1);
}

TEST_CASE("Two visitors' typing is kept apart")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatAccount desk(server);
    Told told(desk.connector());
    WebsiteVisitor jane(server, u"jane's browser, secret"_n);
    WebsiteVisitor otto(server, u"otto's browser, secret"_n);
    jane.write(u"one"_n);
    otto.write(u"two"_n);
    const Pulled pulled = desk.pull();
    jane.sayHello();
    otto.sayHello();
    otto.type("composing");
    // Each comes by a line of their own: which of the two the desk knows first is not said.
    REQUIRE(waitUntil([&] { return told.of(pulled.delivered.at(0).arrival).there; }));
    REQUIRE(waitUntil([&] { return told.of(pulled.delivered.at(1).arrival).typing; }));
    CHECK_FALSE(told.of(pulled.delivered.at(0).arrival).typing);
    desk.connector().showTyping(pulled.delivered.at(0).arrival.customerIdentity, true);
    REQUIRE(waitUntil([&] { return jane.sees("composing"); }));
    CHECK_FALSE(otto.sees("composing"));
}

TEST_CASE("What cannot be sent by a website's chat is refused before anything leaves")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatAccount desk(server);
    Outgoing stranger;
    stranger.to = {{{}, u"jane@shop.example"_n}};
    stranger.text = u"hello"_n;
    CHECK(desk.send(stranger).error().sentence.contains(u"nobody in the website's chat"_n));
    Outgoing unknown;
    unknown.to = {{{}, u"webchat:0123456789abcdef0123456789abcdef"_n}};
    unknown.text = u"hello"_n;
    CHECK(desk.send(unknown).error().sentence.contains(u"has left the website"_n));
    Outgoing file = unknown;
    file.files = {OutgoingFile()};
    CHECK(desk.send(file).error().sentence.contains(u"link"_n));
    CHECK(desk.handovers == 0);
    CHECK(desk.connector().capabilities().send);
    CHECK_FALSE(desk.connector().capabilities().attachments);
    CHECK_FALSE(waitFor(desk.connector().find("what@is.this")));
}
