// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is filled in for a bot: what is missing, and where an error belongs.
#include "ui/settings/bot_form.h"

#include "tests/support/catch.h"

using namespace threadline;

namespace {

using namespace Qt::Literals::StringLiterals;

BotForm complete()
{
    return {u" 1234:tok\n"_s, u" Shop "_s, {}};
}

} // namespace

TEST_CASE("A bot's form becomes an account whose address the bot says, with the token as its "
          "secret alone")
{
    BotForm form = complete();
    CHECK(form.request().channel == u"telegram"_s);
    CHECK(form.request().address.isEmpty());
    CHECK(form.request().ownName == u"Shop"_s);
    CHECK(form.request().secret == u"1234:tok"_s);
    CHECK(form.request().settings.isEmpty());
    form.server = u" https://bots.shop.example "_s;
    CHECK(form.request().settings == QJsonObject{{u"server"_s, u"https://bots.shop.example"_s}});
}

TEST_CASE("What is missing in a bot's form is said at its field")
{
    BotForm form = complete();
    CHECK_FALSE(form.missing());
    form.token = u"  "_s;
    CHECK(form.missing()->field == BotField::Token);
    for (const QString& server :
         {u"bots.shop.example"_s, u"ftp://bots.shop.example"_s, u"https://"_s}) {
        form = complete();
        form.server = server;
        INFO(server.toStdString());
        REQUIRE(form.missing());
        CHECK(form.missing()->field == BotField::Server);
    }
}

TEST_CASE("An error about a bot stands below the field that it is about")
{
    using Remedy = Error::Remedy;
    BotForm form = complete();
    CHECK(fieldOf({Remedy::Reauthenticate, u"Telegram does not accept the token of this bot."_s},
                  form) == BotField::Token);
    CHECK(fieldOf({Remedy::Rejected, u"This bot has a webhook."_s}, form) == BotField::General);
    const Error nobody{Remedy::Retry, u"The server api.telegram.org was not found."_s};
    CHECK(fieldOf(nobody, form) == BotField::General); // nobody typed it
    form.server = u"https://bots.shop.example"_s;
    CHECK(fieldOf({Remedy::Retry, u"The server bots.shop.example was not found."_s}, form) ==
          BotField::Server);
    CHECK(fieldOf({Remedy::Retry, u"What answered is not Telegram's Bot API, or was cut short."_s},
                  form) == BotField::Server);
}
