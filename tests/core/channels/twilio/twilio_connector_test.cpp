// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/twilio/twilio_connector.h"

#include "tests/support/fake_clock.h"
#include "tests/support/twilio_server.h"
#include "tests/support/waiting.h"

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

const QString ours = u"+15550001000"_s;
const QString ingrid = u"+358401234567"_s;
constexpr qint64 noon = 1'732'104'000; // 2024-11-20T12:00:00Z
constexpr qint64 hour = 3600;

struct Number
{
    explicit Number(ChannelName name = channel::sms)
        : channel(std::move(name))
    {
        clock->set(Timestamp::fromSeconds(noon));
        restart();
    }

    void restart()
    {
        connector.reset();
        connector = std::make_unique<TwilioConnector>(
            channel, TwilioSettings{TwilioServer::accountSid(), ours, server.url()},
            [this] { return Expected<QString>(token); }, clock, 20ms);
    }

    Pulled pull(const QJsonObject& cursor = {}) { return waitForValue(connector->pull(cursor)); }
    Error problem(const QJsonObject& cursor = {})
    {
        const auto pulled = waitFor(connector->pull(cursor));
        REQUIRE_FALSE(pulled);
        return pulled.error();
    }
    /// All that is there from `cursor` on, which is moved.
    QStringList texts(QJsonObject& cursor)
    {
        QStringList all;
        for (bool done = false; !done;) {
            const Pulled pulled = pull(cursor);
            for (const Delivered& one : pulled.delivered) {
                all.append(QString::fromUtf8(one.arrival.text));
            }
            cursor = pulled.cursor;
            done = pulled.caughtUp;
        }
        return all;
    }
    Expected<Receipt> send(const QString& to, const QString& text)
    {
        Outgoing outgoing;
        outgoing.to = {{{}, to}};
        outgoing.text = text;
        return waitFor(connector->send(outgoing, [this] {
            ++handovers;
            return Expected<void>();
        }));
    }

    ChannelName channel;
    TwilioServer server;
    QString token = TwilioServer::token();
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    std::unique_ptr<TwilioConnector> connector;
    std::atomic<int> handovers = 0;
};

} // namespace

TEST_CASE("All history of a number comes, newest first and page by page, and then only what is new")
{
    Number at;
    for (int i = 0; i < 8; ++i) {
        at.server.receive(ingrid, ours, u"m%1"_s.arg(i), noon + i * 24 * hour);
    }
    at.server.receive(ingrid, u"+15559999999"_s, u"to another number"_s, noon);
    QJsonObject cursor;
    CHECK(at.texts(cursor) == QStringList{u"m7"_s, u"m6"_s, u"m5"_s, u"m4"_s, u"m3"_s, u"m2"_s, u"m1"_s, u"m0"_s});
    CHECK(at.texts(cursor).isEmpty());
    at.restart();
    at.server.receive(ingrid, ours, u"m8"_s, noon + 8 * 24 * hour);
    CHECK(at.texts(cursor) == QStringList{u"m8"_s});
    CHECK(at.server.requests().last().contains("DateSent%3E=2024-11-26")); // the day before the newest that is here
    // Two in one second, and one that is listed later than a newer one: both come, once.
    at.server.receive(ingrid, ours, u"m8 too"_s, noon + 8 * 24 * hour);
    at.server.receive(ingrid, ours, u"late"_s, noon + 8 * 24 * hour - 50 * 60);
    CHECK(at.texts(cursor) == QStringList{u"m8 too"_s, u"late"_s});
    CHECK(at.texts(cursor).isEmpty());
}

TEST_CASE("A round that is broken off goes on where it was, and nothing that came meanwhile is missed or brought twice")
{
    Number at;
    for (int i = 0; i < 7; ++i) {
        at.server.receive(ingrid, ours, u"m%1"_s.arg(i), noon + i * 60);
    }
    Pulled first = at.pull();
    CHECK(first.delivered.size() == 3);
    CHECK_FALSE(first.caughtUp);
    at.server.receive(ingrid, ours, u"meanwhile"_s, noon + 8 * 60);
    at.restart(); // the program ended; what it has stored is the cursor
    QJsonObject cursor = first.cursor;
    CHECK(at.texts(cursor) == QStringList{u"m3"_s, u"m2"_s, u"m1"_s, u"m0"_s});
    CHECK(at.texts(cursor) == QStringList{u"meanwhile"_s});
    // The same cursor again brings the same: it is only moved by what was stored.
    CHECK(at.pull(first.cursor).delivered.size() == 3);
}

