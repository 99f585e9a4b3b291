// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_client.h"

#include "core/net/clock.h"
#include "tests/support/catch.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_certificates.h"
#include "tests/support/waiting.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace threadline;
using namespace std::chrono_literals;
using threadline::test::ScriptedHttpServer;

namespace {

/// 1994-11-06T08:49:37Z, the moment of the examples in RFC 9110, section 5.6.7.
class ExampleClock final : public Clock
{
public:
    Timestamp now() const override { return Timestamp::fromSeconds(784'111'777); }
};

struct World
{
    ExampleClock clock;
    ScriptedHttpServer web;
    std::unique_ptr<HttpClient> http = networkHttpClient(clock);
    HttpLimits limits;

    World()
    {
        limits.time = test::patience;
        limits.firstPause = 1ms;
    }

    HttpReply reply(const QByteArray& path)
    {
        return test::waitForValue(http->get(web.url(path), limits));
    }
    Error error(const QUrl& url)
    {
        const auto outcome = test::waitFor(http->get(url, limits));
        REQUIRE_FALSE(outcome);
        UNSCOPED_INFO(outcome.error().sentence.toStdString());
        return outcome.error();
    }
};

} // namespace

TEST_CASE("GET gives the status, the body and the address")
{
    World world;
    world.web.answer("/page?q=1", ScriptedHttpServer::response("200 OK", "hello"));
    const auto reply = world.reply("/page?q=1");
    CHECK(reply.status == 200);
    CHECK(reply.isSuccess());
    CHECK(reply.body == "hello");
    CHECK(reply.url == world.web.url("/page?q=1"));
}

TEST_CASE("A page that is missing is a reply, and is asked for once")
{
    World world;
    const auto reply = world.reply("/missing");
    CHECK(reply.status == 404);
    CHECK_FALSE(reply.isSuccess());
    CHECK(world.web.requests().size() == 1);
}

TEST_CASE("A redirect is followed")
{
    World world;
    world.web.answer("/old", ScriptedHttpServer::response("302 Found", {}, "Location: /new\r\n"));
    world.web.answer("/new", ScriptedHttpServer::response("200 OK", "here"));
    const auto reply = world.reply("/old");
    CHECK(reply.body == "here");
    CHECK(reply.url == world.web.url("/new"));
}

TEST_CASE("A circle of redirects ends")
{
    World world;
    world.limits.attempts = 1;
    world.web.answer("/round",
                     ScriptedHttpServer::response("302 Found", {}, "Location: /round\r\n"));
    CHECK(world.error(world.web.url("/round")).remedy == Error::Remedy::Rejected);
    CHECK(world.web.requests().size() <= 10);
}

TEST_CASE("Only https is asked, and http of this computer")
{
    World world;
    for (const char* url :
         {"http://shop.example/", "ftp://127.0.0.1/", "file:///etc/passwd", "", "shop.example"}) {
        CAPTURE(url);
        CHECK(world.error(QUrl::fromEncoded(url)).remedy == Error::Remedy::Rejected);
    }
}

TEST_CASE("A body above the limit is an error, with a stated length and without one")
{
    World world;
    world.limits.bodyBytes = 1000;
    world.web.answer("/exact", ScriptedHttpServer::response("200 OK", QByteArray(1000, 'x')));
    world.web.answer("/long", ScriptedHttpServer::response("200 OK", QByteArray(1001, 'x')));
    world.web.answer("/endless", "HTTP/1.0 200 OK\r\n\r\n" + QByteArray(1 << 20, 'x'));
    CHECK(world.reply("/exact").body.size() == 1000);
    CHECK(world.error(world.web.url("/long")).remedy == Error::Remedy::Rejected);
    CHECK(world.error(world.web.url("/endless")).remedy == Error::Remedy::Rejected);
}

