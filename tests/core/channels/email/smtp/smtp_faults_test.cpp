// SPDX-License-Identifier: GPL-3.0-or-later
//
// What becomes of a mail when the server or the line fails at each step: a scripted server, because
// a real one cannot be made to fail on demand.
#include "core/channels/email/smtp/smtp_transmission.h"

#include "tests/support/catch.h"
#include "tests/support/scripted_smtp_server.h"
#include "tests/support/waiting.h"

#include <QElapsedTimer>
#include <QTcpServer>

#include <thread>

using namespace threadline;
using threadline::test::ScriptedSmtpServer;
using Turn = ScriptedSmtpServer::Turn;

namespace {

SmtpServer serverOn(quint16 port,
                    ServerEndpoint::Security security = ServerEndpoint::Security::None)
{
    return {{QStringLiteral("127.0.0.1"), port, security, QStringLiteral("desk")},
            QStringLiteral("secret"),
            {}};
}

SmtpMail shortMail()
{
    return {QStringLiteral("desk@shop.example"),
            {QStringLiteral("ann@home.example")},
            "Subject: Hello\r\n\r\nHello Ann\r\n"};
}

QList<Turn> afterDataThen(std::initializer_list<Turn> turns)
{
    auto all = ScriptedSmtpServer::upToData();
    all.append(QList<Turn>(turns));
    return all;
}

Expected<void> allow()
{
    return {};
}

/// The error of a mail sent to this server, and how often the handover was asked for.
struct Failure
{
    Error error;
    int handovers = 0;
};

Failure failureOf(ScriptedSmtpServer& server, const SmtpMail& mail = shortMail())
{
    Failure failure;
    const auto receipt = transmit(serverOn(server.port()), mail, [&]() -> Expected<void> {
        ++failure.handovers;
        return {};
    });
    REQUIRE_FALSE(receipt);
    failure.error = receipt.error();
    UNSCOPED_INFO(failure.error.sentence.toStdString());
    return failure;
}

} // namespace

TEST_CASE("A mail that the server takes gives a receipt in its words")
{
    ScriptedSmtpServer server(afterDataThen({{".\r\n", "250 2.0.0 queued as 4711"}}));
    const auto receipt = test::valueOf(transmit(serverOn(server.port()), shortMail(), allow));
    CHECK(receipt.serverReply == QStringLiteral("250 2.0.0 queued as 4711"));
    CHECK(server.received().contains("Subject: Hello\r\n\r\nHello Ann\r\n.\r\n"));
}

TEST_CASE(
    "The server learns neither this computer's name nor the order of a login it did not ask for")
{
    ScriptedSmtpServer server(afterDataThen({{".\r\n", "250 ok"}}));
    test::valueOf(transmit(serverOn(server.port()), shortMail(), allow));
    const QByteArray said = server.received();
    CHECK(said.startsWith("EHLO localhost\r\nAUTH PLAIN\r\n"));
    CHECK(said.contains("\r\n" + QByteArray("\0desk\0secret", 12).toBase64() + "\r\n"));
}

TEST_CASE("A line beginning with a dot arrives as it was (RFC 5321, section 4.5.2)")
{
    ScriptedSmtpServer server(afterDataThen({{".\r\n", "250 ok"}}));
    auto mail = shortMail();
    mail.bytes = "Subject: Dots\r\n\r\n.\r\n..two\r\nend\r\n";
    test::valueOf(transmit(serverOn(server.port()), mail, allow));
    CHECK(server.received().contains("\r\n\r\n..\r\n...two\r\nend\r\n.\r\n"));
}

TEST_CASE("The handover is asked for once, after DATA was accepted and before the mail leaves")
{
    ScriptedSmtpServer server(afterDataThen({{".\r\n", "250 ok"}}));
    auto mail = shortMail();
    mail.bytes += QByteArray(1 << 20, 'x') + "\r\n"; // many reads
    QList<int> turnsAtHandover;
    test::valueOf(transmit(serverOn(server.port()), mail, [&]() -> Expected<void> {
        turnsAtHandover.append(server.turnsTaken());
        return {};
    }));
    CHECK(turnsAtHandover == QList<int>{static_cast<int>(ScriptedSmtpServer::upToData().size())});
}

