// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers of the Message resource as its documentation shows them
// (https://www.twilio.com/docs/messaging/api/message-resource).
#include "core/channels/twilio/twilio_message.h"

#include "tests/support/catch.h"

using namespace threadline;

namespace {

using namespace Qt::Literals::StringLiterals;

const QByteArray page = R"({
  "end": 1, "first_page_uri": "/2010-04-01/Accounts/AC1/Messages.json?PageSize=2&Page=0",
  "next_page_uri": "/2010-04-01/Accounts/AC1/Messages.json?PageSize=2&Page=1&PageToken=PASM2",
  "messages": [
    {"sid": "MM1", "direction": "inbound", "from": "+12019235161", "to": "+18182008801", "body": "Where is it?",
     "date_created": "Fri, 24 May 2019 17:44:46 +0000", "date_sent": "Fri, 24 May 2019 17:44:50 +0000",
     "status": "received", "num_media": "2", "error_code": null, "error_message": null},
    {"sid": "SM2", "direction": "outbound-api", "from": "+18182008801", "to": "+12019235161", "body": "On its way",
     "date_created": "Fri, 24 May 2019 17:40:00 +0000", "date_sent": null, "status": "undelivered", "num_media": "0",
     "error_code": 30005}]})";

} // namespace

TEST_CASE("A page of messages is read with where the next one is")
{
    const auto read = readTwilioPage(page);
    REQUIRE(read);
    CHECK(read->next == u"/2010-04-01/Accounts/AC1/Messages.json?PageSize=2&Page=1&PageToken=PASM2"_s);
    REQUIRE(read->messages.size() == 2);
    const TwilioMessage& first = read->messages[0];
    CHECK(first.sid == u"MM1"_s);
    CHECK(first.inbound);
    CHECK(first.body == u"Where is it?"_s);
    CHECK(first.at.seconds() == 1'558'719'890);
    CHECK(first.media == 2);
    const TwilioMessage& second = read->messages[1];
    CHECK_FALSE(second.inbound);
    CHECK(second.at.seconds() == 1'558'719'600); // not sent yet: when it was made
    CHECK(second.status == u"undelivered"_s);
    CHECK(second.errorCode == 30'005);
}

TEST_CASE("What is no page is none, and what has no name is no message")
{
    for (const auto* bytes : {"", "[]", "{}", "<html>", "{\"messages\": 3}", "{\"messages\": ["}) {
        INFO(bytes);
        CHECK_FALSE(readTwilioPage(bytes));
        CHECK_FALSE(readTwilioMedia(bytes));
        CHECK_FALSE(readTwilioMessage(bytes));
    }
    const auto odd = readTwilioPage(R"({"messages": [7, {}, {"sid": ""}, {"sid": "SM3", "num_media": "-4", "date_sent": "soon"}]})");
    REQUIRE(odd);
    REQUIRE(odd->messages.size() == 1);
    CHECK(odd->messages[0].media == 0);
    CHECK(odd->messages[0].at.isNull());
}

TEST_CASE("Names that could lead elsewhere and types that are none are not taken")
{
    CHECK(readTwilioPage(R"({"messages": [{"sid": "../Calls"}, {"sid": "SM1?x"}]})")->messages.isEmpty());
    const auto media = readTwilioMedia(R"({"media_list": [{"sid": "ME1", "content_type": "image/jpeg; x=1"},
        {"sid": "ME2", "content_type": "no\ntype"}, {"sid": "a/b", "content_type": "image/png"}]})");
    REQUIRE(media);
    REQUIRE(media->size() == 2);
    CHECK(media->at(0).type == u"image/jpeg"_s);
    CHECK(media->at(1).type == u"application/octet-stream"_s);
}

TEST_CASE("What comes in is of the number that wrote, whichever way it came, names and short numbers are no phones")
{
    const Timestamp now = Timestamp::fromSeconds(1'558'720'000);
    TwilioMessage message = readTwilioPage(page)->messages[0];
    Arrival arrival = twilioArrival(message, channel::sms, {}, {}, now);
    CHECK(arrival.customerIdentity == Identity{Identity::Kind::Phone, u"+12019235161"_s});
    CHECK(arrival.externalKey == "twilio:MM1");
    CHECK(arrival.text == "Where is it?");
    CHECK(arrival.at == message.at);

    message.from = u"whatsapp:+12019235161"_s;
    arrival = twilioArrival(message, channel::whatsapp, {}, {u"[A file could not be fetched.]"_s}, now);
    CHECK(arrival.customerIdentity == Identity{Identity::Kind::Phone, u"+12019235161"_s});
    CHECK(arrival.from.address == u"+12019235161"_s);
    CHECK(arrival.text == "Where is it?\n[A file could not be fetched.]");

    message.from = u"72345"_s;
    CHECK(twilioArrival(message, channel::sms, {}, {}, now).customerIdentity == Identity{Identity::Kind::Handle, u"sms:72345"_s});
    message.from.clear();
    CHECK(twilioArrival(message, channel::sms, {}, {}, now).customerIdentity ==
          Identity{Identity::Kind::Reference, u"twilio:MM1"_s});
    message.at = Timestamp::fromSeconds(4'000'000'000);
    CHECK(twilioArrival(message, channel::sms, {}, {}, now).at == now); // nobody writes from the future
}
