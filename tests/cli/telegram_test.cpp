// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line with a Telegram bot, against answers that the test has written.
#include "tests/cli/bot_program.h"
#include "tests/support/scripted_http_server.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>

using namespace threadline;
using namespace threadline::test;

namespace {

QByteArray json(const QByteArray& body, const QByteArray& status = "200 OK")
{
    return ScriptedHttpServer::response(status, body, "Content-Type: application/json\r\n");
}

QByteArray refusal(int code, const QByteArray& description, const QByteArray& more = {})
{
    const QByteArray number = QByteArray::number(code);
    return json("{\"ok\":false,\"error_code\":" + number + ",\"description\":\"" + description +
                    '"' + more + '}',
                number + " Refused");
}

QByteArray message(int id, const QByteArray& member = "message", const QByteArray& more = {})
{
    const QByteArray number = QByteArray::number(id);
    return "{\"update_id\":" + number + ",\"" + member + "\":{\"message_id\":" + number +
           ",\"date\":1795348000,\"chat\":{\"id\":77,\"type\":\"private\"},\"from\":{\"id\":77,"
           "\"first_name\":\"Jane\"}" +
           more + ",\"text\":\"message " + number + "\"}}";
}

QByteArray updates(int first, int count)
{
    QByteArrayList all;
    for (int id = first; id < first + count; ++id) {
        all.append(message(id));
    }
    return json("{\"ok\":true,\"result\":[" + all.join(',') + "]}");
}

const QByteArray nothing = json("{\"ok\":true,\"result\":[]}");

/// A Telegram that knows the bot 1234:tok.
struct World
{
    World()
    {
        answer("getMe", json("{\"ok\":true,\"result\":{\"id\":1234,\"is_bot\":true,\"username\":"
                             "\"shop_bot\"}}"));
        answer("getWebhookInfo", json("{\"ok\":true,\"result\":{\"url\":\"\"}}"));
    }

    static QByteArray path(const QByteArray& method) { return "/bot1234:tok/" + method; }
    void answer(const QByteArray& method, const QByteArray& response)
    {
        web.answer(path(method), response);
    }
    qsizetype asked(const QByteArray& method) const { return web.requests().count(path(method)); }
    Run add(const QByteArray& token = "1234:tok") { return bot.add(web.url({}), token); }
    /// The account is there, and one message in one case.
    QString beginWithAQuestion()
    {
        answer("getUpdates", updates(1, 1));
        answer("getUpdates", nothing);
        REQUIRE(add().exitCode == 0);
        REQUIRE(bot.syncOnce().exitCode == 0);
        return bot.aCase();
    }

    ScriptedHttpServer web;
    BotProgram bot;
};

void requireOneSentence(const Run& run, const char* part)
{
    INFO(run.err.toStdString());
    CHECK(run.exitCode == 1);
    CHECK(run.err.contains(part));
    CHECK(run.err.trimmed().endsWith('.'));
    CHECK(run.err.count('\n') == 1);
    CHECK_FALSE(run.err.contains("1234:tok"));
}

bool anyFileContains(const QString& folder, const QByteArray& bytes)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes)) {
            return true;
        }
    }
    return false;
}

QByteArray everythingOf(qint64 process, const char* what)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(process).arg(QLatin1String(what)));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("A bot is added by its token alone and says its own name")
{
    World world;
    const Run added = world.add();
    INFO(added.err.toStdString());
    REQUIRE(added.exitCode == 0);
    CHECK(added.out.contains("added @shop_bot"));
    const QJsonArray accounts = world.bot.succeed(words({"account", "list", "--json"})).json();
    REQUIRE(accounts.size() == 1);
    CHECK(accounts.first()[QLatin1String("channel")].toString() == QStringLiteral("telegram"));
    CHECK(accounts.first()[QLatin1String("address")].toString() == QStringLiteral("@shop_bot"));
    world.bot.succeed(words({"account", "check"}));
    requireOneSentence(world.add(), "here already");
}

TEST_CASE("A bot's token lies with the secrets and nowhere else")
{
    World world;
    world.answer("getUpdates", updates(1, 2));
    world.answer("getUpdates", nothing);
    const Run added = world.add();
    REQUIRE(added.exitCode == 0);
    const Run synced = world.bot.syncOnce();
    REQUIRE(synced.exitCode == 0);
    CHECK(anyFileContains(world.bot.program().path("."), "1234:tok"));
    REQUIRE(QFile::remove(world.bot.program().path("secrets.json")));
    CHECK_FALSE(anyFileContains(world.bot.program().path("."), "1234:tok"));
    for (const QByteArray& said : {added.out, added.err, synced.out, synced.err}) {
        CHECK_FALSE(said.contains("tok"));
    }
}

