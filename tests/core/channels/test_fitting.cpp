// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/fitting.h"

#include "tests/support/catch.h"

using namespace threadline;

namespace {

Capabilities mail()
{
    Capabilities can;
    can.send = true;
    can.attachments = true;
    can.copies = true;
    can.maxAttachmentBytes = 25'000'000;
    return can;
}

Capabilities microblog()
{
    Capabilities can;
    can.send = true;
    can.maxLength = 10;
    can.publicPosts = true;
    return can;
}

} // namespace

TEST_CASE("What fits goes without a word")
{
    const Fitting fitting = fittingOf({QStringLiteral("Hello"), 1, 24'000'000, true}, mail());
    CHECK(fitting.obstacle.isEmpty());
    CHECK(fitting.warnings.isEmpty());
    CHECK(fitting.length == 5);
}

TEST_CASE("Files beyond the limit of the channel are too much")
{
    const QString obstacle = fittingOf({QStringLiteral("Hello"), 2, 26'000'000, false}, mail()).obstacle;
    CHECK(obstacle.startsWith(QStringLiteral("26.0 MB of files is too much")));
    Capabilities unlimited = mail();
    unlimited.maxAttachmentBytes = 0;
    CHECK(fittingOf({QStringLiteral("Hello"), 2, 26'000'000, false}, unlimited).obstacle.isEmpty());
}

TEST_CASE("A text that is too long for the channel says by how much")
{
    CHECK(fittingOf({QStringLiteral("0123456789")}, microblog()).obstacle.isEmpty());
    CHECK(fittingOf({QStringLiteral("0123456789abc")}, microblog())
              .obstacle.startsWith(
                  QStringLiteral("The text has 13 characters and this channel takes 10: shorten it by 3")));
}

TEST_CASE("A character outside the basic plane counts as one, or as two where the channel counts UTF-16")
{
    const QString smile = QString::fromUtf8("\xF0\x9F\x99\x82");
    CHECK(fittingOf({smile}, microblog()).length == 1);
    Capabilities units = microblog();
    units.counting = Capabilities::Counting::Utf16Units;
    CHECK(fittingOf({smile}, units).length == 2);
    CHECK(fittingOf({smile.repeated(5)}, units).obstacle.isEmpty());
    CHECK_FALSE(fittingOf({smile.repeated(6)}, units).obstacle.isEmpty());
}

TEST_CASE("A file beyond what the channel takes of one is too large, however small the others")
{
    Capabilities can = microblog();
    can.attachments = true;
    can.maxFileBytes = 50'000'000;
    WrittenReply reply{QStringLiteral("See"), 2, 60'000'000, false, 50'000'000};
    CHECK(fittingOf(reply, can).obstacle.isEmpty());
    reply.largestFileBytes = 50'000'001;
    CHECK(fittingOf(reply, can).obstacle.startsWith(QStringLiteral("A file of 50.0 MB is too large")));
}

TEST_CASE("A channel without files and copies says so before anything is sent")
{
    const Fitting fitting = fittingOf({QStringLiteral("Hi"), 1, 5, true}, microblog());
    CHECK(fitting.obstacle.startsWith(QStringLiteral("This channel takes no files")));
    REQUIRE(fitting.warnings.size() == 2);
    CHECK(fitting.warnings.first() == QStringLiteral("Everybody can read what is written here."));
    CHECK(fitting.warnings.last().startsWith(QStringLiteral("This channel has no Cc and Bcc")));
}

TEST_CASE("Sizes are said as people read them")
{
    CHECK(sizeWords(640) == QStringLiteral("640 B"));
    CHECK(sizeWords(12'400) == QStringLiteral("12 kB"));
    CHECK(sizeWords(1'800'000) == QStringLiteral("1.8 MB"));
    CHECK(sizeWords(250'000'000) == QStringLiteral("250 MB"));
}

TEST_CASE("A long SMS says as how many it goes, and which letter makes it so many")
{
    Capabilities sms;
    sms.send = true;
    sms.smsSegments = true;
    CHECK(fittingOf({QString(160, QLatin1Char('a'))}, sms).warnings.isEmpty());
    CHECK(fittingOf({QString(161, QLatin1Char('a'))}, sms).warnings ==
          QStringList{QStringLiteral("This goes, and is paid for, as 2 SMS.")});
    CHECK(fittingOf({QString(70, QLatin1Char('a')) + QStringLiteral("š")}, sms).warnings ==
          QStringList{QStringLiteral("This goes, and is paid for, as 2 SMS: \"š\" is no letter of the SMS alphabet.")});
    sms.smsSegments = false;
    CHECK(fittingOf({QString(161, QLatin1Char('a'))}, sms).warnings.isEmpty());
}

TEST_CASE("Where one may write only for a while after the customer did, it says so before anything is sent")
{
    Capabilities can;
    can.send = true;
    can.replyWindowHours = 24;
    WrittenReply reply{QStringLiteral("Hello")};
    CHECK(fittingOf(reply, can).obstacle.contains(QStringLiteral("24 hours"))); // they never wrote
    reply.customerSecondsAgo = 24 * 3600 - 1;
    CHECK(fittingOf(reply, can).obstacle.isEmpty());
    reply.customerSecondsAgo = 24 * 3600;
    CHECK(fittingOf(reply, can).obstacle.contains(QStringLiteral("24 hours")));
    can.replyWindowHours = 0;
    CHECK(fittingOf(reply, can).obstacle.isEmpty());
}