TEST_CASE("What may work later is tried again, and so is a lost line")
{
    World world;
    const QByteArray first =
        GENERATE(ScriptedHttpServer::response("503 Service Unavailable", {}),
                 ScriptedHttpServer::response("429 Too Many Requests", {}),
                 ScriptedHttpServer::response("429 Too Many Requests", {}, "Retry-After: 0\r\n"),
                 QByteArray(), QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ncut"));
    world.web.answer("/", first);
    world.web.answer("/", ScriptedHttpServer::response("200 OK", "now"));
    CHECK(world.reply("/").body == "now");
    CHECK(world.web.requests().size() >= 2);
}

TEST_CASE("After the last attempt the server's own answer is the reply")
{
    World world;
    world.web.answer("/", ScriptedHttpServer::response("502 Bad Gateway", "sorry"));
    const auto reply = world.reply("/");
    CHECK(reply.status == 502);
    CHECK(reply.body == "sorry");
    CHECK(world.web.requests().size() == 3);
}

TEST_CASE("A server that asks for time is left alone by every request")
{
    World world;
    const QByteArray wait =
        GENERATE(QByteArray("120"), QByteArray("Sun, 06 Nov 1994 08:51:37 GMT"));
    CAPTURE(wait);
    world.web.answer("/", ScriptedHttpServer::response("429 Too Many Requests", {},
                                                       "Retry-After: " + wait + "\r\n"));
    const auto error = world.error(world.web.url("/"));
    CHECK(error.remedy == Error::Remedy::Retry);
    CHECK(error.sentence ==
          QStringLiteral(
              "The server 127.0.0.1 asks to be left alone for 120 seconds; try again after "
              "that."));
    CHECK(world.error(world.web.url("/other")).remedy == Error::Remedy::Retry);
    CHECK(world.web.requests() == QByteArrayList{"/"});
}

TEST_CASE("A short wait that the server asks for is kept")
{
    World world;
    world.web.answer(
        "/", ScriptedHttpServer::response("503 Service Unavailable", {}, "Retry-After: 1\r\n"));
    world.web.answer("/", ScriptedHttpServer::response("200 OK", "now"));
    QElapsedTimer clock;
    clock.start();
    CHECK(world.reply("/").body == "now");
    CHECK(clock.elapsed() >= 990); // clocks count whole milliseconds
}

TEST_CASE("A silent server ends with the time limit")
{
    World world;
    world.limits.time = 50ms;
    world.web.keepSilent("/");
    const auto error = world.error(world.web.url("/"));
    CHECK(error.remedy == Error::Remedy::Retry);
    CHECK(error.sentence ==
          QStringLiteral("The server 127.0.0.1 did not answer in time; try again later."));
}

TEST_CASE("Ending the client ends its requests")
{
    World world;
    world.web.keepSilent("/");
    auto future = world.http->get(world.web.url("/"), world.limits);
    REQUIRE(test::waitUntil([&] { return !world.web.requests().isEmpty(); }));
    world.http.reset();
    const auto outcome = test::waitFor(future);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().remedy == Error::Remedy::Cancelled);
}

TEST_CASE("A certificate of an unknown issuer stops the request")
{
    World world;
    const QTemporaryDir folder;
    const test::TestCertificates certificates(folder.path());
    const auto contentOf = [](const QString& path) {
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    };
    using Kind = test::TestCertificates::Kind;
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(
        QSslCertificate(contentOf(certificates.certificate(Kind::Valid))));
    configuration.setPrivateKey(QSslKey(contentOf(certificates.key(Kind::Valid)), QSsl::Ec));
    QSslServer server;
    server.setSslConfiguration(configuration);
    REQUIRE(server.listen(QHostAddress::LocalHost));
    const auto error =
        world.error(QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(server.serverPort())));
    CHECK(error.remedy == Error::Remedy::Rejected);
    CHECK(error.sentence.contains(QStringLiteral("did not prove who it is")));
}

TEST_CASE("What is told leaves once, whatever becomes of the line, and is in doubt when it broke")
{
    World world;
    const QByteArray answer = GENERATE(QByteArray(), QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ncut"),
                                       QByteArray("HTTP/1.1 20"));
    CAPTURE(answer);
    world.web.answer("/tell", answer);
    const auto outcome =
        test::waitFor(world.http->tell(world.web.url("/tell"), {"{\"a\":1}", "application/json"}, world.limits));
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().remedy == Error::Remedy::InDoubt);
    CHECK(world.web.requests() == QByteArrayList{"/tell"});
    CHECK(world.web.bodies() == QByteArrayList{"{\"a\":1}"});
}

