// SPDX-License-Identifier: GPL-3.0-or-later
//
// A bot on a Telegram that forgets what was confirmed, driven by the command line and killed at
// every turn.
#include "tests/cli/bot_program.h"
#include "tests/support/telegram_server.h"

#include <QRandomGenerator>
#include <QSet>

using namespace threadline;
using namespace threadline::test;

namespace {

std::chrono::milliseconds aMoment(int from, int to)
{
    return std::chrono::milliseconds(QRandomGenerator::global()->bounded(from, to));
}

} // namespace

TEST_CASE(
    "300 messages to a bot arrive exactly once though the program is killed ten times on the way")
{
    if (!TelegramServer::isInstalled()) {
        return;
    }
    constexpr int count = 300;
    TelegramServer telegram;
    for (int number = 0; number < count; ++number) {
        telegram.say(70 + number % 7, QStringLiteral("message %1").arg(number));
    }
    BotProgram bot;
    REQUIRE(bot.add(telegram.url()).exitCode == 0);
    for (int kills = 0; kills < 10; ++kills) {
        auto sync = bot.program().start(words({"sync", "--once"}));
        runFor(aMoment(50, 500));
        killNow(*sync);
    }
    bot.succeed(words({"sync", "--once"}));
    CHECK(bot.interactions() == count);
    CHECK(bot.number("SELECT count(DISTINCT key) FROM external_key") == count);
    CHECK(bot.number("SELECT count(*) FROM customer") == 7);
    bot.succeed(words({"rebuild", "--verify"}));
    bot.succeed(words({"doctor"}));
}

TEST_CASE(
    "Answers of a bot that is killed at any moment never arrive twice and are never forgotten")
{
    if (!TelegramServer::isInstalled()) {
        return;
    }
    TelegramServer telegram;
    telegram.say(77, QStringLiteral("Where is it?"));
    BotProgram bot;
    REQUIRE(bot.add(telegram.url()).exitCode == 0);
    bot.succeed(words({"sync", "--once"}));
    const QString inCase = bot.aCase();
    for (int round = 0; round < 8; ++round) {
        auto reply =
            bot.program().start(bot.replying(inCase, QStringLiteral("Answer %1.").arg(round)));
        runFor(aMoment(20, 500));
        killNow(*reply);
    }
    bot.succeed(words({"sync", "--once"}));
    QSet<QString> arrived;
    const QJsonArray seen = telegram.seen();
    for (const auto& one : seen) {
        const QString text = one.toObject().value(QLatin1String("text")).toString();
        CHECK_FALSE(arrived.contains(text));
        arrived.insert(text);
    }
    const QJsonArray outbox = bot.outbox();
    for (const auto& row : outbox) {
        const QString state = row.toObject().value(QLatin1String("state")).toString();
        CHECK((state == QStringLiteral("sent") || state == QStringLiteral("in_doubt")));
    }
    // One that was handed over a moment before the kill may stand in doubt, and is not sent again
    // by itself.
    CHECK(bot.number("SELECT count(*) FROM outbox WHERE state = 'sent'") <= arrived.size());
    CHECK(arrived.size() <= outbox.size());
}