TEST_CASE("A bot's token is in no list of processes")
{
    World world;
    world.web.keepSilent(World::path("getMe"));
    auto adding = world.bot.program().start(BotProgram::adding(world.web.url({})));
    adding->write("1234:tok\n");
    adding->closeWriteChannel();
    REQUIRE(waitUntil([&] { return world.asked("getMe") == 1; }));
    CHECK(everythingOf(adding->processId(), "cmdline").contains("--token-stdin"));
    CHECK_FALSE(everythingOf(adding->processId(), "cmdline").contains("1234:tok"));
    CHECK_FALSE(everythingOf(adding->processId(), "environ").contains("1234:tok"));
    killNow(*adding);
}

TEST_CASE("What is wrong with a bot is one sentence, and nothing is stored")
{
    World world;
    world.web.answer("/bot1234:old/getMe", refusal(401, "Unauthorized"));
    world.web.answer("/bot1234:hook/getMe",
                     json("{\"ok\":true,\"result\":{\"username\":\"shop_bot\"}}"));
    world.web.answer("/bot1234:hook/getWebhookInfo",
                     json("{\"ok\":true,\"result\":{\"url\":\"https://shop.example\"}}"));
    world.web.answer("/bot1234:page/getMe",
                     ScriptedHttpServer::response("200 OK", "<html>Welcome</html>"));
    requireOneSentence(world.add("1234:old"), "@BotFather");
    requireOneSentence(world.add("1234:hook"), "webhook");
    requireOneSentence(world.add("1234:page"), "not Telegram's Bot API");
    requireOneSentence(world.add("my token"), "no token of a Telegram bot");
    requireOneSentence(world.add(""), "no password");
    requireOneSentence(world.bot.add(QUrl(QStringLiteral("http://bots.example"))),
                       "https://api.telegram.org");
    requireOneSentence(world.bot.run(words({"account", "add", "telegram"})), "--token-stdin");
    requireOneSentence(world.bot.run(words({"account", "add", "telegraph", "--token-stdin"})),
                       "email or telegram");
    CHECK_FALSE(anyFileContains(world.bot.program().path("."), "1234:"));
    CHECK(world.bot.run(words({"account", "list", "--json"})).json().isEmpty());
}

TEST_CASE("Telegram is asked to forget messages when they are stored and not before")
{
    World world;
    world.answer("getUpdates", updates(1, 100));
    world.answer("getUpdates", updates(101, 100));
    world.answer("getUpdates",
                 updates(101, 100)); // the same once more, as after an answer that was lost
    world.answer("getUpdates", updates(201, 50));
    world.answer("getUpdates", nothing);
    REQUIRE(world.add().exitCode == 0);
    world.web.onRequest([&](const QByteArray& path, const QByteArray& body) {
        const auto offset =
            QJsonDocument::fromJson(body).object().value(QLatin1String("offset")).toInteger();
        if (path == World::path("getUpdates") && offset > 1) {
            CHECK(world.bot.interactions() >= offset - 1);
        }
    });
    REQUIRE(world.bot.syncOnce().exitCode == 0);
    CHECK(world.asked("getUpdates") == 4);
    CHECK(world.bot.interactions() == 250);
    CHECK(world.bot.number("SELECT count(*) FROM customer") == 1);
    REQUIRE(world.bot.syncOnce().exitCode == 0);
    CHECK(world.bot.interactions() == 250);
}

