// SPDX-License-Identifier: GPL-3.0-or-later
// TLS, passwords and several hosts, on the real server.
#include "tests/core/hub/team_hub.h"
#include "tests/support/free_port.h"

#include <QFile>

using namespace threadline;
using namespace threadline::test;

namespace {

QString problem(const HubAccess& access)
{
    const auto connection = PostgresConnection::open(access);
    return connection ? QString() : connection.error().sentence;
}

} // namespace

TEST_CASE("A server is trusted by its certificate and its name and not without")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    HubAccess access = team.ownerAccess();
    CHECK(problem(access).isEmpty());
    HubAccess unknownAuthority = access;
    unknownAuthority.certificates.clear();
    CHECK(problem(unknownAuthority).contains(u"not signed by an authority that this machine trusts"_n));
    for (const QString& mode : {u"disable"_n, u"allow"_n, u"prefer"_n, u"require"_n}) {
        HubAccess weaker = access;
        weaker.url += u"?sslmode="_n + mode;
        CHECK(problem(weaker).startsWith(u"sslmode=%1 would let others read along"_n.arg(mode)));
    }
    HubAccess noUrl = access;
    noUrl.url = u"https://localhost"_n;
    CHECK(problem(noUrl).startsWith(u"This is no address of a hub"_n));
}

TEST_CASE("A certificate for another host or of another year is refused")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    for (const auto kind : {TestCertificates::Kind::WrongHost, TestCertificates::Kind::Expired}) {
        PostgresServer server(kind);
        const HubAccess access{server.url(u"x"_n, u"y"_n, u"postgres"_n), {}, {}, server.certificateOfAuthority()};
        const QString sentence = problem(access);
        INFO(sentence.toStdString());
        CHECK(sentence.contains(kind == TestCertificates::Kind::WrongHost ? u"is not for localhost"_n
                                                                          : u"its time is over"_n));
    }
}

TEST_CASE("Wrong passwords and missing databases and hosts are told apart")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    HubAccess access = team.ownerAccess();
    access.password = u"wrong"_n;
    CHECK(problem(access) == u"The hub refused the name or the password."_n);
    access = team.ownerAccess();
    access.url = access.url.section(QLatin1Char('/'), 0, -2) + u"/nothere"_n;
    CHECK(problem(access) == u"There is no database of this name on the server."_n);
    access.url = u"postgresql://nobody@does-not-exist.invalid/hub"_n;
    CHECK(problem(access).startsWith(u"There is no host called does-not-exist.invalid"_n));
    access.url = u"postgresql://nobody@localhost:%1/hub"_n.arg(freePort());
    CHECK(problem(access).startsWith(u"Nothing answers at localhost"_n));
}

TEST_CASE("When one of several hosts is down the next is taken")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    HubAccess access = team.access(u"Anna"_n);
    const QString good = u"localhost:%1"_n.arg(PostgresServer::shared().port());
    REQUIRE(access.url.contains(good));
    access.url.replace(good, u"localhost:%1,%2"_n.arg(QString::number(freePort()), good));
    CHECK(valueOf(PostgresHub::open(access))->me().name == u"Anna"_n);
}
