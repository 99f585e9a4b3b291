// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/telegram/telegram_arrival.h"
#include "core/channels/telegram/telegram_reply.h"
#include "core/channels/telegram/telegram_sending.h"

#include "tests/core/channels/telegram/bot_account.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace threadline;
using namespace threadline::test;

namespace {

const Timestamp now = Timestamp::fromSeconds(1'795'348'800);

QList<TelegramUpdate> updatesIn(const QByteArray& json)
{
    const auto document = QJsonDocument::fromJson(json);
    REQUIRE_FALSE(document.isNull());
    const auto updates = readTelegramUpdates(document.array());
    REQUIRE(updates);
    return *updates;
}

/// One update of Jane's with more members of its message.
QByteArray update(const QByteArray& members, const QByteArray& kind = "message")
{
    return R"([{"update_id":7,")" + kind + R"(":{"message_id":3,"date":1795348000,"chat":{"id":77,"type":"private"},)"
           R"("from":{"id":77,"is_bot":false,"first_name":"Jane","last_name":"Doe","username":"jane"},)" + members + "}}]";
}

Arrival arrivalOf(const QByteArray& json)
{
    const auto updates = updatesIn(json);
    REQUIRE(updates.size() == 1);
    REQUIRE(updates.first().message);
    return telegramArrival(*updates.first().message, 1234, {}, {}, now);
}

} // namespace

TEST_CASE("A text of a person becomes a message of theirs")
{
    const Arrival arrival = arrivalOf(update(R"("text":"my order\r\nis late")"));
    CHECK(arrival.channel == QStringLiteral("telegram"));
    CHECK(arrival.externalKey == "telegram:1234:77:3");
    CHECK(arrival.messageId == "telegram:1234:77:3");
    CHECK(arrival.text == "my order\nis late");
    CHECK(arrival.from == Party{QStringLiteral("Jane Doe"), QStringLiteral("telegram:77")});
    CHECK(arrival.customerIdentity == Identity{Identity::Kind::Handle, QStringLiteral("telegram:77")});
    CHECK(arrival.details.value(QLatin1String("handle")).toString() == QStringLiteral("@jane"));
    CHECK(arrival.at == Timestamp::fromSeconds(1'795'348'000));
    CHECK(arrival.opensCase);
    CHECK(arrival.conversationSeconds > 0);
}

TEST_CASE("An edit is an entry of its own that refers to what it changes, once however often it comes")
{
    const QByteArray json = update(R"("text":"my order 17","edit_date":1795348100)", "edited_message");
    const Arrival arrival = arrivalOf(json);
    CHECK(arrival.externalKey.startsWith("telegram:1234:77:3:edit:"));
    CHECK(arrival.references == QByteArrayList{"telegram:1234:77:3"});
    CHECK(arrival.details.value(QLatin1String("edited")).toBool());
    CHECK(arrival.at == Timestamp::fromSeconds(1'795'348'100));
    CHECK(arrivalOf(json).externalKey == arrival.externalKey);
    CHECK(arrivalOf(update(R"("text":"my order 18","edit_date":1795348100)", "edited_message")).externalKey
          != arrival.externalKey);
}

TEST_CASE("An answer refers to what it answers, dates that cannot be are ours")
{
    CHECK(arrivalOf(update(R"("text":"a","reply_to_message":{"message_id":2})")).references
          == QByteArrayList{"telegram:1234:77:2"});
    CHECK(arrivalOf(R"([{"update_id":1,"message":{"message_id":3,"date":1795348800000,"chat":{"id":77,"type":"private"},
          "from":{"id":77,"first_name":"J"},"text":"a"}}])").at == now);
}

TEST_CASE("Photos, files and voice notes come with a safe name, and the largest size of a photo")
{
    const auto files = [](const QByteArray& members) { return updatesIn(update(members)).first().message->files; };
    const auto photo = files(R"("caption":"see","photo":[{"file_id":"s","width":10},{"file_id":"l","width":90,"file_size":5}])");
    REQUIRE(photo.size() == 1);
    CHECK(photo.first() == TelegramFile{QStringLiteral("l"), QStringLiteral("photo.jpg"), QStringLiteral("image/jpeg"), 5});
    const auto document = files(R"("document":{"file_id":"d","file_name":"../../etc/passwd","mime_type":"Text/Plain"})");
    REQUIRE(document.size() == 1);
    CHECK(document.first().name == QStringLiteral("passwd"));
    CHECK(document.first().type == QStringLiteral("text/plain"));
    CHECK(files(R"("voice":{"file_id":"v","duration":3,"mime_type":"audio/ogg\r\nX: y"})").first().type
          == QStringLiteral("audio/ogg"));
    CHECK(arrivalOf(update(R"("caption":"see","voice":{"file_id":"v"})")).text == "see");
}

TEST_CASE("What has no text is told in words, what says nothing is no message")
{
    CHECK(arrivalOf(update(R"("location":{"latitude":60.1699,"longitude":24.9384})")).text == "Location: 60.16990, 24.93840");
    CHECK(arrivalOf(update(R"("contact":{"first_name":"Bo","phone_number":"+358401234567"})")).text
          == "Contact: Bo , +358401234567");
    CHECK(arrivalOf(update(R"("poll":{"question":"?"})")).text.contains("poll"));
    CHECK_FALSE(updatesIn(update(R"("pinned_message":{"message_id":1})")).first().message);
    CHECK_FALSE(updatesIn(R"([{"update_id":9,"callback_query":{"id":"1"}}])").first().message);
    CHECK_FALSE(arrivalOf(update(R"("text":"/start")")).opensCase);
}

TEST_CASE("Groups and bots are not customers")
{
    CHECK_FALSE(updatesIn(R"([{"update_id":1,"message":{"message_id":3,"chat":{"id":-5,"type":"group"},
        "from":{"id":77,"first_name":"J"},"text":"a"}}])").first().message->fromPerson);
    CHECK_FALSE(updatesIn(R"([{"update_id":1,"message":{"message_id":3,"chat":{"id":5,"type":"private"},
        "from":{"id":77,"is_bot":true,"first_name":"J"},"text":"a"}}])").first().message->fromPerson);
}

