// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sending through a real server: exim with TLS and a login.
#include "core/channels/email/smtp/smtp_transmission.h"

#include "tests/support/catch.h"
#include "tests/support/exim_server.h"
#include "tests/support/waiting.h"

#include <algorithm>

using namespace threadline;
using threadline::test::EximServer;
using threadline::test::TestCertificates;
using Security = ServerEndpoint::Security;

namespace {

/// The server with one user, `desk` with the password `correct horse`, as a person would set it up.
SmtpServer accountOn(const EximServer& server, Security security = Security::StartTls)
{
    const quint16 port =
        security == Security::Tls ? server.submissionsPort() : server.submissionPort();
    return {{QStringLiteral("localhost"), port, security, QStringLiteral("desk@mail.test")},
            QStringLiteral("correct horse"),
            server.caFile()};
}

void startWithUser(EximServer& server)
{
    server.addUser(QStringLiteral("desk@mail.test"), QStringLiteral("correct horse"));
    server.start();
}

SmtpMail mailTo(const QStringList& recipients)
{
    return {QStringLiteral("desk@mail.test"), recipients,
            "From: desk@mail.test\r\n"
            "To: ann@home.example\r\n"
            "Subject: Your order\r\n"
            "Message-ID: <1@mail.test>\r\n"
            "\r\n"
            "Dear Ann,\r\n"
            ".\r\n"
            "..it is on its way.\r\n"};
}

Expected<void> allow()
{
    return {};
}

QByteArray withLf(QByteArray bytes)
{
    return bytes.replace("\r\n", "\n");
}

Error errorOf(const SmtpServer& server)
{
    const auto receipt = transmit(server, mailTo({QStringLiteral("ann@home.example")}), allow);
    REQUIRE_FALSE(receipt);
    UNSCOPED_INFO(receipt.error().sentence.toStdString());
    return receipt.error();
}

} // namespace

TEST_CASE("A mail arrives byte for byte at every recipient", "[exim]")
{
    if (!EximServer::isInstalled()) {
        return;
    }
    EximServer server;
    startWithUser(server);
    const auto security = GENERATE(Security::StartTls, Security::Tls);
    const auto mail =
        mailTo({QStringLiteral("ann@home.example"), QStringLiteral("bob@work.example")});

    const auto receipt = test::valueOf(transmit(accountOn(server, security), mail, allow));
    CHECK(receipt.serverReply.startsWith(QStringLiteral("250 OK id=")));
    const auto delivered = server.waitForDelivered(2);
    REQUIRE(delivered.size() == 2);
    QByteArrayList recipients;
    for (const auto& arrived : delivered) {
        CHECK(arrived.startsWith("Return-path: <desk@mail.test>\n"));
        CHECK(arrived.endsWith('\n' + withLf(mail.bytes)));
        recipients.append(arrived.split('\n').at(1));
    }
    std::sort(recipients.begin(), recipients.end());
    CHECK(recipients ==
          QByteArrayList{"Envelope-to: ann@home.example", "Envelope-to: bob@work.example"});
}

TEST_CASE("A large mail arrives whole", "[exim]")
{
    if (!EximServer::isInstalled()) {
        return;
    }
    EximServer server;
    startWithUser(server);
    auto mail = mailTo({QStringLiteral("ann@home.example")});
    for (int line = 0; line < 60'000; ++line) {
        mail.bytes += QByteArray::number(line) + QByteArray(70, 'x') + "\r\n";
    }
    test::valueOf(transmit(accountOn(server, Security::Tls), mail, allow));
    const bool isWhole = server.waitForDelivered(1).first().endsWith(withLf(mail.bytes));
    CHECK(isWhole);
}

TEST_CASE("An address beyond ASCII reaches a server that knows SMTPUTF8", "[exim]")
{
    if (!EximServer::isInstalled()) {
        return;
    }
    EximServer server;
    startWithUser(server);
    test::valueOf(transmit(accountOn(server),
                           mailTo({QString::fromUtf8("j\u00fcrgen@b\u00fccher.example")}), allow));
    CHECK(server.waitForDelivered(1).first().contains("Envelope-to: j\xc3\xbcrgen@"));
}

