// SPDX-License-Identifier: GPL-3.0-or-later
// Two accounts write to each other, on the real server.
#include "core/xmpp/upload_slot.h"
#include "tests/core/xmpp/chat_people.h"

using namespace threadline;
using namespace threadline::test;

TEST_CASE("Two people chat both ways and see typing and arrival")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    ChatPerson anna(server.access(u"anna"_n));
    ChatPerson ben(server.access(u"ben"_n));

    anna.chat.sendChatState(u"ben@localhost"_n, ChatState::Composing);
    REQUIRE(waitUntil([&] { return ben.states == QList{ChatState::Composing}; }));
    const XmppText question = anna.text(u"Where is my parcel? <&> \u00e4\U0001F4E6"_n);
    requireOk(waitFor(anna.chat.send(u"ben@localhost"_n, question)));
    REQUIRE(waitUntil([&] { return ben.heard.size() == 1; }));
    const XmppMessage heard = ben.heard.first();
    CHECK(heard.from == u"anna@localhost"_n);
    CHECK(heard.to == u"ben@localhost"_n);
    CHECK(heard.id == question.id);
    CHECK(heard.body == question.body);
    CHECK(!heard.archiveId.isEmpty());
    CHECK(heard.wantsReceipt);
    CHECK(!heard.outgoing);
    CHECK(ben.chat.history().place().id == heard.archiveId);
    CHECK(anna.arrived.isEmpty());
    ben.chat.acknowledge(heard);
    REQUIRE(waitUntil([&] { return anna.arrived == QStringList{question.id}; }));
    CHECK(anna.heard.isEmpty()); // a receipt is no message

    XmppText answer = ben.text(u"On its way"_n);
    requireOk(waitFor(ben.chat.send(u"anna@localhost"_n, answer)));
    XmppText corrected = ben.text(u"On its way: tomorrow"_n);
    corrected.replaces = answer.id;
    requireOk(waitFor(ben.chat.send(u"anna@localhost"_n, corrected)));
    requireOk(waitFor(ben.chat.react(u"anna@localhost"_n, {question.id, {u"\U0001F44D"_n}})));
    REQUIRE(waitUntil([&] { return anna.heard.size() == 3; }));
    CHECK(anna.heard[1].replaces == answer.id);
    REQUIRE(anna.heard[2].reactions);
    CHECK(*anna.heard[2].reactions == XmppReactions{question.id, {u"\U0001F44D"_n}});
}

TEST_CASE("A visitor without a name writes to an account and is answered")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    ChatPerson desk(server.access(u"desk"_n));
    ChatPerson visitor(server.visitor());
    requireOk(waitFor(visitor.chat.send(u"desk@localhost"_n, visitor.text(u"Hello?"_n))));
    REQUIRE(waitUntil([&] { return desk.bodies() == QStringList{u"Hello?"_n}; }));
    const QString visitorJid = desk.heard.first().from;
    CHECK(visitorJid == visitor.client.bareJid());
    requireOk(waitFor(desk.chat.send(visitorJid, desk.text(u"Good morning"_n))));
    REQUIRE(waitUntil([&] { return visitor.bodies() == QStringList{u"Good morning"_n}; }));
}

TEST_CASE("What cannot be delivered comes back")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    ChatPerson anna(server.access(u"anna"_n));
    const XmppText text = anna.text(u"Anybody?"_n);
    QStringList back;
    QObject::connect(&anna.chat, &DirectChat::returned, [&](const QString&, const QString& id, const Error& error) {
        CHECK(error.remedy == Error::Remedy::Rejected);
        back.append(id);
    });
    const auto outcome = waitFor(anna.chat.send(u"nobody@localhost"_n, text));
    REQUIRE(!outcome);
    CHECK(outcome.error().remedy == Error::Remedy::Rejected);
    CHECK(back == QStringList{text.id});
}

TEST_CASE("Five hundred messages arrive in their order")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    ChatPerson anna(server.access(u"anna"_n));
    ChatPerson ben(server.access(u"ben"_n));
    QStringList said;
    QList<QFuture<Expected<void>>> sending;
    for (int i = 0; i < 500; ++i) {
        said.append(u"message %1"_n.arg(i));
        sending.append(anna.chat.send(u"ben@localhost"_n, anna.text(said.last())));
    }
    REQUIRE(waitUntil([&] { return ben.heard.size() >= 500; }));
    CHECK(ben.bodies() == said);
    for (auto& each : sending) {
        requireOk(waitFor(each));
    }
}