TEST_CASE("Many that come within an hour are gone through page by page, each once")
{
    Number at;
    at.server.receive(ingrid, ours, u"first"_s, noon);
    QJsonObject cursor;
    at.texts(cursor);
    QStringList expected;
    for (int i = 0; i < 11; ++i) {
        at.server.receive(ingrid, ours, u"m%1"_s.arg(i), noon + 60 + i * 60);
        expected.prepend(u"m%1"_s.arg(i));
    }
    CHECK(at.texts(cursor) == expected);
    CHECK(at.texts(cursor).isEmpty());
}

TEST_CASE("Files come along, and the login does not go where Twilio keeps them")
{
    Number at(channel::whatsapp);
    at.server.receive(u"whatsapp:"_s + ingrid, u"whatsapp:"_s + ours, u"See"_s, noon,
                      {{u"image/jpeg"_s, "jpeg bytes"}, {u"application/pdf"_s, "pdf bytes"}});
    const Pulled pulled = at.pull();
    REQUIRE(pulled.delivered.size() == 1);
    const QList<ArrivedFile>& files = pulled.delivered[0].arrival.files;
    REQUIRE(files.size() == 2);
    CHECK(files[0].bytes == "jpeg bytes");
    CHECK(files[0].attachment.type == u"image/jpeg"_s);
    CHECK(files[1].bytes == "pdf bytes");
    CHECK(files[1].attachment.name.endsWith(u".pdf"_s));
    CHECK(at.server.leaks() == 0);
}

TEST_CASE("A file that cannot be had holds its message back for a while and is then named in it")
{
    Number at;
    at.server.receive(ingrid, ours, u"See"_s, noon, {{u"image/png"_s, "png"}});
    const QByteArray broken = ScriptedHttpServer::response("500 No", "trouble");
    for (int i = 0; i < 4; ++i) {
        at.server.spoilAfter(2, broken);
        CHECK(at.problem().remedy == Error::Remedy::Retry);
    }
    at.server.spoilAfter(2, broken);
    const Pulled pulled = at.pull();
    REQUIRE(pulled.delivered.size() == 1);
    CHECK(pulled.delivered[0].arrival.text.startsWith("See\n[A file (image/png) could not be fetched"));
}

TEST_CASE("Trouble of the line and the server moves no cursor, what was there comes afterwards")
{
    Number at;
    at.server.receive(ingrid, ours, u"hello"_s, noon);
    const QByteArray half = ScriptedHttpServer::response("200 OK", R"({"messages": [{"sid": "SM1")");
    for (const QByteArray& spoiled : {ScriptedHttpServer::response("500 No", "trouble"), half,
                                      ScriptedHttpServer::response("200 OK", "<html>"),
                                      ScriptedHttpServer::response("200 OK", "{\"messages\": []").chopped(3), QByteArray()}) {
        INFO(spoiled.toStdString());
        at.server.spoil(spoiled, 20); // lost lines are tried again by themselves
        CHECK(at.problem().remedy == Error::Remedy::Retry);
        at.server.spoil({}, 0);
    }
    at.server.spoil(ScriptedHttpServer::response("429 No", "{}", "Retry-After: 120\r\n"));
    CHECK(at.problem().sentence.contains(u"120 seconds"_s));
    at.restart();
    QJsonObject cursor;
    CHECK(at.texts(cursor) == QStringList{u"hello"_s});
}

TEST_CASE("A page of somebody else's is not asked for")
{
    Number at;
    for (const auto& page : {u"https://evil.example/2010-04-01/Accounts/%1/Messages.json"_s.arg(TwilioServer::accountSid()),
                             u"//evil.example/x"_s, u"/2010-04-01/Accounts/AC2/Messages.json"_s,
                             u"/2010-04-01/Accounts/%1/../AC2/Messages.json"_s.arg(TwilioServer::accountSid())}) {
        INFO(page.toStdString());
        CHECK(at.problem({{u"page"_s, page}}).sentence.contains(u"none of this account"_s));
    }
    CHECK(at.server.requests().isEmpty());
}

TEST_CASE("A token that was changed is told, and the new one is taken without a restart")
{
    Number at;
    at.server.receive(ingrid, ours, u"hello"_s, noon);
    at.server.changeToken(u"another"_s);
    const Error problem = at.problem();
    CHECK(problem.remedy == Error::Remedy::Reauthenticate);
    CHECK(problem.sentence.contains(u"auth token"_s));
    CHECK_FALSE(problem.sentence.contains(at.token));
    at.token = u"another"_s;
    CHECK(at.pull().delivered.size() == 1);
}