TEST_CASE("What is told is never repeated after an answer, and every answer is a reply")
{
    World world;
    const QByteArray status =
        GENERATE(QByteArray("200 OK"), QByteArray("429 Too Many Requests"), QByteArray("502 Bad Gateway"));
    world.web.answer("/tell", ScriptedHttpServer::response(status, "words", "Retry-After: 120\r\n"));
    const auto reply =
        test::waitForValue(world.http->tell(world.web.url("/tell"), {"x", "text/plain"}, world.limits));
    CHECK(reply.status == status.left(3).toInt());
    CHECK(reply.body == "words");
    CHECK(world.web.requests().size() == 1);
}

TEST_CASE("What is told goes on a line of its own, though the server would keep the last one open")
{
    World world;
    QTcpServer server;
    QList<int> onEachLine;
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket* socket = server.nextPendingConnection();
        const auto line = onEachLine.size();
        onEachLine.append(0);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [&, socket, line] {
            onEachLine[line] += static_cast<int>(socket->readAll().count("POST "));
            socket->write("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok");
        });
    });
    REQUIRE(server.listen(QHostAddress::LocalHost));
    const QUrl url(QStringLiteral("http://127.0.0.1:%1/tell").arg(server.serverPort()));
    test::waitForValue(world.http->ask(url, {"", "text/plain"}, world.limits));
    test::waitForValue(world.http->tell(url, {"", "text/plain"}, world.limits));
    test::waitForValue(world.http->tell(url, {"", "text/plain"}, world.limits));
    CHECK(onEachLine == QList<int>{1, 1, 1});
}

TEST_CASE("What is told to nobody can be told again")
{
    World world;
    const auto outcome = test::waitFor(
        world.http->tell(QUrl(QStringLiteral("http://127.0.0.1:1/tell")), {"x", "text/plain"}, world.limits));
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().remedy == Error::Remedy::Retry);
}

TEST_CASE("What is told to a server that keeps silent is in doubt")
{
    World world;
    world.limits.time = 100ms;
    world.web.keepSilent("/tell");
    const bool clientEnds = GENERATE(false, true);
    auto telling = world.http->tell(world.web.url("/tell"), {"x", "text/plain"}, world.limits);
    if (clientEnds) {
        REQUIRE(test::waitUntil([&] { return !world.web.requests().isEmpty(); }));
        world.http.reset();
    }
    const auto outcome = test::waitFor(telling);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().remedy == Error::Remedy::InDoubt);
}

TEST_CASE("A question by POST is repeated like a page")
{
    World world;
    world.web.answer("/ask", QByteArray());
    world.web.answer("/ask", ScriptedHttpServer::response("200 OK", "answer"));
    const auto reply =
        test::waitForValue(world.http->ask(world.web.url("/ask"), {"{}", "application/json"}, world.limits));
    CHECK(reply.body == "answer");
    CHECK(world.web.bodies().last() == "{}");
}

TEST_CASE("Nothing that is told or asked is redirected, and no sentence has more of an address than its host")
{
    World world;
    world.web.answer("/bot123:secret/tell", ScriptedHttpServer::response("307 Temporary Redirect", {}, "Location: /b\r\n"));
    for (const auto& url : {world.web.url("/bot123:secret/tell"), QUrl(QStringLiteral("http://shop.example/bot123:secret/tell")),
                            QUrl(QStringLiteral("http://127.0.0.1:1/bot123:secret/tell"))}) {
        const auto outcome = test::waitFor(world.http->tell(url, {"x", "text/plain"}, world.limits));
        REQUIRE_FALSE(outcome);
        UNSCOPED_INFO(outcome.error().sentence.toStdString());
        CHECK_FALSE(outcome.error().sentence.contains(QStringLiteral("secret")));
    }
    CHECK(world.web.requests().size() == 1);
}