TEST_CASE("When the handover is refused nothing of the mail leaves and the refusal is the result")
{
    ScriptedSmtpServer server(afterDataThen({{".\r\n", "250 ok"}}));
    const Error veto{Error::Remedy::Retry, QStringLiteral("The thread has changed.")};
    const auto receipt =
        transmit(serverOn(server.port()), shortMail(), [&]() -> Expected<void> { return veto; });
    REQUIRE_FALSE(receipt);
    CHECK(receipt.error() == veto);
    const QByteArray said = server.received();
    CHECK(said.contains("DATA\r\n"));
    CHECK_FALSE(said.contains("Subject"));
    CHECK_FALSE(said.contains("\r\n.\r\n"));
}

TEST_CASE("A line cut before DATA is accepted may be tried again")
{
    auto turns = ScriptedSmtpServer::upToData();
    for (qsizetype cut = 0; cut < turns.size(); ++cut) {
        CAPTURE(cut);
        auto cutTurns = turns.mid(0, cut + 1);
        cutTurns.last().answer.clear();
        cutTurns.last().hangsUp = true;
        ScriptedSmtpServer server(cutTurns);
        const auto failure = failureOf(server);
        CHECK(failure.error.remedy == Error::Remedy::Retry);
        CHECK(failure.handovers == 0);
    }
}

TEST_CASE("A line cut within the mail may be tried again, because its end has not left")
{
    ScriptedSmtpServer server(afterDataThen({{"Subject", "", true}}));
    auto mail = shortMail();
    mail.bytes += QByteArray(64 << 20, 'x') + "\r\n"; // more than sockets hold
    const auto failure = failureOf(server, mail);
    CHECK(failure.error.remedy == Error::Remedy::Retry);
    CHECK(failure.handovers == 1);
}

TEST_CASE("A line cut after the mail without an answer is in doubt")
{
    ScriptedSmtpServer server(afterDataThen({{".\r\n", "", true}}));
    const auto failure = failureOf(server);
    CHECK(failure.error.remedy == Error::Remedy::InDoubt);
    CHECK(failure.handovers == 1);
}

TEST_CASE("451 after the mail may be tried again, because the server refused it")
{
    ScriptedSmtpServer server(afterDataThen({{".\r\n", "451 4.3.0 local error in processing"}}));
    const auto failure = failureOf(server);
    CHECK(failure.error.remedy == Error::Remedy::Retry);
    CHECK(
        failure.error.sentence.contains(QStringLiteral("\"451 4.3.0 local error in processing\"")));
}

TEST_CASE("550 after the mail is a refusal in the server's words")
{
    ScriptedSmtpServer server(
        afterDataThen({{".\r\n", "550-5.7.1 This looks like\r\n550 5.7.1 spam to us"}}));
    const auto failure = failureOf(server);
    CHECK(failure.error.remedy == Error::Remedy::Rejected);
    CHECK(failure.error.sentence.contains(
        QStringLiteral("\"550 5.7.1 This looks like 5.7.1 spam to us\"")));
}

TEST_CASE("A line lost after the answer changes nothing: the mail is sent")
{
    ScriptedSmtpServer server(afterDataThen({{".\r\n", "250 2.0.0 queued", true}}));
    const auto receipt = test::valueOf(transmit(serverOn(server.port()), shortMail(), allow));
    CHECK(receipt.serverReply == QStringLiteral("250 2.0.0 queued"));
}

