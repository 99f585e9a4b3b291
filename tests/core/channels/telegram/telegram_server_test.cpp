// SPDX-License-Identifier: GPL-3.0-or-later
//
// The connector against a Telegram that keeps its messages: from a customer's words to our answer.
#include "tests/core/channels/telegram/bot_account.h"
#include "tests/support/telegram_server.h"

using namespace threadline;
using namespace threadline::test;

namespace {

QByteArrayList textsOf(const Pulled& pulled)
{
    QByteArrayList texts;
    for (const Delivered& one : pulled.delivered) {
        texts.append(one.arrival.text);
    }
    return texts;
}

} // namespace

TEST_CASE("What a customer writes, sends and edits arrives, what was not stored arrives again, what was does not")
{
    if (!TelegramServer::isInstalled()) {
        return;
    }
    TelegramServer telegram;
    BotAccount bot(telegram.url());
    requireOk(waitFor(bot.connector().check()));
    const qint64 first = telegram.say(77, QStringLiteral("my order is late"));
    telegram.sendFile(77, QStringLiteral("receipt.pdf"), "PDF bytes", QStringLiteral("the receipt"));
    telegram.edit(77, first, QStringLiteral("my order 17 is late"));

    const Pulled pulled = bot.pull();
    CHECK(textsOf(pulled) == QByteArrayList{"my order is late", "the receipt", "my order 17 is late"});
    CHECK(pulled.delivered.at(1).arrival.files.first().bytes == "PDF bytes");
    CHECK(pulled.delivered.at(2).arrival.references == QByteArrayList{pulled.delivered.at(0).arrival.externalKey});

    bot.restart(); // the program died before it stored them
    const Pulled again = bot.pull();
    REQUIRE(textsOf(again) == textsOf(pulled));
    for (qsizetype i = 0; i < pulled.delivered.size(); ++i) {
        CHECK(again.delivered.at(i).arrival.externalKey == pulled.delivered.at(i).arrival.externalKey);
    }
    CHECK(bot.pull(again.cursor).delivered.isEmpty());
    CHECK(bot.pull().delivered.isEmpty()); // Telegram has forgotten them by then
}

TEST_CASE("A watch ends when a customer writes, and a pull may come in between")
{
    if (!TelegramServer::isInstalled()) {
        return;
    }
    TelegramServer telegram;
    BotAccount bot(telegram.url());
    telegram.say(77, QStringLiteral("one"));
    const QJsonObject cursor = bot.pull().cursor;
    auto watching = bot.connector().watch(cursor);
    REQUIRE(waitUntil([&] { return telegram.asked().size() == 2; }));
    CHECK_FALSE(watching.isFinished());
    telegram.say(77, QStringLiteral("two"));
    requireOk(waitFor(watching));
    CHECK(textsOf(bot.pull(cursor)) == QByteArrayList{"two"});
}

TEST_CASE("Answers reach the customer once")
{
    if (!TelegramServer::isInstalled()) {
        return;
    }
    TelegramServer telegram;
    BotAccount bot(telegram.url());
    telegram.say(77, QStringLiteral("hello?"));
    bot.pull();
    const Outgoing outgoing = replyTo(77, QString::fromUtf8("It comes today \xF0\x9F\x99\x82"));
    CHECK(bot.send(outgoing));
    QTemporaryDir folder;
    Outgoing withFile = replyTo(77, QStringLiteral("The plan"));
    withFile.files = {attached(folder, QStringLiteral("Größe.txt"), "made today")};
    const auto receipt = bot.send(withFile);
    INFO((receipt ? receipt->serverReply : receipt.error().sentence).toStdString());
    CHECK(receipt);
    const QJsonArray seen = telegram.seen();
    REQUIRE(seen.size() == 2);
    const QJsonObject file = seen.at(1).toObject();
    CHECK(file.value(QLatin1String("chat_id")).toInteger() == 77);
    CHECK(file.value(QLatin1String("caption")).toString() == QStringLiteral("The plan"));
    CHECK(file.value(QLatin1String("name")).toString() == QStringLiteral("Größe.txt"));
    CHECK(file.value(QLatin1String("bytes")).toString() == QStringLiteral("made today"));
    CHECK(seen.at(0).toObject().value(QLatin1String("text")).toString() == QString::fromUtf8("It comes today \xF0\x9F\x99\x82"));
}

TEST_CASE("A token that was withdrawn is told, and nothing is lost when it is back")
{
    if (!TelegramServer::isInstalled()) {
        return;
    }
    TelegramServer telegram;
    BotAccount bot(telegram.url(), QStringLiteral("1234:old"));
    telegram.say(77, QStringLiteral("still there?"));
    CHECK(bot.pullProblem().remedy == Error::Remedy::Reauthenticate);
    bot.setToken(TelegramServer::token);
    bot.restart();
    CHECK(textsOf(bot.pull()) == QByteArrayList{"still there?"});
}
