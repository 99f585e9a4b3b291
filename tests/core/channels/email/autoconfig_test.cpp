// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/autoconfig.h"

#include "tests/support/catch.h"

using namespace threadline;
using Security = ServerEndpoint::Security;

namespace {

const QString address = QStringLiteral("ann@shop.example");

QByteArray document(const QByteArray& servers)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<clientConfig version=\"1.1\">"
           "<emailProvider id=\"shop.example\"><domain>shop.example</domain>"
           "<displayName>Shop</displayName>" +
           servers + "</emailProvider></clientConfig>";
}

QByteArray server(const QByteArray& kind, const QByteArray& type, const QByteArray& inner)
{
    return '<' + kind + " type=\"" + type + "\">" + inner + "</" + kind + '>';
}

const QByteArray usableImap = "<hostname>imap.shop.example</hostname><port>993</port>"
                              "<socketType>SSL</socketType><username>%EMAILADDRESS%</username>"
                              "<authentication>password-cleartext</authentication>";
const ServerEndpoint theImap{QStringLiteral("imap.shop.example"), 993, Security::Tls, address};

} // namespace

TEST_CASE("A document gives the first usable server of each kind")
{
    const auto servers = parseAutoconfig(
        document(server("incomingServer", "pop3", usableImap) +
                 server("incomingServer", "imap", usableImap) +
                 server("incomingServer", "imap",
                        "<hostname>second.shop.example</hostname><port>993</port>"
                        "<socketType>SSL</socketType>") +
                 server("outgoingServer", "smtp",
                        "<hostname>smtp.shop.example</hostname><port>587</port>"
                        "<socketType>STARTTLS</socketType><username>%EMAILLOCALPART%</username>"
                        "<authentication>OAuth2</authentication>"
                        "<authentication>password-cleartext</authentication>")),
        address);
    CHECK(servers.imap == theImap);
    CHECK(servers.smtp == ServerEndpoint{QStringLiteral("smtp.shop.example"), 587,
                                         Security::StartTls, QStringLiteral("ann")});
}

TEST_CASE("Placeholders are filled in, in host names as well")
{
    const auto servers = parseAutoconfig(
        document(server("incomingServer", "imap",
                        "<hostname>IMAP.%EMAILDOMAIN%</hostname><port>143</port>"
                        "<socketType>STARTTLS</"
                        "socketType><username>%EMAILDOMAIN%-%EMAILLOCALPART%</username>")),
        address);
    CHECK(servers.imap == ServerEndpoint{QStringLiteral("imap.shop.example"), 143,
                                         Security::StartTls, QStringLiteral("shop.example-ann")});
    CHECK_FALSE(servers.smtp);
}

TEST_CASE("A server that cannot be used is passed over")
{
    const QByteArray unusable = GENERATE(
        QByteArray("<hostname>a.example</hostname><port>143</port><socketType>plain</socketType>"),
        QByteArray("<hostname>a.example</hostname><port>993</port>"),
        QByteArray("<hostname>a.example</hostname><port>0</port><socketType>SSL</socketType>"),
        QByteArray("<hostname>a.example</hostname><port>99999</port><socketType>SSL</socketType>"),
        QByteArray("<hostname></hostname><port>993</port><socketType>SSL</socketType>"),
        QByteArray(
            "<hostname>a.example/x?y</hostname><port>993</port><socketType>SSL</socketType>"),
        QByteArray("<hostname>a.example</hostname><port>993</port><socketType>SSL</socketType>"
                   "<authentication>OAuth2</authentication>"));
    CAPTURE(unusable);
    const auto servers = parseAutoconfig(document(server("incomingServer", "imap", unusable) +
                                                  server("incomingServer", "imap", usableImap)),
                                         address);
    CHECK(servers.imap == theImap);
}

TEST_CASE("What is no autoconfig document gives nothing")
{
    const QByteArray wrong = GENERATE(
        QByteArray(), QByteArray("not found"), QByteArray("<html><body>Welcome</body></html>"),
        QByteArray("<html>") + server("incomingServer", "imap", usableImap) + "</html>",
        QByteArray("\xff\xfe\x00garbage", 10), QByteArray("<clientConfig/>"));
    CHECK(parseAutoconfig(wrong, address) == AutoconfigServers());
}

TEST_CASE("A document cut short gives what came before the cut")
{
    const QByteArray whole = document(server("incomingServer", "imap", usableImap) +
                                      server("outgoingServer", "smtp", usableImap));
    const qsizetype outgoing = whole.indexOf("<outgoingServer");
    CHECK(parseAutoconfig(whole.left(outgoing + 60), address) == AutoconfigServers{theImap, {}});
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto servers = parseAutoconfig(whole.left(length), address);
        CHECK((!servers.imap || servers.imap == theImap)); // never a part of a server
    }
}

TEST_CASE("A document with entities of its own is not read")
{
    const QByteArray bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE clientConfig [<!ENTITY a \"aaaaaaaaaa\">"
        "<!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY file SYSTEM \"file:///etc/passwd\">]>"
        "<clientConfig version=\"1.1\">" +
        server("incomingServer", "imap", usableImap) + "<x>&b;&file;</x></clientConfig>";
    CHECK(parseAutoconfig(bomb, address) == AutoconfigServers());
}