TEST_CASE("One refused recipient stops the whole mail and is named")
{
    auto turns = ScriptedSmtpServer::upToData();
    turns.removeLast(); // no DATA
    turns.append(Turn{"RCPT TO:<bob@", "550 5.1.1 no such user"});
    ScriptedSmtpServer server(turns);
    auto mail = shortMail();
    mail.recipients.append(
        {QStringLiteral("bob@home.example"), QStringLiteral("cid@home.example")});
    const auto failure = failureOf(server, mail);
    CHECK(failure.error.remedy == Error::Remedy::Rejected);
    CHECK(failure.error.sentence ==
          QStringLiteral("The server 127.0.0.1 refused the recipient bob@home.example; its words: "
                         "\"550 5.1.1 no such user\"."));
    CHECK(failure.handovers == 0);
    CHECK_FALSE(server.received().contains("DATA"));
}

TEST_CASE("A server that is too busy to greet is tried again, one that refuses is not")
{
    ScriptedSmtpServer busy(QList<Turn>{{"", "421 4.3.2 too many connections"}});
    CHECK(failureOf(busy).error.remedy == Error::Remedy::Retry);
    ScriptedSmtpServer closed(QList<Turn>{{"", "554 5.3.2 no service here"}});
    const auto failure = failureOf(closed);
    CHECK(failure.error.remedy == Error::Remedy::Rejected);
    CHECK(failure.error.sentence.contains(QStringLiteral("554 5.3.2 no service here")));
}

TEST_CASE("Without STARTTLS in the server's offer nothing is said, least of all the password")
{
    ScriptedSmtpServer server(
        {{"", "220 mail.test ESMTP"}, {"EHLO", "250-mail.test\r\n250 AUTH PLAIN"}});
    const auto receipt =
        transmit(serverOn(server.port(), ServerEndpoint::Security::StartTls), shortMail(), allow);
    REQUIRE_FALSE(receipt);
    CHECK(receipt.error().remedy == Error::Remedy::Rejected);
    CHECK(receipt.error().sentence.contains(QStringLiteral("no STARTTLS")));
    const QByteArray said = server.received();
    CHECK_FALSE(said.contains("AUTH"));
    CHECK_FALSE(said.contains("MAIL"));
}

TEST_CASE("Answers smuggled in before TLS begins are not believed")
{
    ScriptedSmtpServer server({{"", "220 mail.test ESMTP"},
                               {"EHLO", "250-mail.test\r\n250 STARTTLS"},
                               {"STARTTLS", "220 go ahead\r\n250-mail.test\r\n250 AUTH PLAIN"}});
    const auto receipt =
        transmit(serverOn(server.port(), ServerEndpoint::Security::StartTls), shortMail(), allow);
    REQUIRE_FALSE(receipt);
    CHECK_FALSE(server.received().contains("AUTH"));
}

TEST_CASE("A server without a login that we know is not sent to without one")
{
    ScriptedSmtpServer server(
        {{"", "220 mail.test ESMTP"}, {"EHLO", "250-mail.test\r\n250 AUTH GSSAPI"}});
    const auto failure = failureOf(server);
    CHECK(failure.error.remedy == Error::Remedy::Unsupported);
    CHECK_FALSE(server.received().contains("MAIL"));
}

TEST_CASE("An address beyond ASCII needs a server with SMTPUTF8")
{
    auto mail = shortMail();
    mail.recipients = QStringList{QString::fromUtf8("j\u00fcrgen@home.example")};

    SECTION("without it, nothing is sent")
    {
        ScriptedSmtpServer server(ScriptedSmtpServer::upToData());
        const auto failure = failureOf(server, mail);
        CHECK(failure.error.remedy == Error::Remedy::Rejected);
        CHECK(failure.error.sentence.contains(QStringLiteral("SMTPUTF8")));
        CHECK_FALSE(server.received().contains("RCPT"));
    }
    SECTION("with it, the address is sent as it is")
    {
        auto turns = afterDataThen({{".\r\n", "250 ok"}});
        turns[1].answer = "250-mail.test\r\n250-SMTPUTF8\r\n250 AUTH PLAIN";
        ScriptedSmtpServer server(turns);
        test::valueOf(transmit(serverOn(server.port()), mail, allow));
        const QByteArray said = server.received();
        CHECK(said.contains("RCPT TO:<j\xc3\xbcrgen@home.example>\r\n"));
        CHECK(said.contains("SMTPUTF8\r\nRCPT"));
    }
}

