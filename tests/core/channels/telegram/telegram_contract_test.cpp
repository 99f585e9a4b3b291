// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every request that leaves is held against a description of the Bot API.
#include "core/net/http_client.h"
#include "tests/core/channels/telegram/bot_account.h"
#include "tests/support/prism.h"
#include "tests/support/scripted_http_server.h"

using namespace threadline;
using namespace threadline::test;

namespace {

const char* description = "THREADLINE_TELEGRAM_API";

class DescribedApi
{
public:
    /// The status of the answer to this request: 400 when the description does not know it so.
    int judge(const QByteArray& method, const QByteArray& body)
    {
        const QByteArray boundary = body.left(body.indexOf("\r\n")).mid(2);
        const QByteArray type = body.startsWith('{') ? QByteArray("application/json")
                                                     : "multipart/form-data; boundary=" + boundary;
        return waitForValue(m_http->tell(m_prism.url().resolved(QUrl(QString::fromLatin1(method))), {body, type})).status;
    }

private:
    Prism m_prism{description};
    FakeClock m_clock;
    std::unique_ptr<HttpClient> m_http = networkHttpClient(m_clock);
};

QByteArray ok(const QByteArray& result)
{
    return ScriptedHttpServer::response("200 OK", "{\"ok\":true,\"result\":" + result + '}',
                                        "Content-Type: application/json\r\n");
}

/// Lets a connector do all it can do, one after the other.
void doEverything(ScriptedHttpServer& web)
{
    const auto path = [](const QByteArray& method) { return "/bot1234:tok/" + method; };
    web.answer(path("getMe"), ok(R"({"id":1234,"username":"shop_bot"})"));
    web.answer(path("getWebhookInfo"), ok(R"({"url":""})"));
    web.answer(
        path("getUpdates"),
        ok(R"([{"update_id":5,"message":{"message_id":5,"date":1795348000,"chat":{"id":77,"type":"private"},)"
           R"("from":{"id":77,"first_name":"Jane"},"document":{"file_id":"f","file_name":"a.txt"}}}])"));
    web.answer(path("getFile"), ok(R"({"file_path":"documents/f"})"));
    web.answer("/file/bot1234:tok/documents/f", ScriptedHttpServer::response("200 OK", "bytes"));
    web.answer(path("sendMessage"), ok(R"({"message_id":12})"));
    web.answer(path("sendDocument"), ok(R"({"message_id":13})"));

    BotAccount bot(web.url({}));
    requireOk(waitFor(bot.connector().check()));
    waitForValue(bot.connector().ownAddress());
    const QJsonObject cursor = bot.pull().cursor;
    bot.pull(cursor);
    requireOk(waitFor(bot.connector().watch(cursor)));
    QTemporaryDir folder;
    Outgoing outgoing = replyTo(77, QStringLiteral("Grüße"));
    outgoing.references = {"telegram:1234:77:5"};
    CHECK(bot.send(outgoing));
    // Telegram wants what is answered as JSON in a part of the form; prism takes every part for a
    // text.
    outgoing.references.clear();
    outgoing.files = {attached(folder, QStringLiteral("Größe \"1\".txt"), "made today")};
    CHECK(bot.send(outgoing));
    outgoing.files.append(attached(folder, QStringLiteral("b.txt"), "b"));
    CHECK(bot.send(outgoing));
}

} // namespace

TEST_CASE("Every request that leaves is one that the description of the Bot API knows")
{
    if (!Prism::isPossible(description)) {
        return;
    }
    ScriptedHttpServer web;
    doEverything(web);
    DescribedApi api;
    CHECK(api.judge("sendMessage", R"({"chat_id":77,"txt":"a"})") == 400); // it does look
    for (qsizetype i = 0; i < web.requests().size(); ++i) {
        const QByteArray method =
            web.requests().at(i).mid(web.requests().at(i).lastIndexOf('/') + 1);
        if (web.requests().at(i).startsWith("/bot")) {
            INFO(method.toStdString() << ' ' << web.bodies().at(i).toStdString());
            CHECK(api.judge(method, web.bodies().at(i)) == 200);
        }
    }
    CHECK(web.requests().size() == 15);
}
