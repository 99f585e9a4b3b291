// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole desk with a Telegram bot, by keyboard and mouse, from an empty workspace to an answer
// that was sent.
#include "tests/support/scripted_http_server.h"
#include "tests/ui/desk/desk.h"
#include "tests/ui/desk/program.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace threadline;
using namespace threadline::test;

namespace {

QByteArray json(const QByteArray& result)
{
    return ScriptedHttpServer::response("200 OK", "{\"ok\":true,\"result\":" + result + '}',
                                        "Content-Type: application/json\r\n");
}

/// A Telegram that knows the bot 1234:tok, to which Jane wrote.
struct Telegram
{
    Telegram()
    {
        web.answer("/bot1234:old/getMe",
                   ScriptedHttpServer::response(
                       "401 Unauthorized",
                       R"({"ok":false,"error_code":401,"description":"Unauthorized"})"));
        web.answer("/bot1234:tok/getMe", json(R"({"id":1234,"username":"shop_bot"})"));
        web.answer("/bot1234:tok/getWebhookInfo", json(R"({"url":""})"));
        const QByteArray jane =
            R"("chat":{"id":77,"type":"private"},"from":{"id":77,"first_name":"Jane"})";
        web.answer(
            "/bot1234:tok/getUpdates",
            json(
                R"([{"update_id":1,"message":{"message_id":1,"date":1795348000,)" + jane +
                R"(,"text":"Is it late?"}},)"
                R"({"update_id":2,"edited_message":{"message_id":1,"date":1795348000,"edit_date":1795348060,)" +
                jane + R"(,"text":"Is order 17 late?"}}])"));
        web.answer("/bot1234:tok/getUpdates", json("[]"));
        web.answer("/bot1234:tok/sendMessage", json(R"({"message_id":12})"));
    }

    /// Watching would ask again and again at once; the real server keeps one waiting.
    void keepWaiting() { web.keepSilent("/bot1234:tok/getUpdates"); }
    qsizetype sent() const { return web.requests().count("/bot1234:tok/sendMessage"); }

    ScriptedHttpServer web;
};

QString shown(Desk& desk, const char* name)
{
    const auto* label = desk.find<QLabel>(name);
    return label->isVisible() ? label->text() : QString();
}

} // namespace

TEST_CASE("From an empty desk to an answer that was sent, with a Telegram bot")
{
    Telegram telegram;
    Program program;
    Desk desk(program.workspace());

    desk.trigger(DeskAction::AddAccount);
    CHECK(desk.find<QWidget>("addMailboxPage")->isVisible());
    desk.click("addOn-telegram");
    REQUIRE(desk.find<QWidget>("addBotPage")->isVisible());
    CHECK_FALSE(desk.find<QWidget>("addMailboxPage")->isVisible());

    // Each fault stands at its field, and nothing is stored.
    desk.click("botCheck");
    CHECK(shown(desk, "botProblem").contains(QStringLiteral("@BotFather")));
    CHECK(desk.find<QLineEdit>("botToken")->hasFocus());
    desk.fill("botServer", QStringLiteral("shop"));
    desk.fill("botToken", QStringLiteral("1234:old"));
    CHECK(shown(desk, "botProblem").isEmpty());
    desk.click("botCheck");
    CHECK(desk.find<QLineEdit>("botServer")->hasFocus());
    desk.fill("botServer", telegram.web.url({}).toString());
    desk.click("botCheck");
    REQUIRE(waitUntil(
        [&] { return shown(desk, "botProblem").contains(QStringLiteral("does not accept")); }));
    CHECK(desk.find<QLineEdit>("botToken")->hasFocus());
    CHECK(waitForValue(program.workspace().accounts()).isEmpty());

    desk.fill("botToken", QStringLiteral("1234:tok"));
    desk.click("botCheck");
    REQUIRE(waitUntil([&] { return shown(desk, "botState").contains(QStringLiteral("accepts")); }));
    CHECK(waitForValue(program.workspace().accounts()).isEmpty());
    telegram.web.onRequest([&](const QByteArray& path, const QByteArray& body) {
        const bool watches =
            QJsonDocument::fromJson(body).object().value(QLatin1String("timeout")).toInt() > 0;
        if (path.endsWith("/getUpdates") && watches) {
            telegram.keepWaiting();
        }
    });
    desk.click("botAdd");
    REQUIRE(waitUntil([&] { return waitForValue(program.workspace().accounts()).size() == 1; }));
    REQUIRE(waitUntil([&] { return desk.find<QLineEdit>("botToken")->text().isEmpty(); }));
    CHECK(waitForValue(program.workspace().accounts()).first().account.address ==
          QStringLiteral("@shop_bot"));

    desk.trigger(DeskAction::ShowQueue);
    REQUIRE(waitUntil([&] { return desk.queue()->rowCount() == 1; }));
    desk.openFirst();
    CHECK(desk.shownCustomer() == QStringLiteral("Jane"));
    REQUIRE(
        waitUntil([&] { return desk.timeline().filter(QStringLiteral("order 17")).size() == 1; }));
    CHECK(desk.timeline().filter(QStringLiteral("Edited")).size() == 1);

    QTest::keyClick(desk.find<QListView>("queueList"), Qt::Key_R);
    REQUIRE(waitUntil([&] { return desk.composer()->hasFocus(); }));
    QTest::keyClicks(desk.composer(), QStringLiteral("It left this morning."));
    QTest::keyClick(desk.composer(), Qt::Key_Return, Qt::ControlModifier);
    const QRegularExpression sent(QStringLiteral("It left this morning\\..*Sent \\d"),
                                  QRegularExpression::DotMatchesEverythingOption);
    REQUIRE(waitUntil([&] { return desk.timeline().filter(sent).size() == 1; },
                      std::chrono::minutes(1)));
    CHECK(telegram.sent() == 1);
    CHECK(telegram.web.bodies()
              .at(telegram.web.requests().indexOf("/bot1234:tok/sendMessage"))
              .contains("It left this morning."));
}