TEST_CASE("The check logs in and leaves nothing behind", "[exim]")
{
    if (!EximServer::isInstalled()) {
        return;
    }
    EximServer server;
    startWithUser(server);
    test::requireOk(checkSubmission(accountOn(server, Security::StartTls)));
    test::requireOk(checkSubmission(accountOn(server, Security::Tls)));
    CHECK(server.delivered().isEmpty());
}

TEST_CASE("A wrong password asks for another", "[exim]")
{
    if (!EximServer::isInstalled()) {
        return;
    }
    EximServer server;
    startWithUser(server);
    auto account = accountOn(server);
    account.password = QStringLiteral("wrong");
    const auto error = errorOf(account);
    CHECK(error.remedy == Error::Remedy::Reauthenticate);
    CHECK(error.sentence.contains(QStringLiteral("535 Incorrect authentication data")));
    const auto checked = checkSubmission(account);
    REQUIRE_FALSE(checked);
    CHECK(checked.error() == error);
}

TEST_CASE("Without a login a server relays nothing and says so", "[exim]")
{
    if (!EximServer::isInstalled()) {
        return;
    }
    EximServer server;
    startWithUser(server);
    auto account = accountOn(server);
    account.endpoint.user.clear();
    const auto error = errorOf(account);
    CHECK(error.remedy == Error::Remedy::Rejected);
    CHECK(error.sentence ==
          QStringLiteral("The server localhost refused the recipient ann@home.example; its words: "
                         "\"550 relay not permitted\"."));
}

TEST_CASE("When one of several recipients is refused nobody gets the mail", "[exim]")
{
    if (!EximServer::isInstalled()) {
        return;
    }
    EximServer server;
    startWithUser(server);
    const auto receipt = transmit(
        accountOn(server),
        mailTo({QStringLiteral("ann@home.example"), QStringLiteral("nobody@home.example")}), allow);
    REQUIRE_FALSE(receipt);
    CHECK(receipt.error().remedy == Error::Remedy::Rejected);
    CHECK(receipt.error().sentence.contains(QStringLiteral("nobody@home.example")));

    // What was sent after it arrives: had the first one been taken, it would be there as well.
    test::valueOf(transmit(accountOn(server), mailTo({QStringLiteral("cid@home.example")}), allow));
    CHECK(server.waitForDelivered(1).size() == 1);
    CHECK(server.delivered().first().contains("Envelope-to: cid@home.example\n"));
}

TEST_CASE("A mail above the server's limit is refused before it leaves", "[exim]")
{
    if (!EximServer::isInstalled()) {
        return;
    }
    EximServer::Options options;
    options.maxMessageBytes = 10'000;
    EximServer server(options);
    startWithUser(server);
    auto mail = mailTo({QStringLiteral("ann@home.example")});
    mail.bytes += QByteArray(20'000, 'x') + "\r\n";
    bool handedOver = false;
    const auto receipt = transmit(accountOn(server), mail, [&]() -> Expected<void> {
        handedOver = true;
        return {};
    });
    REQUIRE_FALSE(receipt);
    CHECK(receipt.error().remedy == Error::Remedy::Rejected);
    CHECK(receipt.error().sentence.contains(QStringLiteral("552 ")));
    CHECK_FALSE(handedOver);
}

TEST_CASE("A certificate that proves nothing stops everything before the password", "[exim]")
{
    if (!EximServer::isInstalled()) {
        return;
    }
    struct Case
    {
        TestCertificates::Kind kind;
        bool trusted;
        const char* why;
    };
    const auto example = GENERATE(
        Case{TestCertificates::Kind::Expired, true, "its certificate has expired"},
        Case{TestCertificates::Kind::WrongHost, true, "its certificate is for another host"},
        Case{TestCertificates::Kind::Valid, false,
             "its certificate was issued by nobody whom this computer trusts"});
    EximServer::Options options;
    options.certificate = example.kind;
    EximServer server(options);
    startWithUser(server);
    for (const auto security : {Security::StartTls, Security::Tls}) {
        auto account = accountOn(server, security);
        if (!example.trusted) {
            account.caFile.clear();
        }
        const auto error = errorOf(account);
        CHECK(error.remedy == Error::Remedy::Rejected);
        CHECK(error.sentence ==
              QStringLiteral(
                  "The server localhost did not prove who it is, so no password was sent to "
                  "it: %1.")
                  .arg(QString::fromLatin1(example.why)));
    }
}