TEST_CASE("What is no list of updates is refused as a whole")
{
    for (const char* json : {"{}", "null", "\"x\"", "7"}) {
        CAPTURE(json);
        CHECK_FALSE(readTelegramUpdates(QJsonDocument::fromJson(QByteArray("[") + json + "]").array().first()));
    }
    CHECK_FALSE(readTelegramUpdates(QJsonArray{QJsonObject{{QStringLiteral("message"), QJsonObject()}}}));
}

TEST_CASE("A reply goes to a person, with one file and a short text as one call")
{
    Outgoing outgoing;
    outgoing.text = QStringLiteral("Hello");
    CHECK_FALSE(telegramCalls(outgoing, 1234));
    outgoing.to = {{QString(), QStringLiteral("jane@customer.example")}};
    CHECK_FALSE(telegramCalls(outgoing, 1234));
    outgoing.to = {{QString(), QStringLiteral("telegram:77")}};
    outgoing.references = {"telegram:1234:77:2", "telegram:1234:77:3"};
    const auto calls = telegramCalls(outgoing, 1234);
    REQUIRE(calls);
    REQUIRE(calls->size() == 1);
    const auto sent = QJsonDocument::fromJson(calls->first().body.bytes).object();
    CHECK(sent.value(QLatin1String("chat_id")).toInteger() == 77);
    CHECK(sent.value(QLatin1String("reply_parameters")).toObject().value(QLatin1String("message_id")).toInteger() == 3);
    outgoing.references = {"telegram:1234:78:3"}; // of another chat
    CHECK_FALSE(telegramCalls(outgoing, 1234)->first().body.bytes.contains("reply_parameters"));
    outgoing.text = QString(4097, QLatin1Char('x'));
    CHECK_FALSE(telegramCalls(outgoing, 1234));
}

TEST_CASE("A text is the caption of its one file as long as a caption may be, else it goes before it")
{
    QTemporaryDir folder;
    Outgoing outgoing = replyTo(77, QString(telegramCaptionLength, QLatin1Char('x')));
    outgoing.files = {attached(folder, QStringLiteral("a.txt"), "a")};
    const auto methods = [&] {
        QStringList names;
        const auto calls = telegramCalls(outgoing, 1234);
        REQUIRE(calls);
        for (const TelegramCall& call : *calls) {
            names.append(call.method);
        }
        return names;
    };
    CHECK(methods() == QStringList{QStringLiteral("sendDocument")});
    outgoing.text += QLatin1Char('x');
    CHECK(methods() == QStringList{QStringLiteral("sendMessage"), QStringLiteral("sendDocument")});
    outgoing.text = QString::fromUtf8("\xF0\x9F\x99\x82").repeated(2048);
    CHECK(methods().size() == 2);
    outgoing.text += QLatin1Char('x');
    CHECK_FALSE(telegramCalls(outgoing, 1234));
}

TEST_CASE("A file is read when it leaves, and one that is larger than bots may send or gone is refused by name")
{
    QTemporaryDir folder;
    Outgoing outgoing = replyTo(77, QStringLiteral("See"));
    outgoing.files = {attached(folder, QStringLiteral("film.mp4"), "x")};
    REQUIRE(telegramCalls(outgoing, 1234));
    REQUIRE(QFile::resize(outgoing.files.first().path, telegramFileBytes));
    CHECK(telegramCalls(outgoing, 1234));
    REQUIRE(QFile::resize(outgoing.files.first().path, telegramFileBytes + 1));
    const auto large = telegramCalls(outgoing, 1234);
    REQUIRE_FALSE(large);
    CHECK(large.error().sentence.contains(QStringLiteral("film.mp4")));
    REQUIRE(QFile::remove(outgoing.files.first().path));
    CHECK_FALSE(telegramCalls(outgoing, 1234));
}
