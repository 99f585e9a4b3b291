// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/discovery.h"

#include "core/net/clock.h"
#include "core/net/http_client.h"
#include "tests/support/catch.h"
#include "tests/support/fixed_name_lookup.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/waiting.h"

using namespace threadline;
using threadline::test::FixedNameLookup;
using threadline::test::ScriptedHttpServer;
using Security = ServerEndpoint::Security;

namespace {

const QString address = QStringLiteral("ann@shop.example");

QByteArray documentNaming(const QByteArray& imap, const QByteArray& smtp)
{
    const auto server = [](const QByteArray& kind, const QByteArray& type, const QByteArray& host) {
        return host.isEmpty()
                   ? QByteArray()
                   : '<' + kind + " type=\"" + type + "\"><hostname>" + host +
                         "</hostname><port>10</port><socketType>SSL</socketType></" + kind + '>';
    };
    return ScriptedHttpServer::response(
        "200 OK", "<clientConfig version=\"1.1\">" + server("incomingServer", "imap", imap) +
                      server("outgoingServer", "smtp", smtp) + "</clientConfig>");
}

ServerEndpoint tls(const char* host, quint16 port)
{
    return {QString::fromLatin1(host), port, Security::Tls, address};
}

/// The domain's web server is the loopback host, the name system the test's.
struct World
{
    SystemClock clock;
    ScriptedHttpServer web;
    FixedNameLookup names;
    std::unique_ptr<HttpClient> http = networkHttpClient(clock);
    DiscoveryOptions options;

    World()
    {
        options.limit = test::patience;
        options.autoconfigUrls = {web.url("/first").toString() + QStringLiteral("/%1?a=%2"),
                                  web.url("/second").toString() + QStringLiteral("/%1?a=%2")};
    }

    EmailSettings found(const QString& of = address)
    {
        return test::waitFor(discoverEmailSettings(of, *http, names, options));
    }
};

const QByteArray firstPath = "/first/shop.example?a=ann%40shop.example";
const QByteArray secondPath = "/second/shop.example?a=ann%40shop.example";

} // namespace

TEST_CASE("What the domain itself says comes before its name records and the usual names")
{
    World world;
    world.web.answer(firstPath, documentNaming("imap.one", "smtp.one"));
    world.web.answer(secondPath, documentNaming("imap.two", "smtp.two"));
    world.names.known[QStringLiteral("_imaps._tcp.shop.example")] = {
        {QStringLiteral("imap.three"), 30}};
    const auto settings = world.found();
    CHECK(settings.imap == tls("imap.one", 10));
    CHECK(settings.smtp == tls("smtp.one", 10));
}

TEST_CASE("Each server comes from the best source that knows it")
{
    World world;
    world.web.answer(firstPath, documentNaming({}, {}));
    world.web.answer(secondPath, documentNaming("imap.two", {}));
    world.names.known[QStringLiteral("_imaps._tcp.shop.example")] = {
        {QStringLiteral("imap.three"), 30}};
    world.names.known[QStringLiteral("_submission._tcp.shop.example")] = {
        {QStringLiteral("smtp.four"), 40}};
    const auto settings = world.found();
    CHECK(settings.imap == tls("imap.two", 10));
    CHECK(settings.smtp ==
          ServerEndpoint{QStringLiteral("smtp.four"), 40, Security::StartTls, address});
}

TEST_CASE("Of the name records, TLS from the first byte comes before STARTTLS (RFC 8314)")
{
    World world;
    world.names.known = {
        {QStringLiteral("_imap._tcp.shop.example"), {{QStringLiteral("plain.example"), 143}}},
        {QStringLiteral("_imaps._tcp.shop.example"),
         {{QStringLiteral("tls.example"), 993}, {QStringLiteral("backup.example"), 993}}},
        {QStringLiteral("_submission._tcp.shop.example"), {{QStringLiteral("plain.example"), 587}}},
        {QStringLiteral("_submissions._tcp.shop.example"), {{QStringLiteral("tls.example"), 465}}},
    };
    const auto settings = world.found();
    CHECK(settings.imap == tls("tls.example", 993));
    CHECK(settings.smtp == tls("tls.example", 465));
}

TEST_CASE("When nobody answers the usual names are given")
{
    World world;
    SECTION("none of them known to exist")
    {
        const auto settings = world.found();
        CHECK(settings.imap == tls("imap.shop.example", 993));
        CHECK(settings.smtp == tls("smtp.shop.example", 465));
    }
    SECTION("only mail.DOMAIN exists")
    {
        world.names.hosts = {QStringLiteral("mail.shop.example")};
        const auto settings = world.found();
        CHECK(settings.imap == tls("mail.shop.example", 993));
        CHECK(settings.smtp == tls("mail.shop.example", 465));
    }
    SECTION("mail.DOMAIN and imap.DOMAIN exist")
    {
        world.names.hosts = {QStringLiteral("mail.shop.example"),
                             QStringLiteral("imap.shop.example")};
        const auto settings = world.found();
        CHECK(settings.imap == tls("imap.shop.example", 993));
        CHECK(settings.smtp == tls("mail.shop.example", 465));
    }
}

TEST_CASE("A silent web server does not keep the person waiting")
{
    World world;
    world.web.keepSilent(secondPath);
    SECTION("when the first one has told everything")
    {
        world.web.answer(firstPath, documentNaming("imap.one", "smtp.one"));
        CHECK(world.found().imap == tls("imap.one", 10));
    }
    SECTION("beyond the time limit")
    {
        world.options.limit = std::chrono::milliseconds(50);
        CHECK(world.found().imap == tls("imap.shop.example", 993));
    }
}

TEST_CASE("A page that is no such document counts as no answer")
{
    World world;
    world.web.answer(firstPath,
                     ScriptedHttpServer::response("200 OK", "<html>Buy this domain!</html>"));
    world.web.answer(secondPath, ScriptedHttpServer::response("200 OK", QByteArray(2 << 20, 'x')));
    CHECK(world.found().smtp == tls("smtp.shop.example", 465));
}

TEST_CASE("An international domain is asked for in ASCII, and the login stays as typed")
{
    World world;
    const QString typed = QString::fromUtf8("ann@b\u00fccher.example");
    const auto settings = world.found(QStringLiteral(" %1 ").arg(typed));
    CHECK(settings.imap.host == QStringLiteral("imap.xn--bcher-kva.example"));
    CHECK(settings.imap.user == typed);
    CHECK(world.names.asked.contains(QStringLiteral("_imaps._tcp.xn--bcher-kva.example")));
    CHECK(
        world.web.requests().contains("/first/xn--bcher-kva.example?a=ann%40b%C3%BCcher.example"));
}

TEST_CASE("Without a domain nothing is asked and nothing is found")
{
    World world;
    for (const char* typed :
         {"", "ann", "@shop.example", "ann@", "ann@a b", "ann@shop.example/path"}) {
        CAPTURE(typed);
        CHECK(world.found(QString::fromLatin1(typed)) == EmailSettings());
    }
    CHECK(world.names.asked.isEmpty());
    CHECK(world.web.requests().isEmpty());
}