TEST_CASE("Plain text is for the loopback host alone")
{
    auto server = serverOn(25);
    server.endpoint.host = QStringLiteral("mail.shop.example");
    const auto receipt = transmit(server, shortMail(), allow);
    REQUIRE_FALSE(receipt);
    CHECK(receipt.error().remedy == Error::Remedy::Rejected);
    CHECK(receipt.error().sentence.contains(QStringLiteral("in the clear")));
}

TEST_CASE("Sending can be stopped while the server keeps silent")
{
    struct Moment
    {
        qsizetype turns;
        Error::Remedy remedy;
    };
    const auto script = afterDataThen({{".\r\n", ""}});
    const auto moment = GENERATE(Moment{1, Error::Remedy::Cancelled}, // no greeting
                                 Moment{6, Error::Remedy::Cancelled}, // no answer to RCPT
                                 Moment{8, Error::Remedy::InDoubt});  // no answer to the mail
    CAPTURE(moment.turns);
    auto turns = script.mid(0, moment.turns);
    turns.last().answer.clear();
    ScriptedSmtpServer server(turns);

    std::stop_source stop;
    const std::jthread stopper([&](std::stop_token ended) {
        while (server.turnsTaken() < moment.turns && !ended.stop_requested()) {
            std::this_thread::yield();
        }
        stop.request_stop();
    });
    QElapsedTimer clock;
    clock.start();
    const auto receipt = transmit(serverOn(server.port()), shortMail(), allow, stop.get_token());
    REQUIRE_FALSE(receipt);
    CHECK(receipt.error().remedy == moment.remedy);
    CHECK(clock.elapsed() < 20'000); // far below every time limit of the session
}

TEST_CASE("A port where nobody listens is named")
{
    quint16 port = 0;
    {
        QTcpServer shortLived;
        REQUIRE(shortLived.listen(QHostAddress::LocalHost));
        port = shortLived.serverPort();
    }
    const auto reached = checkSubmission(serverOn(port));
    REQUIRE_FALSE(reached);
    CHECK(reached.error().remedy == Error::Remedy::Retry);
    CHECK(reached.error().sentence ==
          QStringLiteral(
              "The server 127.0.0.1 refused the connection on port %1; check the port and the "
              "network.")
              .arg(port));
}

TEST_CASE("A host that does not exist is named")
{
    auto server = serverOn(465, ServerEndpoint::Security::Tls);
    server.endpoint.host = QStringLiteral("mail.invalid"); // never exists (RFC 6761, section 6.4)
    const auto reached = checkSubmission(server);
    REQUIRE_FALSE(reached);
    CHECK(reached.error().remedy == Error::Remedy::Retry);
    CHECK(reached.error().sentence ==
          QStringLiteral("The server mail.invalid was not found; check its name and the network."));
}

TEST_CASE("TLS asked of a port that speaks none is named")
{
    ScriptedSmtpServer server(QList<Turn>{{"", "220 mail.test ESMTP"}});
    const auto reached = checkSubmission(serverOn(server.port(), ServerEndpoint::Security::Tls));
    REQUIRE_FALSE(reached);
    CHECK(reached.error().sentence.contains(QStringLiteral("does not speak TLS")));
}

TEST_CASE("A certificate file that is missing or holds none is named")
{
    auto server = serverOn(465, ServerEndpoint::Security::Tls);
    server.caFile = QStringLiteral("/nonexistent/ca.pem");
    const auto missing = checkSubmission(server);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().sentence.contains(QStringLiteral("/nonexistent/ca.pem")));
    server.caFile = QStringLiteral("/dev/null");
    const auto empty = checkSubmission(server);
    REQUIRE_FALSE(empty);
    CHECK(empty.error().sentence ==
          QStringLiteral("The certificate file /dev/null holds no certificate in PEM form."));
}