TEST_CASE("Whatever answers instead of Telegram loses nothing and doubles nothing")
{
    World world;
    REQUIRE(world.add().exitCode == 0);
    const QByteArrayList troubles{
        json("oops", "500 Internal Server Error"), json("", "502 Bad Gateway"), json("<html>hello"),
        json("{\"ok\":true,\"result\":[{}]}"),
        QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"ok\":true,\"result\":[")};
    world.answer("getUpdates", updates(1, 3));
    for (const QByteArray& trouble : troubles) {
        world.answer("getUpdates", trouble);
    }
    world.answer("getUpdates", updates(1, 3)); // what was confirmed all the same comes again
    world.answer("getUpdates", updates(2, 4));
    world.answer("getUpdates", nothing);
    REQUIRE(world.bot.syncOnce().exitCode == 0);
    for (int i = 0; i < troubles.size(); ++i) {
        const Run run = world.bot.syncOnce();
        INFO(i << ": " << run.err.toStdString());
        CHECK(run.exitCode == 1);
        CHECK(run.err.count('\n') == 1);
        CHECK_FALSE(run.err.contains("tok"));
        CHECK(world.bot.interactions() == 3);
    }
    REQUIRE(world.bot.syncOnce().exitCode == 0);
    CHECK(world.bot.interactions() == 3);
    REQUIRE(world.bot.syncOnce().exitCode == 0);
    CHECK(world.bot.interactions() == 5);
}

TEST_CASE("A bot that Telegram asks to wait is silent for as long")
{
    World world;
    world.answer("getUpdates", refusal(429, "Too Many Requests: retry after 4",
                                       ",\"parameters\":{\"retry_after\":4}"));
    world.answer("getUpdates", updates(1, 1));
    world.web.keepSilent(World::path("sendMessage"));
    REQUIRE(world.add().exitCode == 0);
    QList<qint64> moments;
    QElapsedTimer watch;
    watch.start();
    world.web.onRequest(
        [&](const QByteArray&, const QByteArray&) { moments.append(watch.elapsed()); });
    auto watching = world.bot.program().start(words({"sync", "--watch"}));
    REQUIRE(waitUntil([&] { return moments.size() == 2; }, std::chrono::minutes(1)));
    CHECK(moments.at(1) - moments.at(0) >= 4000);
    REQUIRE(waitUntil([&] { return world.bot.interactions() == 1; }));
    killNow(*watching);
}

TEST_CASE("A token that was withdrawn is told once, and with a new one it goes on without a gap")
{
    World world;
    world.answer("getUpdates", updates(1, 2));
    world.answer("getUpdates", refusal(401, "Unauthorized"));
    REQUIRE(world.add().exitCode == 0);
    auto watching = world.bot.program().start(words({"sync", "--watch"}));
    REQUIRE(waitUntil([&] { return world.asked("getUpdates") >= 2; }));
    runFor(std::chrono::seconds(4)); // a fault that passes would be tried again after two
    CHECK(world.asked("getUpdates") == 2);
    killNow(*watching);
    const QByteArray said = watching->readAllStandardError();
    INFO(said.toStdString());
    CHECK(said.count("@BotFather") == 1);
    CHECK(world.bot.interactions() == 2);

    world.web.answer("/bot1234:new/getMe",
                     json("{\"ok\":true,\"result\":{\"username\":\"shop_bot\"}}"));
    world.web.answer("/bot1234:new/getWebhookInfo",
                     json("{\"ok\":true,\"result\":{\"url\":\"\"}}"));
    world.web.answer("/bot1234:new/getUpdates", updates(2, 3));
    world.bot.succeed(words({"account", "remove", "@shop_bot"}));
    REQUIRE(world.add("1234:new").exitCode == 0);
    REQUIRE(world.bot.syncOnce().exitCode == 0);
    CHECK(world.bot.interactions() == 4);
    CHECK(world.bot.number("SELECT count(*) FROM customer") == 1);
}

TEST_CASE("An edit stands below what it changes and says that it is one")
{
    World world;
    world.answer("getUpdates", json("{\"ok\":true,\"result\":[" + message(1) + ',' +
                                    message(2, "edited_message", ",\"edit_date\":1795348060")
                                        .replace("\"message_id\":2", "\"message_id\":1") +
                                    "]}"));
    REQUIRE(world.add().exitCode == 0);
    REQUIRE(world.bot.syncOnce().exitCode == 0);
    REQUIRE(world.bot.syncOnce().exitCode == 0); // the same answer again
    CHECK(world.bot.succeed(words({"case", "list", "--json"})).json().size() == 1);
    const QJsonArray timeline =
        world.bot.succeed(words({"timeline", "telegram:77", "--json"})).json();
    REQUIRE(timeline.size() == 2);
    int edited = 0;
    for (const auto& one : timeline) {
        const bool isEdit = one.toObject()
                                .value(QLatin1String("details"))
                                .toObject()
                                .value(QLatin1String("edited"))
                                .toBool();
        edited += isEdit ? 1 : 0;
        CHECK(one.toObject().value(QLatin1String("text")).toString() ==
              QString::fromLatin1(isEdit ? "message 2" : "message 1"));
    }
    CHECK(edited == 1);
}

