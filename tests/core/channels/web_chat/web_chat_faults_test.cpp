// SPDX-License-Identifier: GPL-3.0-or-later
//
// A bad line to a real chat server: nothing is lost, nothing is doubled, and no cursor is ahead of
// what was handed over.
#include "tests/core/channels/web_chat/web_chat_account.h"

#include <QCoreApplication>

using namespace threadline;
using namespace threadline::test;

namespace {

/// Pulls with a cursor that goes on only with what was handed over, as the worker does, until all
/// is here.
struct Reader
{
    explicit Reader(WebChatAccount& account)
        : desk(account)
    {
    }

    bool pullOnce()
    {
        const auto pulled = waitFor(desk.connector().pull(cursor));
        if (!pulled) {
            CHECK(pulled.error().remedy == Error::Remedy::Retry);
            ++failures;
            return false;
        }
        for (const Delivered& one : pulled->delivered) {
            CHECK_FALSE(keys.contains(one.arrival.externalKey));
            keys.insert(one.arrival.externalKey);
            texts.append(one.arrival.text);
        }
        cursor = pulled->cursor;
        return pulled->caughtUp;
    }

    /// One that waits: what the server had kept for the login is told first.
    QFuture<Expected<void>> watch()
    {
        for (;;) {
            auto watching = desk.connector().watch(cursor);
            if (!waitUntil([&] { return watching.isFinished(); },
                           std::chrono::milliseconds(3000))) {
                return watching;
            }
            requireOk(watching.result());
            REQUIRE(pullOnce());
        }
    }

    WebChatAccount& desk;
    QJsonObject cursor;
    QSet<QByteArray> keys;
    QByteArrayList texts;
    int failures = 0;
};

QByteArrayList numbers(int count)
{
    QByteArrayList all;
    for (int i = 0; i < count; ++i) {
        all.append(QByteArray::number(i));
    }
    return all;
}

} // namespace

TEST_CASE("A line that is cut anywhere in a page loses nothing and doubles nothing")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    FaultProxy proxy(server.server.port());
    WebChatAccount desk(server, proxy.port());
    WebsiteVisitor visitor(server);
    for (int i = 0; i < 150; ++i) {
        visitor.write(QString::number(i));
    }
    Reader reader(desk);
    proxy.cutAfter(9'000, 8); // a login has some thousand bytes, a page some ten thousand
    bool all = false;
    for (int tries = 0; !all && tries < 60; ++tries) {
        all = reader.pullOnce();
    }
    REQUIRE(all);
    CHECK(proxy.cuts() == 8);
    CHECK(reader.failures > 0);
    CHECK(reader.texts == numbers(150));
}

TEST_CASE("A slow line is only slow, and what is said while it is away is there when it is back")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    FaultProxy proxy(server.server.port());
    proxy.delay(std::chrono::milliseconds(60));
    WebChatAccount desk(server, proxy.port());
    WebsiteVisitor visitor(server);
    visitor.write(u"0"_n);
    Reader reader(desk);
    REQUIRE(reader.pullOnce());
    auto watching = reader.watch();
    proxy.cut();
    const auto ended = waitFor(watching);
    REQUIRE_FALSE(ended);
    CHECK(ended.error().remedy == Error::Remedy::Retry);
    visitor.write(u"1"_n);
    REQUIRE(waitUntil([&] { return reader.pullOnce(); }));
    CHECK(reader.texts == numbers(2));
}

TEST_CASE("A line that died without a word ends the watch, and the server's restart is survived")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    FaultProxy proxy(server.server.port());
    WebChatAccount desk(server, proxy.port());
    auto visitor = std::make_unique<WebsiteVisitor>(server);
    visitor->write(u"0"_n);
    Reader reader(desk);
    REQUIRE(reader.pullOnce());
    auto watching = reader.watch();
    proxy.goSilent();
    CHECK_FALSE(waitFor(watching));
    proxy.speakAgain();
    visitor.reset();
    server.server.kill();
    CHECK_FALSE(reader.pullOnce());
    server.server.start();
    WebsiteVisitor again(server);
    again.write(u"1"_n);
    REQUIRE(waitUntil([&] { return reader.pullOnce(); }));
    CHECK(reader.texts == numbers(2));
}

TEST_CASE("An answer whose line is cut is in doubt, and the archive tells whether it had left")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    FaultProxy proxy(server.server.port());
    WebChatAccount desk(server, proxy.port());
    WebsiteVisitor visitor(server);
    visitor.write(u"Hello?"_n);
    const Arrival question = desk.pull().delivered.first().arrival;
    int sent = 0;
    int doubts = 0;
    QByteArrayList mayHaveLeft;
    for (int i = 0; i < 6; ++i) {
        const Outgoing reply = replyTo(question, QString::number(i));
        if (i % 2 == 0) {
            proxy.cutAfter(1); // the first byte of the answer to the question behind it
        } else {
            proxy.goSilent(); // neither the message nor an answer passes
        }
        const auto receipt = desk.send(reply);
        proxy.cutNoMore();
        proxy.speakAgain();
        REQUIRE_FALSE(receipt);
        CHECK(receipt.error().remedy == Error::Remedy::InDoubt);
        ++doubts;
        Expected<bool> found;
        REQUIRE(waitUntil([&] {
            found = waitFor(desk.connector().find(reply.messageId));
            return found.has_value();
        }));
        CHECK(*found == (i % 2 == 0));
        sent += *found ? 1 : 0;
    }
    CHECK(doubts == 6);
    CHECK(sent == 3);
    REQUIRE(waitUntil([&] { return visitor.bodies().size() == sent; }));
    CHECK(visitor.bodies() == QStringList{u"0"_n, u"2"_n, u"4"_n});
}

TEST_CASE(
    "A connector that is closed half-way cancels what was asked and leaves what was sent in doubt")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    FaultProxy proxy(server.server.port());
    WebChatAccount desk(server, proxy.port());
    WebsiteVisitor visitor(server);
    visitor.write(u"Hello?"_n);
    const Arrival question = desk.pull().delivered.first().arrival;
    proxy.goSilent();
    auto pulling = desk.connector().pull({});
    std::atomic<bool> handedOver = false;
    auto sending = desk.connector().send(replyTo(question, u"Yes"_n), [&] {
        handedOver = true;
        return Expected<void>();
    });
    auto refused = desk.connector().send(replyTo(question, u"No"_n), [] {
        return Expected<void>(Error{Error::Remedy::Retry, u"not now."_n});
    });
    CHECK(waitFor(refused).error().sentence == u"not now."_n);
    REQUIRE(waitUntil([&] { return handedOver.load(); }));
    QCoreApplication::processEvents();
    desk.close();
    CHECK(waitFor(pulling).error().remedy == Error::Remedy::Cancelled);
    CHECK(waitFor(sending).error().remedy == Error::Remedy::InDoubt);
}
