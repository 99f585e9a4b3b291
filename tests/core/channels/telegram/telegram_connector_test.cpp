// SPDX-License-Identifier: GPL-3.0-or-later
//
// The connector against answers that the test has written: what a real server cannot be made to say.
#include "tests/core/channels/telegram/bot_account.h"
#include "tests/support/scripted_http_server.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

using namespace threadline;
using namespace threadline::test;

namespace {

QByteArray json(const QByteArray& body, const QByteArray& status = "200 OK")
{
    return ScriptedHttpServer::response(status, body, "Content-Type: application/json\r\n");
}

QByteArray updates(int first, int count)
{
    QByteArrayList all;
    for (int id = first; id < first + count; ++id) {
        const QByteArray number = QByteArray::number(id);
        all.append("{\"update_id\":" + number + ",\"message\":{\"message_id\":" + number
                   + ",\"date\":1795348000,\"chat\":{\"id\":77,\"type\":\"private\"},\"from\":{\"id\":77,\"first_name\":\"Jane\"},"
                     "\"text\":\"message " + number + "\"}}");
    }
    return json("{\"ok\":true,\"result\":[" + all.join(',') + "]}");
}

QByteArray refusal(int code, const QByteArray& description, const QByteArray& more = {})
{
    return json("{\"ok\":false,\"error_code\":" + QByteArray::number(code) + ",\"description\":\"" + description + "\"" + more
                    + "}",
                QByteArray::number(code) + " Refused");
}

const QByteArray nothing = json("{\"ok\":true,\"result\":[]}");

struct World
{
    ScriptedHttpServer web;
    BotAccount bot{web.url({})};

    static QByteArray path(const QByteArray& method) { return "/bot1234:tok/" + method; }
    void answer(const QByteArray& method, const QByteArray& response) { web.answer(path(method), response); }
    qsizetype asked(const QByteArray& method) const { return web.requests().count(path(method)); }
    QJsonObject lastBody() const { return QJsonDocument::fromJson(web.bodies().last()).object(); }
};

} // namespace

TEST_CASE("Updates come with a cursor after the last of them, to be stored before the next pull")
{
    World world;
    world.answer("getUpdates", updates(5, 2));
    world.answer("getUpdates", nothing);
    const Pulled pulled = world.bot.pull();
    CHECK_FALSE(world.lastBody().contains(QStringLiteral("offset")));
    REQUIRE(pulled.delivered.size() == 2);
    CHECK(pulled.delivered.first().arrival.externalKey == "telegram:1234:77:5");
    CHECK(pulled.storeFirst);
    CHECK(pulled.caughtUp);
    CHECK(pulled.cursor.value(QLatin1String("offset")).toInteger() == 7);
    const Pulled next = world.bot.pull(pulled.cursor);
    CHECK(world.lastBody().value(QLatin1String("offset")).toInteger() == 7);
    CHECK(next.cursor == pulled.cursor);
    CHECK(next.delivered.isEmpty());
}

TEST_CASE("A full page is not the end, and after a week of silence no offset is named")
{
    World world;
    world.answer("getUpdates", updates(1, 100));
    const Pulled pulled = world.bot.pull();
    CHECK(pulled.delivered.size() == 100);
    CHECK_FALSE(pulled.caughtUp);
    world.bot.clock().advanceSeconds(7 * 86'400);
    world.bot.pull(pulled.cursor);
    CHECK_FALSE(world.lastBody().contains(QStringLiteral("offset")));
}

TEST_CASE("Garbage, half a body and a server in trouble move nothing and are tried again")
{
    World world;
    const QByteArray answer =
        GENERATE(json("<html>hello"), json("{\"ok\":true,\"result\":{}}"), json("{\"ok\":true,\"result\":[{}]}"),
                 QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"ok\":true,\"result\":["),
                 json("oops", "500 Internal Server Error"), json("", "502 Bad Gateway"));
    CAPTURE(answer);
    world.answer("getUpdates", answer);
    const Error problem = world.bot.pullProblem();
    UNSCOPED_INFO(problem.sentence.toStdString());
    CHECK(problem.remedy == Error::Remedy::Retry);
    CHECK_FALSE(problem.sentence.contains(QStringLiteral("tok")));
}

TEST_CASE("Each refusal has its own sentence")
{
    World world;
    world.answer("getUpdates", refusal(401, "Unauthorized"));
    world.answer("getUpdates", refusal(409, "Conflict: can't use getUpdates method while webhook is active"));
    world.answer("getUpdates", refusal(409, "Conflict: terminated by other getUpdates request"));
    const Error token = world.bot.pullProblem();
    CHECK(token.remedy == Error::Remedy::Reauthenticate);
    CHECK(token.sentence.contains(QStringLiteral("@BotFather")));
    const Error webhook = world.bot.pullProblem();
    CHECK(webhook.remedy == Error::Remedy::Rejected);
    CHECK(webhook.sentence.contains(QStringLiteral("webhook")));
    const Error other = world.bot.pullProblem();
    CHECK(other.remedy == Error::Remedy::Retry);
    CHECK(other.sentence.contains(QStringLiteral("Another program")));
}

