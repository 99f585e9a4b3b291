// SPDX-License-Identifier: GPL-3.0-or-later
// Lines that break, die or never were, on the real server.
#include "tests/core/xmpp/chat_people.h"
#include "tests/support/fault_proxy.h"

#include <QElapsedTimer>

using namespace threadline;
using namespace threadline::test;

TEST_CASE("A server that is killed in the middle loses and doubles nothing")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    ChatPerson anna(server.access(u"anna"_n), quickTimings());
    ChatPerson ben(server.access(u"ben"_n), quickTimings());
    QStringList acknowledged;
    QStringList unknown;
    QStringList unsent;
    QList<std::pair<QString, QFuture<Expected<void>>>> sending;
    int said = 0;
    const auto say = [&] {
        const QString body = u"message %1"_n.arg(said++);
        sending.append({body, anna.chat.send(u"ben@localhost"_n, anna.text(body))});
    };
    for (int i = 0; i < 60; ++i) {
        say();
    }
    REQUIRE(waitUntil([&] { return ben.heard.size() >= 10; }));
    server.server.kill();
    REQUIRE(waitUntil([&] { return !anna.client.isOnline() && !ben.client.isOnline(); }));
    say(); // nobody there: it has not left
    server.server.start();
    REQUIRE(waitUntil([&] { return anna.catchUps == 2 && ben.catchUps == 2; }));
    for (int i = 0; i < 20; ++i) {
        say();
    }
    for (auto& [body, future] : sending) {
        const auto outcome = waitFor(future);
        if (outcome) {
            acknowledged.append(body);
        } else if (outcome.error().remedy == Error::Remedy::InDoubt) {
            unknown.append(body);
        } else {
            CHECK(outcome.error().remedy == Error::Remedy::Retry);
            unsent.append(body);
        }
    }
    CHECK(unsent == QStringList{u"message 60"_n});
    REQUIRE(waitUntil([&] { return ben.bodies().endsWith(u"message 80"_n); }));
    // All that was acknowledged is there, what was in doubt is there once or not, and in the order it was said.
    const QStringList heard = ben.bodies();
    QStringList expected = acknowledged;
    for (const QString& body : unknown) {
        if (heard.contains(body)) {
            expected.append(body);
        }
    }
    std::sort(expected.begin(), expected.end(), [](const QString& a, const QString& b) {
        return a.mid(8).toInt() < b.mid(8).toInt();
    });
    CHECK(heard == expected);
    // Our own archive settles what was in doubt. (It may have what the crash kept from Ben's.)
    for (const QString& body : unknown) {
        CHECK((anna.bodies(true).contains(body) || !heard.contains(body)));
    }
}

TEST_CASE("A line that goes dead without a word is noticed and made anew")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    FaultProxy proxy(server.server.port());
    ChatPerson anna(server.access(u"anna"_n), quickTimings());
    ChatPerson ben(server.access(u"ben"_n, proxy.port()), quickTimings());
    QElapsedTimer time;
    time.start();
    REQUIRE(waitUntil([&] { return time.elapsed() > 2'500; })); // quiet, but alive
    CHECK(ben.catchUps == 1);
    proxy.goSilent();
    time.restart();
    const auto sent = ben.chat.send(u"anna@localhost"_n, ben.text(u"into the void"_n));
    requireOk(waitFor(anna.chat.send(u"ben@localhost"_n, anna.text(u"Are you there?"_n))));
    REQUIRE(waitUntil([&] { return !ben.client.isOnline(); }));
    CHECK(time.elapsed() < 5'000);
    CHECK(ben.client.status().problem.sentence == u"The chat server \"127.0.0.1\" does not answer any more; it will be tried again."_n);
    REQUIRE(sent.isFinished());
    CHECK(sent.result().error().remedy == Error::Remedy::InDoubt);
    proxy.speakAgain();
    REQUIRE(waitUntil([&] { return ben.catchUps == 2; }));
    CHECK(ben.bodies() == QStringList{u"Are you there?"_n});
    CHECK(anna.bodies(true) == QStringList());
}

TEST_CASE("With the usual waits a dead line is noticed within a minute")
{
    const XmppTimings usual;
    CHECK(usual.quiet + usual.patience + usual.patience / 4 < std::chrono::minutes(1));
}

TEST_CASE("A client on a dead line is gone at once")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    FaultProxy proxy(server.server.port());
    auto anna = std::make_unique<ChatPerson>(server.access(u"anna"_n, proxy.port()));
    proxy.goSilent();
    const auto sent = anna->chat.send(u"ben@localhost"_n, anna->text(u"into the void"_n));
    const auto asked = anna->client.ask({}, XmlElement::make("ping", "urn:xmpp:ping"));
    QElapsedTimer time;
    time.start();
    anna.reset();
    CHECK(time.elapsed() < 1'000);
    REQUIRE(sent.isFinished());
    CHECK(sent.result().error().remedy == Error::Remedy::Cancelled);
    REQUIRE(asked.isFinished());
}

TEST_CASE("A line that is cut comes back by itself, and stop() ends it")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    FaultProxy proxy(server.server.port());
    ChatPerson anna(server.access(u"anna"_n, proxy.port()), quickTimings());
    for (int i = 2; i < 4; ++i) {
        proxy.cut();
        REQUIRE(waitUntil([&] { return anna.catchUps == i; }));
    }
    const int lines = proxy.connections();
    CHECK(lines == 3);
    anna.client.stop();
    CHECK(anna.client.status() == XmppClient::Status{});
    const auto outcome = waitFor(anna.chat.send(u"ben@localhost"_n, anna.text(u"too late"_n)));
    REQUIRE(!outcome);
    CHECK(outcome.error().remedy == Error::Remedy::Retry);
    requireOk(waitFor(anna.client.start()));
    CHECK(anna.client.isOnline());
}
