// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is filled in for a website's chat: what is missing, and where an error belongs.
#include "ui/settings/chat_form.h"

#include "tests/support/catch.h"

using namespace threadline;

namespace {

using namespace Qt::Literals::StringLiterals;

ChatForm filledChat()
{
    return {u" Chat@Shop.example "_s, u"pass word"_s, {}, u" Shop "_s, {}, {}};
}

} // namespace

TEST_CASE("A chat's form becomes an account with its address, and its password as its secret alone")
{
    ChatForm form = filledChat();
    CHECK(form.request().channel == u"webchat"_s);
    CHECK(form.request().address == u"chat@shop.example"_s);
    CHECK(form.request().ownName == u"Shop"_s);
    CHECK(form.request().secret == u"pass word"_s);
    CHECK(form.request().settings == QJsonObject{{u"address"_s, u"chat@shop.example"_s},
                                                 {u"visitors"_s, u"visitors.shop.example"_s}});
    form.visitors = u" Guests.shop.example "_s;
    form.server = u"chat.example:5223"_s;
    form.siteKey = u" the key "_s;
    CHECK(form.request().settings.value(u"visitors"_s).toString() == u"guests.shop.example"_s);
    CHECK(form.request().settings.value(u"host"_s).toString() == u"chat.example"_s);
    CHECK(form.request().settings.value(u"port"_s).toInt() == 5223);
    CHECK(form.request().secret == u"pass word\nthe key"_s);
}

TEST_CASE("What is missing in a chat's form is said at its field")
{
    CHECK_FALSE(filledChat().missing());
    for (const QString& address :
         {u""_s, u"shop.example"_s, u"@shop.example"_s, u"chat@"_s, u"a b@shop.example"_s}) {
        ChatForm form = filledChat();
        form.address = address;
        INFO(address.toStdString());
        REQUIRE(form.missing());
        CHECK(form.missing()->field == ChatField::Address);
    }
    ChatForm form = filledChat();
    form.password.clear();
    CHECK(form.missing()->field == ChatField::Password);
    for (const QString& server : {u"https://chat.example"_s, u"chat.example:"_s,
                                  u"chat.example:0"_s, u"chat.example:70000"_s}) {
        form = filledChat();
        form.server = server;
        INFO(server.toStdString());
        REQUIRE(form.missing());
        CHECK(form.missing()->field == ChatField::Server);
    }
}

TEST_CASE("An error about a chat stands below the field that it is about")
{
    using Remedy = Error::Remedy;
    ChatForm form = filledChat();
    form.server = u"10.0.0.1:5222"_s;
    CHECK(fieldOf({Remedy::Reauthenticate,
                   u"The chat server \"shop.example\" refused the name or the password."_s},
                  form) == ChatField::Password);
    CHECK(
        fieldOf({Remedy::Rejected, u"The login works, but there is no host \"x\" for visitors."_s},
                form) == ChatField::Visitors);
    CHECK(
        fieldOf({Remedy::Rejected,
                 u"The login works, but the chat server keeps no archive for chat@shop.example."_s},
                form) == ChatField::Address);
    CHECK(fieldOf(
              {Remedy::Retry, u"The chat server \"10.0.0.1\" refuses connections on port 5222."_s},
              form) == ChatField::Server);
    CHECK(fieldOf({Remedy::Retry, u"The chat server \"shop.example\" was not found."_s},
                  filledChat()) == ChatField::Address);
    CHECK(fieldOf({Remedy::Retry, u"The network is away."_s}, form) == ChatField::General);
}