TEST_CASE("A bot that is told to wait does not ask before, for whatever it is")
{
    World world;
    world.answer("getUpdates", refusal(429, "Too Many Requests", ",\"parameters\":{\"retry_after\":1}"));
    world.answer("getUpdates", nothing);
    const auto problem = [&] { return world.bot.pullProblem(); };
    CHECK(problem().remedy == Error::Remedy::Retry);
    const auto asked = world.web.requests().size();
    CHECK(problem().sentence.contains(QStringLiteral("1 seconds")));
    CHECK_FALSE(world.bot.send(replyTo(77, QStringLiteral("Hello"))));
    CHECK(world.web.requests().size() == asked);
    REQUIRE(waitUntil([&] { return waitFor(world.bot.connector().pull({})).has_value(); }));
}

TEST_CASE("A file comes with its message, one that is too large or gone is named instead")
{
    World world;
    const auto message = [](const QByteArray& file) {
        return json("{\"ok\":true,\"result\":[{\"update_id\":5,\"message\":{\"message_id\":5,\"date\":1795348000,\"chat\":{\"id\":77,"
                    "\"type\":\"private\"},\"from\":{\"id\":77,\"first_name\":\"Jane\"},\"document\":" + file + "}}]}");
    };
    SECTION("it comes")
    {
        world.answer("getUpdates", message("{\"file_id\":\"f\",\"file_name\":\"plan.pdf\"}"));
        world.answer("getFile", json("{\"ok\":true,\"result\":{\"file_path\":\"documents/f.pdf\"}}"));
        world.web.answer("/file/bot1234:tok/documents/f.pdf", ScriptedHttpServer::response("200 OK", "PDF"));
        const Arrival arrival = world.bot.pull().delivered.first().arrival;
        REQUIRE(arrival.files.size() == 1);
        CHECK(arrival.files.first().bytes == "PDF");
        CHECK(arrival.files.first().attachment.name == QStringLiteral("plan.pdf"));
    }
    SECTION("it is too large")
    {
        world.answer("getUpdates", message("{\"file_id\":\"f\",\"file_name\":\"film.mp4\",\"file_size\":25000000}"));
        const Arrival arrival = world.bot.pull().delivered.first().arrival;
        CHECK(arrival.files.isEmpty());
        CHECK(arrival.text.contains("film.mp4"));
        CHECK(world.asked("getFile") == 0);
    }
    SECTION("it is gone")
    {
        world.answer("getUpdates", message("{\"file_id\":\"f\",\"file_name\":\"plan.pdf\"}"));
        world.answer("getFile", refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable"));
        CHECK(world.bot.pull().delivered.first().arrival.text.contains("plan.pdf"));
    }
    SECTION("its server has trouble: the message waits, but not for ever")
    {
        world.answer("getUpdates", message("{\"file_id\":\"f\",\"file_name\":\"plan.pdf\"}"));
        world.answer("getFile", json("", "500 Internal Server Error"));
        for (int round = 0; round < 4; ++round) {
            CHECK(world.bot.pullProblem().remedy == Error::Remedy::Retry);
        }
        CHECK(world.bot.pull().delivered.first().arrival.text.contains("could not be fetched"));
    }
}

TEST_CASE("A reply is handed over once, and its receipt has the number of the message")
{
    World world;
    world.answer("sendMessage", json("{\"ok\":true,\"result\":{\"message_id\":12}}"));
    const auto receipt = world.bot.send(replyTo(77, QStringLiteral("Hello")));
    REQUIRE(receipt);
    CHECK(receipt->serverReply == QStringLiteral("Telegram message 12"));
    CHECK(world.bot.handovers() == 1);
    CHECK(world.asked("sendMessage") == 1);
}

TEST_CASE("A reply whose answer is lost is in doubt and left once, one that was refused is not")
{
    World world;
    const auto [answer, remedy] = GENERATE(table<QByteArray, Error::Remedy>(
        {{QByteArray(), Error::Remedy::InDoubt},
         {QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ok\":tr"), Error::Remedy::InDoubt},
         {ScriptedHttpServer::response("200 OK", "garbage"), Error::Remedy::InDoubt},
         {ScriptedHttpServer::response("500 Internal Server Error", "oops"), Error::Remedy::InDoubt},
         {refusal(429, "Too Many Requests", ",\"parameters\":{\"retry_after\":9}"), Error::Remedy::Retry},
         {refusal(401, "Unauthorized"), Error::Remedy::Reauthenticate},
         {refusal(403, "Forbidden: bot was blocked by the user"), Error::Remedy::Rejected},
         {refusal(400, "Bad Request: chat not found"), Error::Remedy::Rejected}}));
    CAPTURE(answer);
    world.answer("sendMessage", answer);
    const auto outcome = world.bot.send(replyTo(77, QStringLiteral("Hello")));
    REQUIRE_FALSE(outcome);
    UNSCOPED_INFO(outcome.error().sentence.toStdString());
    CHECK(outcome.error().remedy == remedy);
    CHECK(world.asked("sendMessage") == 1);
}