TEST_CASE("What was written while we were away is told once and in order")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    ChatPerson anna(server.access(u"anna"_n));
    XmppArchivePlace place;
    {
        ChatPerson ben(server.access(u"ben"_n));
        requireOk(waitFor(anna.chat.send(u"ben@localhost"_n, anna.text(u"before"_n))));
        REQUIRE(waitUntil([&] { return ben.heard.size() == 1; }));
        place = ben.chat.history().place();
    }
    QStringList said;
    for (int i = 0; i < 250; ++i) { // three pages, and the same again as messages kept for him
        said.append(u"while away %1"_n.arg(i));
        requireOk(waitFor(anna.chat.send(u"ben@localhost"_n, anna.text(said.last()))));
    }
    ChatPerson ben(server.access(u"ben"_n), {}, place);
    REQUIRE(waitUntil([&] { return ben.heard.size() >= 250; }));
    requireOk(waitFor(anna.chat.send(u"ben@localhost"_n, anna.text(u"live"_n))));
    said.append(u"live"_n);
    REQUIRE(waitUntil([&] { return ben.bodies().contains(u"live"_n); }));
    CHECK(ben.bodies() == said);

    // From nothing: all of it.
    said.prepend(u"before"_n);
    ChatPerson benElsewhere(server.access(u"ben"_n));
    CHECK(benElsewhere.bodies() == said);

    // The archive does not know the id: from the moment on. (Prosody counts in seconds.)
    const Timestamp last = ben.heard.last().at;
    ChatPerson benForgotten(server.access(u"ben"_n), {}, {u"no-such-id"_n, {last.us - 2'000'000}});
    CHECK(benForgotten.bodies().endsWith(u"live"_n));
    ChatPerson benLater(server.access(u"ben"_n), {}, {u"no-such-id"_n, {last.us + 2'000'000}});
    CHECK(benLater.bodies().isEmpty());
}

TEST_CASE("What another program of the account writes is heard too, once")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    ChatPerson ben(server.access(u"ben"_n));
    ChatPerson phone(server.access(u"anna"_n));
    ChatPerson desk(server.access(u"anna"_n), quickTimings());
    requireOk(waitFor(phone.chat.send(u"ben@localhost"_n, phone.text(u"from the phone"_n))));
    REQUIRE(waitUntil([&] { return desk.bodies(true) == QStringList{u"from the phone"_n}; }));
    CHECK(desk.heard.first().outgoing);
    CHECK(desk.heard.first().to == u"ben@localhost"_n);
    requireOk(waitFor(ben.chat.send(u"anna@localhost"_n, ben.text(u"to both"_n))));
    REQUIRE(waitUntil([&] { return desk.heard.size() == 2 && phone.bodies() == QStringList{u"to both"_n}; }));
    server.server.kill();
    REQUIRE(waitUntil([&] { return !desk.client.isOnline(); }));
    server.server.start();
    REQUIRE(waitUntil([&] { return desk.catchUps == 2; }));
    CHECK(desk.bodies(true) == QStringList{u"from the phone"_n, u"to both"_n});
}

TEST_CASE("Presence is seen after it was asked for and granted")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    ChatPerson anna(server.access(u"anna"_n));
    auto ben = std::make_unique<ChatPerson>(server.access(u"ben"_n));
    QStringList asked;
    QObject::connect(&ben->chat, &DirectChat::presenceAsked, [&](const QString& jid) { asked.append(jid); });
    anna.chat.askForPresence(u"ben@localhost"_n);
    REQUIRE(waitUntil([&] { return asked == QStringList{u"anna@localhost"_n}; }));
    CHECK(!anna.chat.isThere(u"ben@localhost"_n));
    ben->chat.grantPresence(asked.first());
    REQUIRE(waitUntil([&] { return anna.chat.isThere(u"ben@localhost"_n); }));
    ben.reset();
    REQUIRE(waitUntil([&] { return !anna.chat.isThere(u"ben@localhost"_n); }));
}

TEST_CASE("The server gives a place for a file, and says when it is too large")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    ChatPerson anna(server.access(u"anna"_n));
    const auto place = waitForValue(askForUploadSlot(anna.client, {u"receipt.png"_n, 1000, u"image/png"_n}));
    CHECK(place.put.host() == u"upload.localhost"_n);
    CHECK(place.get.path().endsWith(u"receipt.png"_n));
    const auto refused = waitFor(askForUploadSlot(anna.client, {u"film.mp4"_n, 1 << 30, u"video/mp4"_n}));
    REQUIRE(!refused);
    CHECK(refused.error().remedy == Error::Remedy::Rejected);
}
