// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/address_words.h"
#include "tests/support/catch.h"

using namespace threadline;

TEST_CASE("An address is shown as a person reads it")
{
    using namespace Qt::Literals::StringLiterals;
    const auto [address, shown] = GENERATE(table<QString, QString>({
        {u"support@northpump.example"_s, u"support@northpump.example"_s},
        {u"+15551234567"_s, u"+15551234567"_s},
        {u"whatsapp:+15551234567"_s, u"+15551234567"_s},
        {u"telegram:77"_s, QString()},
        {u"webchat:3f9ac1"_s, QString()},
        {u"webchat:mira@chat.example"_s, u"webchat:mira@chat.example"_s},
        {u"sip:bob@pbx.example"_s, u"sip:bob@pbx.example"_s},
        {u"https://shop.example/reviews"_s, u"https://shop.example/reviews"_s},
        {u"@northpump"_s, u"@northpump"_s},
        {QString(), QString()},
    }));
    CHECK(addressWords(address) == shown);
}