TEST_CASE("An answer leaves once, to the chat that asked")
{
    World world;
    const QString inCase = world.beginWithAQuestion();
    world.answer("sendMessage", json("{\"ok\":true,\"result\":{\"message_id\":12}}"));
    world.bot.succeed(world.bot.replying(inCase, QStringLiteral("It is on its way.")));
    CHECK(world.bot.state() == QStringLiteral("sent"));
    REQUIRE(world.asked("sendMessage") == 1);
    const auto sent =
        QJsonDocument::fromJson(
            world.web.bodies().at(world.web.requests().indexOf(World::path("sendMessage"))))
            .object();
    CHECK(sent.value(QLatin1String("chat_id")).toInteger() == 77);
    CHECK(sent.value(QLatin1String("text")).toString() == QStringLiteral("It is on its way."));
    CHECK(sent.value(QLatin1String("reply_parameters"))
              .toObject()
              .value(QLatin1String("message_id"))
              .toInteger() == 1);
    world.bot.succeed(words({"sync", "--once"}));
    CHECK(world.asked("sendMessage") == 1);
}

TEST_CASE(
    "An answer whose program is killed while Telegram has it stands in doubt and is not doubled")
{
    World world;
    const QString inCase = world.beginWithAQuestion();
    world.web.keepSilent(World::path("sendMessage"));
    auto reply = world.bot.program().start(world.bot.replying(inCase, QStringLiteral("Hello.")));
    REQUIRE(waitUntil([&] { return world.asked("sendMessage") == 1; }));
    killNow(*reply);
    world.web.speakAgain(World::path("sendMessage"));
    world.answer("sendMessage", json("{\"ok\":true,\"result\":{\"message_id\":12}}"));
    world.bot.succeed(words({"sync", "--once"}));
    CHECK(world.bot.state() == QStringLiteral("in_doubt"));
    CHECK(world.bot.latest()
              .value(QLatin1String("problem"))
              .toString()
              .contains(QStringLiteral("may or may not")));
    CHECK(world.asked("sendMessage") == 1);
    const QString id = world.bot.latest().value(QLatin1String("id")).toString();
    requireOneSentence(world.bot.run({QStringLiteral("outbox"), QStringLiteral("check"), id}),
                       "cannot be asked");

    // A person who knows that the customer does not have it decides.
    world.bot.succeed({QStringLiteral("outbox"), QStringLiteral("send-again"), id});
    CHECK(world.bot.state() == QStringLiteral("sent"));
    CHECK(world.asked("sendMessage") == 2);
}

TEST_CASE("An answer that Telegram refuses says why and is not in doubt")
{
    World world;
    const QString inCase = world.beginWithAQuestion();
    world.answer("sendMessage", refusal(403, "Forbidden: bot was blocked by the user"));
    CHECK(world.bot.run(world.bot.replying(inCase, QStringLiteral("Hello."))).exitCode == 1);
    CHECK(world.bot.state() == QStringLiteral("failed"));
    CHECK(world.bot.latest()
              .value(QLatin1String("problem"))
              .toString()
              .contains(QStringLiteral("blocked the bot")));
}

TEST_CASE("An answer longer than Telegram takes, and a file, are refused before anything leaves")
{
    World world;
    const QString inCase = world.beginWithAQuestion();
    // An emoji is two of what Telegram counts.
    const QString tooLong = QString(4095, QLatin1Char('x')) + QString::fromUtf8("\xF0\x9F\x99\x82");
    requireOneSentence(world.bot.run(world.bot.replying(inCase, tooLong)), "4096");
    QFile large(world.bot.program().write("film.mp4", {}));
    REQUIRE(large.open(QIODevice::WriteOnly));
    REQUIRE(large.resize(50'000'001));
    requireOneSentence(world.bot.run(world.bot.replying(inCase, QStringLiteral("See"))
                                     << QStringLiteral("--attach") << large.fileName()),
                       "too large");
    CHECK(world.bot.outbox().isEmpty());
    CHECK(world.asked("sendMessage") + world.asked("sendDocument") == 0);
}