TEST_CASE("Watching ends when something comes, and not before")
{
    Number at;
    at.server.receive(ingrid, ours, u"hello"_s, noon);
    QJsonObject cursor;
    at.texts(cursor);
    auto watched = at.connector->watch(cursor);
    const auto asked = at.server.requests().size();
    REQUIRE(waitUntil([&] { return at.server.requests().size() >= asked + 3; }));
    CHECK_FALSE(watched.isFinished());
    at.server.receive(ingrid, ours, u"again"_s, noon + 60);
    requireOk(waitFor(watched));
    CHECK(at.texts(cursor) == QStringList{u"again"_s});
}

TEST_CASE("A reply leaves once, to the number, with every letter as it was typed")
{
    Number at;
    const QString text = u"1 + 1 = 2 & 50% “š” 😀\nBye"_s;
    const auto receipt = at.send(u"+358 40 1234567"_s, text);
    REQUIRE(receipt);
    CHECK(receipt->serverReply.startsWith(u"Twilio message SM"_s));
    REQUIRE(at.server.sent().size() == 1);
    CHECK(at.server.sent()[0].to == ingrid);
    CHECK(at.server.sent()[0].from == ours);
    CHECK(at.server.sent()[0].body == text);
    CHECK(at.handovers == 1);

    Number whatsapp(channel::whatsapp);
    REQUIRE(whatsapp.send(ingrid, u"Hi"_s));
    CHECK(whatsapp.server.sent()[0].to == u"whatsapp:"_s + ingrid);
    CHECK(whatsapp.server.sent()[0].from == u"whatsapp:"_s + ours);
}

TEST_CASE("A reply that may have arrived is in doubt and is never told twice, one that was refused says why")
{
    Number at;
    at.server.spoil({}); // the line is cut when it has left
    CHECK(at.send(ingrid, u"Hi"_s).error().remedy == Error::Remedy::InDoubt);
    CHECK(at.server.requests().size() == 1);
    at.server.spoil(ScriptedHttpServer::response("503 No", "busy"));
    CHECK(at.send(ingrid, u"Hi"_s).error().remedy == Error::Remedy::InDoubt);
    CHECK(at.server.requests().size() == 2);
    at.server.refuseSending(400, 21'610);
    const Error stopped = at.send(ingrid, u"Hi"_s).error();
    CHECK(stopped.remedy == Error::Remedy::Rejected);
    CHECK(stopped.sentence.contains(u"STOP"_s));
    at.server.refuseSending(400, 63'016);
    CHECK(at.send(ingrid, u"Hi"_s).error().sentence.contains(u"24 hours"_s));
    at.server.refuseSending(429, 20'429);
    CHECK(at.send(ingrid, u"Hi"_s).error().remedy == Error::Remedy::Retry);
    CHECK(at.send(u"nobody"_s, u"Hi"_s).error().remedy == Error::Remedy::Rejected);
    CHECK(at.server.sent().isEmpty());
}

TEST_CASE("The address of an account is its number, however it was typed, one that is none is told before anybody is asked")
{
    Number at;
    const auto typed = [&](const ChannelName& channel, const QString& sid, const QString& number) {
        return std::make_unique<TwilioConnector>(channel, TwilioSettings{sid, number, at.server.url()},
                                                 [] { return Expected<QString>(u"x"_s); }, at.clock);
    };
    CHECK(waitForValue(typed(channel::sms, TwilioServer::accountSid(), u"+1 555 000 1000"_s)->ownAddress()) == ours);
    CHECK(waitForValue(typed(channel::whatsapp, TwilioServer::accountSid(), ours)->ownAddress()) == u"whatsapp:"_s + ours);
    CHECK(waitFor(typed(channel::sms, TwilioServer::accountSid(), u"0555"_s)->check()).error().sentence.contains(u"+15551234567"_s));
    CHECK(waitFor(typed(channel::sms, u"AC1"_s, ours)->check()).error().sentence.contains(u"Account SID"_s));
    CHECK(at.server.requests().isEmpty());
}

TEST_CASE("The check names the one fault: the login, a number that is not ours, a number that takes no SMS")
{
    Number at;
    CHECK(waitFor(at.connector->check()).error().sentence.contains(u"none of this Twilio account's"_s));
    at.server.own(ours, false);
    CHECK(waitFor(at.connector->check()).error().sentence.contains(u"no SMS"_s));
    at.server.own(ours);
    requireOk(waitFor(at.connector->check()));
    at.server.changeToken(u"another"_s);
    CHECK(waitFor(at.connector->check()).error().remedy == Error::Remedy::Reauthenticate);
}
