// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is filled in for a softphone, and where an error belongs.
#include "ui/settings/phone_form.h"

#include "tests/support/catch.h"

using namespace threadline;
using namespace Qt::Literals::StringLiterals;

TEST_CASE("A softphone's form becomes an account without a secret, whose address baresip says")
{
    const AccountRequest request =
        PhoneForm{u" 127.0.0.1:4444 "_s, u" +49 30 901820"_s, u" Desk "_s}.request();
    CHECK(request.channel == u"phone"_s);
    CHECK(request.address.isEmpty());
    CHECK(request.secret.isEmpty());
    CHECK(request.ownName == u"Desk"_s);
    CHECK(request.settings == QJsonObject{{u"control"_s, u"127.0.0.1:4444"_s},
                                          {u"number"_s, u"+49 30 901820"_s},
                                          {u"secretless"_s, true}});
}

TEST_CASE("An error of a softphone stands at the field it speaks of")
{
    const auto fieldOf = [](const QString& sentence) {
        return phoneFieldOf({Error::Remedy::Retry, sentence});
    };
    CHECK(fieldOf(u"Nothing listens on 127.0.0.1:4444: start baresip."_s) == PhoneField::Control);
    CHECK(fieldOf(u"\"10.0.0.1\" is not on this computer: …"_s) == PhoneField::Control);
    CHECK(fieldOf(u"The number is too short: some digits are missing."_s) == PhoneField::Number);
    CHECK(fieldOf(u"baresip is not registered at its provider (a@b)."_s) == PhoneField::General);
}
