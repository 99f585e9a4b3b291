// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/twilio/twilio_settings.h"

#include "tests/support/catch.h"

using namespace threadline;

namespace {

using namespace Qt::Literals::StringLiterals;

} // namespace

TEST_CASE("A number is taken as people write it and kept as Twilio does")
{
    CHECK(*twilioAddress(channel::sms, u" +1 (555) 123-4567 "_s) == u"+15551234567"_s);
    CHECK(*twilioAddress(channel::whatsapp, u"+49 30 1234567"_s) == u"whatsapp:+49301234567"_s);
    CHECK(*twilioAddress(channel::whatsapp, u"whatsapp:+49301234567"_s) == u"whatsapp:+49301234567"_s);
    CHECK(*twilioAddress(channel::sms, u"whatsapp:+49301234567"_s) == u"+49301234567"_s);
    CHECK(twilioNumber(u"whatsapp:+49301234567"_s) == u"+49301234567"_s);
}

TEST_CASE("What is no number, no account and no safe server is refused in a sentence")
{
    for (const auto& typed : {u""_s, u"030 1234567"_s, u"+0301234567"_s, u"+49abc1234567"_s, u"VODAFONE"_s, u"+1234567890123456"_s}) {
        INFO(typed.toStdString());
        const auto refused = twilioAddress(channel::sms, typed);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().sentence.contains(u"write it like +15551234567"_s));
    }
    CHECK(twilioAccountSid(u" AC0123456789abcdef0123456789abcdef "_s));
    for (const auto& typed : {u""_s, u"AC123"_s, u"SK0123456789abcdef0123456789abcdef"_s, u"AC0123456789abcdef0123456789abcdeg"_s}) {
        INFO(typed.toStdString());
        CHECK_FALSE(twilioAccountSid(typed));
    }
    CHECK(twilioServer(u"https://api.dublin.ie1.twilio.com"_s));
    CHECK(twilioServer(u"http://127.0.0.1:4010"_s));
    CHECK_FALSE(twilioServer(u"http://api.twilio.com"_s));
    CHECK_FALSE(twilioServer(u"api.twilio.com"_s));
}

TEST_CASE("Settings come back as they were stored")
{
    TwilioSettings settings{u"AC0123456789abcdef0123456789abcdef"_s, u"+1 555 000 1000"_s, QUrl(u"http://127.0.0.1:4010"_s)};
    CHECK(TwilioSettings::fromJson(settings.toJson()) == settings);
    CHECK(TwilioSettings::fromJson({}).server == QUrl(u"https://api.twilio.com"_s));
}
