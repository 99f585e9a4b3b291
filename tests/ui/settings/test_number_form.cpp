// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is filled in for a number of a Twilio account: what is missing, and where an error belongs.
#include "ui/settings/number_form.h"

#include "tests/support/catch.h"

using namespace threadline;

namespace {

using namespace Qt::Literals::StringLiterals;

NumberForm complete()
{
    return {channel::sms, u" +1 555 000 1000 "_s, u" AC1 "_s, u" token\n"_s, u" Shop "_s, {}};
}

} // namespace

TEST_CASE("A number's form becomes an account whose address comes from the number, with the token as its secret alone")
{
    const AccountRequest request = complete().request();
    CHECK(request.channel == channel::sms);
    CHECK(request.address.isEmpty());
    CHECK(request.ownName == u"Shop"_s);
    CHECK(request.secret == u"token"_s);
    CHECK(request.settings == QJsonObject{{u"sid"_s, u"AC1"_s}, {u"number"_s, u"+1 555 000 1000"_s}, {u"server"_s, u""_s}});
}

TEST_CASE("What is missing in a number's form is said at its field")
{
    CHECK_FALSE(complete().missing());
    NumberForm form = complete();
    form.number = u" "_s;
    CHECK(form.missing()->field == NumberField::Number);
    form = complete();
    form.sid.clear();
    CHECK(form.missing()->field == NumberField::Sid);
    form = complete();
    form.token.clear();
    CHECK(form.missing()->field == NumberField::Token);
}

TEST_CASE("An error stands at the field it speaks of")
{
    CHECK(fieldOf({Error::Remedy::Reauthenticate, u"Twilio does not accept the Account SID or its auth token."_s}) == NumberField::Token);
    CHECK(fieldOf({Error::Remedy::Rejected, u"This is no Account SID: copy it."_s}) == NumberField::Sid);
    CHECK(fieldOf({Error::Remedy::Rejected, u"This number can take no SMS."_s}) == NumberField::Number);
    CHECK(fieldOf({Error::Remedy::Retry, u"The server did not answer in time."_s}) == NumberField::General);
}
