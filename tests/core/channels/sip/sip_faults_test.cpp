// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever else may listen where a softphone should: each fault is named, nothing is told twice or
// made up.
#include "softphone_line.h"
#include "tests/support/free_port.h"

#include <QTcpServer>

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

QByteArray framed(const QByteArray& json)
{
    return QByteArray::number(json.size()) + ':' + json + ',';
}

QByteArray answered(int token, const QByteArray& data)
{
    return framed(R"({"response":true,"ok":true,"data":")" + data + R"(","token":")" +
                  QByteArray::number(token) + "\"}");
}

const QByteArray accounts = R"(\n--- User Agents (1) ---\n> sip:agent1@pbx.example    OK \n)";
const QByteArray noCalls = R"(\n--- Active calls (0) ---\n\n)";

QByteArray event(const QByteArray& type, const QByteArray& id, const QByteArray& param = {})
{
    return framed(R"({"event":true,"type":")" + type +
                  R"(","class":"call","accountaor":"sip:agent1@pbx.example",)"
                  R"("direction":"incoming","peeruri":"sip:+358401234567@pbx.example","id":")" +
                  id + R"(","param":")" + param + "\"}");
}

/// Says what it is told to each connection, whatever it is asked.
struct ScriptedPhone
{
    ScriptedPhone()
    {
        REQUIRE(server.listen(QHostAddress::LocalHost));
        QObject::connect(&server, &QTcpServer::newConnection, [this] {
            line = server.nextPendingConnection();
            ++connections;
            QObject::connect(line, &QTcpSocket::readyRead, line, [this, socket = line] {
                heard += socket->readAll();
                if (!greeting.isEmpty()) {
                    socket->write(std::exchange(greeting, {}));
                }
            });
        });
    }

    /// As baresip begins.
    void greet() { greeting = answered(1, accounts) + answered(2, noCalls); }
    void say(const QByteArray& bytes) { line->write(bytes); }

    QTcpServer server;
    QTcpSocket* line = nullptr; // owned by the server
    QByteArray greeting;        ///< to the first words of the next connection
    QByteArray heard;
    int connections = 0;
};

QString faultOf(quint16 port)
{
    DrivenPhone desk(port);
    const auto checked = waitFor(desk.connector->check());
    return checked ? QString() : checked.error().sentence;
}

} // namespace

TEST_CASE("The check names what is wrong: nothing listens, something else does, or nobody answers")
{
    const quint16 port = freePort();
    CHECK(
        faultOf(port) ==
        u"Nothing listens on 127.0.0.1:%1: start baresip with its module ctrl_tcp, and see ctrl_tcp_listen in its config."_s
            .arg(port));
    for (const QByteArray& said :
         {QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n"), QByteArray("3:abc,"), QByteArray("2:{},"),
          answered(1, "hello"), QByteArray("999999:"), QByteArray("012:"), QByteArray()}) {
        ScriptedPhone other;
        other.greeting = said;
        INFO(said.toStdString());
        CHECK(
            faultOf(other.server.serverPort()) ==
            u"What listens on 127.0.0.1:%1 is not baresip's control socket: see ctrl_tcp_listen in baresip's config."_s
                .arg(other.server.serverPort()));
    }
    ScriptedPhone empty;
    empty.greeting = answered(1, R"(\n--- User Agents (0) ---\n\n)") + answered(2, noCalls);
    CHECK(faultOf(empty.server.serverPort()).contains(u"has no account"_s));
    ScriptedPhone mute;
    mute.greeting =
        answered(1, accounts) +
        framed(
            R"({"response":true,"ok":false,"data":"command not found (listcalls)\n","token":"2"})");
    CHECK(faultOf(mute.server.serverPort()).contains(u"load its module menu"_s));
}

TEST_CASE("A control socket of another computer is refused in one sentence, without asking it")
{
    DrivenPhone desk(1);
    desk.settings.control = u"192.0.2.7:4444"_s;
    desk.restart();
    for (const Expected<void>& refused :
         {waitFor(desk.connector->check()), waitFor(desk.connector->call(u"+358401234567"_s)),
          waitFor(desk.connector->watch({}))}) {
        REQUIRE_FALSE(refused);
        CHECK(refused.error().remedy == Error::Remedy::Rejected);
        CHECK(refused.error().sentence.contains(u"is not on this computer"_s));
    }
    for (int i = 0; i < 10; ++i) {
        CHECK_FALSE(waitFor(desk.connector->pull({})));
    }
    CHECK(desk.connector->liveCalls().isEmpty());
}

TEST_CASE("Nonsense in the middle of a call loses the line, not the call")
{
    const QByteArray closed = event("CALL_CLOSED", "c1", "Connection reset by peer");
    for (const QByteArray& nonsense : {QByteArray("nonsense"), QByteArray("4:nope,"),
                                       QByteArray("999999:x"), QByteArray("3:abcd")}) {
        INFO(nonsense.toStdString());
        ScriptedPhone phone;
        phone.greet();
        DrivenPhone desk(phone.server.serverPort());
        CHECK(desk.pull().isEmpty());
        phone.say(event("CALL_INCOMING", "c1"));
        REQUIRE(waitUntil([&] { return desk.rings(); }));
        phone.greeting =
            answered(1, accounts) +
            answered(
                2,
                R"(\n--- Active calls (1) ---\n> [line 1]  0:00:00   INCOMING   sip:+358401234567@pbx.example\n\n)");
        phone.say(nonsense);
        REQUIRE(waitUntil([&] { return phone.connections == 2 && desk.rings(); }));
        phone.say(closed.left(20)); // half of it, then the rest
        phone.say(closed.mid(20));
        const Arrival call = desk.nextCall();
        CHECK(isMissed(call));
        CHECK(call.externalKey == "sip:agent1@pbx.example:c1");
        CHECK(desk.pull().isEmpty());
    }
}

TEST_CASE("A softphone that says nothing more is given up, and found again")
{
    ScriptedPhone phone;
    phone.greet();
    DrivenPhone desk(phone.server.serverPort());
    CHECK(desk.pull().isEmpty());
    const auto unanswered = waitFor(desk.connector->call(u"+358401234567"_s));
    REQUIRE_FALSE(unanswered);
    CHECK(unanswered.error().sentence.contains(u"answers no more"_s));
    phone.greet();
    CHECK(waitUntil([&] { return desk.connector->canCall(); }));
}

TEST_CASE("While no softphone runs the account says so, and asks often enough to be there soon")
{
    const quint16 port = freePort();
    DrivenPhone desk(port);
    int failures = 0;
    int inARow = 0;
    for (int i = 0; i < 12; ++i) {
        const auto pulled = waitFor(desk.connector->pull(desk.cursor));
        inARow = pulled ? 0 : inARow + 1;
        failures += pulled ? 0 : 1;
        CHECK(inARow <= 4);
        const auto watched = waitFor(desk.connector->watch(pulled ? pulled->cursor : desk.cursor));
        CHECK_FALSE(watched);
        if (pulled) {
            desk.cursor = pulled->cursor;
            CHECK(pulled->delivered.isEmpty());
        }
    }
    CHECK(failures >= 9);
}
