// SPDX-License-Identifier: GPL-3.0-or-later
// TLS, names and passwords, on the real server.
#include "tests/core/xmpp/chat_people.h"
#include "tests/support/free_port.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>

using namespace threadline;
using namespace threadline::test;

namespace {

Error problem(const XmppAccess& access, XmppTimings timings = {})
{
    const SystemClock clock;
    FixedNameLookup names;
    XmppClient client(access, clock, names, timings);
    const auto outcome = waitFor(client.start());
    REQUIRE(!outcome);
    INFO(outcome.error().sentence.toStdString());
    CHECK(client.status().problem == outcome.error());
    const bool person = outcome.error().remedy != Error::Remedy::Retry;
    CHECK(client.status().state == (person ? XmppClient::Status::State::Off : XmppClient::Status::State::Waiting));
    return outcome.error();
}

} // namespace

TEST_CASE("An account logs in with STARTTLS and with TLS from the first byte")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer chat;
    XmppAccess access = chat.access(u"anna"_n);
    ChatPerson anna(access);
    CHECK(anna.client.bareJid() == u"anna@localhost"_n);
    CHECK(anna.client.jid().startsWith(u"anna@localhost/"_n));
    access.directTls = true;
    access.port = chat.server.directTlsPort();
    ChatPerson direct(access);
    CHECK(direct.client.isOnline());
}

TEST_CASE("Without a host the SRV records of the domain are asked")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer chat;
    XmppAccess access = chat.access(u"anna"_n);
    access.host.clear();
    const SystemClock clock;
    FixedNameLookup names;
    // The first does not answer.
    names.known = {{u"_xmpp-client._tcp.localhost"_n, {{u"127.0.0.1"_n, freePort()}, {u"127.0.0.1"_n, chat.server.port()}}}};
    XmppClient client(access, clock, names);
    requireOk(waitFor(client.start()));
    CHECK(names.asked == QStringList{u"_xmpp-client._tcp.localhost"_n});
}

TEST_CASE("A visitor without a name gets an address of the server")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer chat;
    ChatPerson visitor(chat.visitor());
    CHECK(visitor.client.bareJid().endsWith(u"@anon.localhost"_n));
}

TEST_CASE("A wrong password is told apart and not tried again")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer chat;
    XmppAccess access = chat.access(u"anna"_n);
    access.password = u"wrong"_n;
    const Error error = problem(access);
    CHECK(error.remedy == Error::Remedy::Reauthenticate);
    CHECK(error.sentence == u"The chat server \"127.0.0.1\" refused the name or the password."_n);
}

TEST_CASE("Many accounts log in at the same moment")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer chat;
    const SystemClock clock;
    FixedNameLookup names;
    for (int round = 0; round < 4; ++round) { // two threads have to meet in the same microseconds
        std::vector<std::unique_ptr<XmppClient>> clients;
        QList<QFuture<Expected<void>>> logins;
        for (int i = 0; i < 6; ++i) {
            clients.push_back(std::make_unique<XmppClient>(chat.access(u"agent%1"_n.arg(i)), clock, names));
            logins.append(clients.back()->start());
        }
        for (auto& login : logins) {
            requireOk(waitFor(login));
        }
    }
}

TEST_CASE("A certificate of an unknown authority is refused")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer chat;
    XmppAccess access = chat.access(u"anna"_n);
    access.certificates.clear();
    for (const bool direct : {false, true}) {
        access.directTls = direct;
        access.port = direct ? chat.server.directTlsPort() : chat.server.port();
        const Error error = problem(access);
        CHECK(error.remedy == Error::Remedy::Rejected);
        CHECK(error.sentence.startsWith(u"The certificate of \"localhost\" is not signed by an authority that this machine trusts"_n));
    }
}

