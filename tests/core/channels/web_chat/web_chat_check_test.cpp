// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is wrong with the settings is named, against a real chat server.
#include "tests/core/channels/web_chat/web_chat_account.h"
#include "tests/support/free_port.h"

using namespace threadline;
using namespace threadline::test;

TEST_CASE("A complete chat account is checked without a word")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatAccount desk(server);
    requireOk(waitFor(desk.connector().check()));
    CHECK(waitForValue(desk.connector().ownAddress()) == u"desk@localhost"_n);
}

TEST_CASE("Each fault of a chat account is named as what it is")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    const auto problem = [&](const std::function<void(WebChatSettings&)>& change,
                             const QString& secret = u"desk-pw"_n) {
        WebChatAccount desk(server, 0, secret);
        change(desk.settings);
        desk.restart();
        const Error error = desk.checkProblem();
        INFO(error.sentence.toStdString());
        CHECK(error.sentence.endsWith(u'.'));
        CHECK_FALSE(error.sentence.contains(secret));
        return error;
    };
    const Error password = problem([](WebChatSettings&) {}, u"another-pw"_n);
    CHECK(password.remedy == Error::Remedy::Reauthenticate);
    CHECK(password.sentence.contains(u"name or the password"_n));
    const Error visitors =
        problem([](WebChatSettings& settings) { settings.visitors = u"nowhere.localhost"_n; });
    CHECK(visitors.remedy == Error::Remedy::Rejected);
    CHECK(visitors.sentence.contains(u"no host \"nowhere.localhost\""_n));
    const quint16 nothing = freePort();
    const Error port = problem([nothing](WebChatSettings& settings) { settings.port = nothing; });
    CHECK(port.remedy == Error::Remedy::Retry);
    CHECK(port.sentence.contains(QString::number(nothing)));
    const Error certificate = problem([](WebChatSettings& settings) { settings.caFile.clear(); });
    CHECK(certificate.sentence.contains(u"certificate"_n, Qt::CaseInsensitive));
    const Error file =
        problem([](WebChatSettings& settings) { settings.caFile = u"/nowhere/ca.pem"_n; });
    CHECK(file.sentence.contains(u"/nowhere/ca.pem"_n));
    const Error address =
        problem([](WebChatSettings& settings) { settings.address = u"localhost"_n; });
    CHECK(address.sentence.contains(u"no chat address"_n));
}

TEST_CASE("A server that keeps no archive is refused, because messages would be lost")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ProsodyServer::Options options;
    options.archive = false;
    ChatServer server(options);
    WebChatAccount desk(server);
    CHECK(desk.checkProblem().sentence.contains(u"keeps no archive"_n));
    const auto pulled = waitFor(desk.connector().pull({}));
    REQUIRE_FALSE(pulled);
    CHECK(pulled.error().remedy != Error::Remedy::Retry);
}
