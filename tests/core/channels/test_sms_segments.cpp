// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lengths by 3GPP TS 23.038 and TS 23.040: 160 and 153 septets, 70 and 67 UTF-16 units.
#include "core/channels/sms_segments.h"

#include "tests/support/catch.h"

using namespace threadline;

namespace {

using namespace Qt::Literals::StringLiterals;

QString many(int count, const QString& letter)
{
    return letter.repeated(count);
}

} // namespace

TEST_CASE("Letters of the GSM alphabet go 160 to an SMS, 153 to each of several")
{
    CHECK(smsSegments({}) == SmsSegments{0, {}, 0});
    CHECK(smsSegments(u"a"_s) == SmsSegments{1, {}, 159});
    CHECK(smsSegments(many(160, u"é"_s)) == SmsSegments{1, {}, 0});
    CHECK(smsSegments(many(161, u"a"_s)) == SmsSegments{2, {}, 145}); // 2 * 153 - 161
    CHECK(smsSegments(many(306, u"a"_s)) == SmsSegments{2, {}, 0});
    CHECK(smsSegments(many(307, u"a"_s)).count == 3);
    CHECK(smsSegments(u"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà"_s).outside.isEmpty());
}

TEST_CASE("Letters of the extension count twice and are not divided between two SMS")
{
    CHECK(smsSegments(many(80, u"€"_s)) == SmsSegments{1, {}, 0});
    CHECK(smsSegments(many(79, u"€"_s) + u"ab"_s) == SmsSegments{1, {}, 0});
    CHECK(smsSegments(many(152, u"a"_s) + u"€"_s + many(10, u"a"_s)) == SmsSegments{2, {}, 141}); // 153 - 2 - 10
    for (const auto& letter : {u"^"_s, u"{"_s, u"}"_s, u"\\"_s, u"["_s, u"~"_s, u"]"_s, u"|"_s, u"€"_s, u"\f"_s}) {
        CHECK(smsSegments(letter).left == 158);
    }
}

TEST_CASE("One letter of elsewhere makes all of it UCS-2: 70 to an SMS, 67 to each of several, an emoji counts twice")
{
    CHECK(smsSegments(u"š"_s) == SmsSegments{1, u"š"_s, 69});
    CHECK(smsSegments(many(69, u"a"_s) + u"š"_s) == SmsSegments{1, u"š"_s, 0});
    CHECK(smsSegments(many(70, u"a"_s) + u"š"_s) == SmsSegments{2, u"š"_s, 63}); // 2 * 67 - 71
    CHECK(smsSegments(u"ok 😀"_s) == SmsSegments{1, u"😀"_s, 65});
    CHECK(smsSegments(many(66, u"a"_s) + many(4, u"😀"_s)) == SmsSegments{2, u"😀"_s, 59}); // none divided: 66, then 8 of 67
}