TEST_CASE("A certificate for another name or of another year is refused")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    for (const auto kind : {TestCertificates::Kind::WrongHost, TestCertificates::Kind::Expired}) {
        ProsodyServer server({kind, true});
        server.start();
        server.addUser(u"anna"_n, u"pw"_n);
        const Error error =
            problem({u"anna@localhost"_n, u"pw"_n, u"127.0.0.1"_n, server.port(), false, server.certificateOfAuthority()});
        INFO(error.sentence.toStdString());
        CHECK(error.remedy == Error::Remedy::Rejected);
        CHECK(error.sentence.contains(kind == TestCertificates::Kind::WrongHost
                                          ? u"was made for another name than \"localhost\""_n
                                          : u"has expired"_n));
    }
}

TEST_CASE("A server without TLS gets no password")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ProsodyServer server({TestCertificates::Kind::Valid, false});
    server.start();
    server.addUser(u"anna"_n, u"pw"_n);
    const Error error =
        problem({u"anna@localhost"_n, u"pw"_n, u"127.0.0.1"_n, server.port(), false, server.certificateOfAuthority()});
    CHECK(error.remedy == Error::Remedy::Rejected);
    CHECK(error.sentence.contains(u"offers no TLS"_n));
    CHECK(!server.log().contains("Authenticated as"));
}

TEST_CASE("Nobody there, an unknown host and a silent one are told apart and tried again")
{
    XmppAccess access{u"anna@localhost"_n, u"pw"_n, u"127.0.0.1"_n, freePort(), false, {}};
    Error error = problem(access);
    CHECK(error.remedy == Error::Remedy::Retry);
    CHECK(error.sentence.contains(u"refuses connections on port %1"_n.arg(access.port)));
    access.host = u"does-not-exist.invalid"_n;
    error = problem(access);
    CHECK(error.remedy == Error::Remedy::Retry);
    CHECK(error.sentence.startsWith(u"The chat server \"does-not-exist.invalid\" was not found"_n));
    QTcpServer silent;
    REQUIRE(silent.listen(QHostAddress::LocalHost));
    access.host = u"127.0.0.1"_n;
    access.port = silent.serverPort();
    for (const bool direct : {false, true}) { // direct: libstrophe blocks in the handshake
        access.directTls = direct;
        XmppTimings hurried;
        hurried.login = std::chrono::milliseconds(300);
        error = problem(access, hurried);
        CHECK(error.remedy == Error::Remedy::Retry);
        CHECK(error.sentence.contains(u"does not answer on port %1"_n.arg(access.port)));
    }
}

TEST_CASE("What is no address is no account")
{
    for (const QString& jid : {u""_n, u"@"_n, u"a@"_n, u"@localhost"_n, u"a b@localhost"_n, u"a@b@c"_n}) {
        INFO(jid.toStdString());
        CHECK(problem({jid, u"pw"_n, u"127.0.0.1"_n, 1, false, {}}).remedy == Error::Remedy::Rejected);
    }
}

TEST_CASE("A client is gone at once, whatever its line is doing")
{
    QTcpServer silent;
    REQUIRE(silent.listen(QHostAddress::LocalHost));
    const SystemClock clock;
    FixedNameLookup names;
    for (const bool direct : {false, true}) {
        auto client = std::make_unique<XmppClient>(
            XmppAccess{u"anna@localhost"_n, u"pw"_n, u"127.0.0.1"_n, silent.serverPort(), direct, {}}, clock, names);
        const auto starting = client->start();
        REQUIRE(waitUntil([&] { return silent.hasPendingConnections(); }));
        const std::unique_ptr<QTcpSocket> line(silent.nextPendingConnection());
        REQUIRE(waitUntil([&] { return line->bytesAvailable() > 0; })); // it has begun to talk
        QElapsedTimer time;
        time.start();
        client.reset();
        CHECK(time.elapsed() < 1'000);
        REQUIRE(starting.isFinished());
        CHECK(starting.result().error().remedy == Error::Remedy::Cancelled);
    }
}