TEST_CASE("A reply that is not let go leaves nothing")
{
    World world;
    const auto outcome = waitFor(world.bot.connector().send(replyTo(77, QStringLiteral("Hello")), [] {
        return Expected<void>(Error{Error::Remedy::Cancelled, QStringLiteral("Taken back.")});
    }));
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().remedy == Error::Remedy::Cancelled);
    CHECK(world.web.requests().isEmpty());
}

TEST_CASE("A reply that is on its way when the account is closed is in doubt")
{
    World world;
    world.web.keepSilent(World::path("sendMessage"));
    auto sending = world.bot.connector().send(replyTo(77, QStringLiteral("Hello")), [] { return Expected<void>(); });
    REQUIRE(waitUntil([&] { return world.asked("sendMessage") == 1; }));
    world.bot.close();
    const auto outcome = waitFor(sending);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().remedy == Error::Remedy::InDoubt);
}

TEST_CASE("Text and several files leave one by one, when one is refused the whole is in doubt, never repeated")
{
    World world;
    QTemporaryDir folder;
    Outgoing outgoing = replyTo(77, QStringLiteral("See"));
    outgoing.files = {attached(folder, QStringLiteral("a.txt"), "a"), attached(folder, QStringLiteral("b.txt"), "b")};
    world.answer("sendMessage", json("{\"ok\":true,\"result\":{\"message_id\":12}}"));
    world.answer("sendDocument", json("{\"ok\":true,\"result\":{\"message_id\":13}}"));
    world.answer("sendDocument", refusal(400, "Bad Request: file is empty"));
    const auto outcome = world.bot.send(outgoing);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().remedy == Error::Remedy::InDoubt);
    CHECK(outcome.error().sentence.contains(QStringLiteral("the text, the file a.txt has arrived, but the file b.txt")));
    CHECK(world.asked("sendDocument") == 2);
}

TEST_CASE("Telegram cannot be asked about what was sent")
{
    World world;
    const auto found = waitFor(world.bot.connector().find("id"));
    REQUIRE_FALSE(found);
    CHECK(found.error().remedy == Error::Remedy::Unsupported);
    CHECK_FALSE(world.bot.connector().capabilities().asksForDelivery);
}

TEST_CASE("The check names a refused token, a webhook and a token that is none, the bot says its name")
{
    World world;
    world.answer("getMe", json("{\"ok\":true,\"result\":{\"id\":1234,\"username\":\"shop_bot\"}}"));
    world.answer("getWebhookInfo", json("{\"ok\":true,\"result\":{\"url\":\"\"}}"));
    world.answer("getWebhookInfo", json("{\"ok\":true,\"result\":{\"url\":\"https://shop.example/hook\"}}"));
    requireOk(waitFor(world.bot.connector().check()));
    CHECK(waitForValue(world.bot.connector().ownAddress()) == QStringLiteral("@shop_bot"));
    const auto webhook = waitFor(world.bot.connector().check());
    REQUIRE_FALSE(webhook);
    CHECK(webhook.error().sentence.contains(QStringLiteral("webhook")));
    BotAccount other(world.web.url({}), QStringLiteral("not a token"));
    const auto refused = waitFor(other.connector().check());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence.contains(QStringLiteral("no token")));
}

TEST_CASE("What a watch saw is what the next pull brings, without asking again")
{
    World world;
    world.answer("getUpdates", updates(5, 1));
    const QJsonObject cursor{{QStringLiteral("offset"), 5}, {QStringLiteral("at"), 1'795'348'800}};
    requireOk(waitFor(world.bot.connector().watch(cursor)));
    const auto asked = world.web.requests().size();
    CHECK(world.bot.pull(cursor).delivered.size() == 1);
    CHECK(world.web.requests().size() == asked);
}

TEST_CASE("A server that does not keep a watch waiting is asked once a second")
{
    World world;
    world.answer("getUpdates", nothing);
    QElapsedTimer time;
    time.start();
    const auto watching = world.bot.connector().watch({});
    REQUIRE(waitUntil([&] { return world.asked("getUpdates") == 3; }));
    CHECK(time.elapsed() >= 1900);
    CHECK_FALSE(watching.isFinished());
}
