// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/web_chat/web_chat_people.h"
#include "core/channels/web_chat/web_chat_settings.h"
#include "core/channels/web_chat/web_chat_visit.h"
#include "tests/support/waiting.h"

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

QMap<QString, QString> form(QMap<QString, QString> more = {})
{
    more.insert(u"FORM_TYPE"_s, u"urn:threadline:visit:1"_s);
    return more;
}

const QByteArray key = "the key of the site";

} // namespace

TEST_CASE("A visitor is known by a hash of the browser's secret, so that nobody who reads it can "
          "speak as them")
{
    const QString secret = u"abcdefghijklmnop1234"_s;
    // printf 'threadline visitor\nabcdefghijklmnop1234' | openssl dgst -sha256, its first half
    CHECK(webChatVisit(form({{u"visitor"_s, secret}}), {}).visitor ==
          u"5035c9fdc6b067fee137cc7bb319ea9d"_s);
    CHECK(webChatVisit(form({{u"visitor"_s, u"guessed"_s}}), {}).visitor.isEmpty());
    CHECK(webChatVisit(form({{u"visitor"_s, QString(300, u'x')}}), {}).visitor.isEmpty());
    CHECK(webChatVisit({{u"visitor"_s, secret}}, {}) == WebChatVisit());
    CHECK(webChatVisit({{u"FORM_TYPE"_s, u"jabber:iq:register"_s}, {u"visitor"_s, secret}}, {}) ==
          WebChatVisit());
}

TEST_CASE("Page, title and order number travel along, what is none of them does not")
{
    const WebChatVisit visit =
        webChatVisit(form({{u"page"_s, u"https://jane:pw@shop.example/chairs?x=1"_s},
                           {u"title"_s, u"Garden\nchairs"_s},
                           {u"order"_s, u" 20431 "_s},
                           {u"name"_s, u"Jane\u202E eod"_s}}),
                     {});
    CHECK(visit.page == QUrl(u"https://shop.example/chairs?x=1"_s));
    CHECK(visit.title == u"Garden chairs"_s);
    CHECK(visit.order == u"20431"_s);
    CHECK(visit.name == u"Jane eod"_s);
    CHECK_FALSE(visit.left);
    CHECK(webChatVisit(form({{u"left"_s, u"1"_s}}), {}).left);
    CHECK(webChatVisit(form({{u"title"_s, QString(1000, u'a')}}), {}).title.size() == 200);
    for (const char* page : {"javascript:alert(1)", "file:///etc/passwd", "shop.example",
                             "https://", "https://a b/"}) {
        CHECK(webChatVisit(form({{u"page"_s, QLatin1String(page)}}), {}).page.isEmpty());
    }
}

TEST_CASE("An address is a claim unless the site has signed it")
{
    // printf 'jane@shop.example' | openssl dgst -sha256 -hmac 'the key of the site'
    const QString proof = u"0d42de588ebe34879399bbb337527d8064f436e3a088918e081f32b0edaed568"_s;
    const auto visit = [&](const QString& email, const QString& by, const QByteArray& siteKey) {
        return webChatVisit(form({{u"email"_s, email}, {u"proof"_s, by}}), siteKey);
    };
    CHECK(webChatProof(key, u" Jane@Shop.Example"_s) == proof.toLatin1());
    CHECK(visit(u"Jane@shop.example"_s, proof, key).proven);
    CHECK(visit(u"Jane@shop.example"_s, proof, key).email == u"jane@shop.example"_s);
    CHECK_FALSE(visit(u"otto@shop.example"_s, proof, key).proven);
    CHECK_FALSE(visit(u"jane@shop.example"_s, proof.left(63), key).proven);
    CHECK_FALSE(visit(u"jane@shop.example"_s, {}, key).proven);
    CHECK_FALSE(visit(u"jane@shop.example"_s, proof, "another key").proven);
    CHECK_FALSE(visit(u"jane@shop.example"_s,
                      QString::fromLatin1(webChatProof({}, u"jane@shop.example"_s)), {})
                    .proven);
    for (const char* email : {"jane", "jane@shop", "<jane@shop.example>",
                              "jane@shop.example, otto@shop.example", "a b@shop.example"}) {
        CHECK(visit(QLatin1String(email), {}, key).email.isEmpty());
    }
}

TEST_CASE("Where visitors were met is remembered by person, the latest first, and not without end")
{
    WebChatPeople people;
    people.met(u"one@anon"_s, u"jane"_s, {1});
    people.met(u"two@anon"_s, u"jane"_s, {2});
    people.met(u"three@anon"_s, u"otto"_s, {3});
    CHECK(people.addressOf(u"jane"_s) == u"two@anon"_s);
    CHECK(people.personAt(u"one@anon"_s) == u"jane"_s);
    CHECK(people.addressOf(u"nobody"_s).isEmpty());
    CHECK(WebChatPeople::fromJson(people.toJson()) == people);
    for (int i = 0; i < 1000; ++i) {
        people.met(QString::number(i) + u"@anon"_s, u"x"_s, {i + 10});
    }
    CHECK(people.addresses().size() == 300);
    CHECK(people.personAt(u"999@anon"_s) == u"x"_s);
}

TEST_CASE("Settings of a website's chat are checked before anything is asked")
{
    const auto problem = [](const QString& address, const QString& visitors) {
        const auto checked = checkedWebChatSettings({address, visitors, {}, 0, false, {}});
        return checked ? QString() : checked.error().sentence;
    };
    CHECK(problem(u" Chat@shop.example "_s, u"visitors.shop.example"_s).isEmpty());
    CHECK(problem(u"shop.example"_s, u"visitors.shop.example"_s).contains(u"no chat address"_s));
    CHECK(problem(u"chat@shop.example"_s, u"some@where"_s).contains(u"no host for visitors"_s));
    CHECK(problem(u"chat@shop.example"_s, {}).contains(u"no host for visitors"_s));
    CHECK(problem(u"chat@shop.example"_s, u"Shop.example"_s).contains(u"host of their own"_s));
    const auto named = withWebChatServer({}, u"Chat.example:5223"_s);
    REQUIRE(named);
    CHECK(named->host == u"chat.example"_s);
    CHECK(named->port == 5223);
    for (const char* typed : {"", "chat.example:", "chat.example:0", "chat.example:99999", "a:b:c",
                              "https://chat.example"}) {
        CHECK_FALSE(withWebChatServer({}, QLatin1String(typed)));
    }
    WebChatSettings settings{
        u"chat@shop.example"_s, u"v.shop.example"_s, u"127.0.0.1"_s, 5223, true, u"/ca.pem"_s};
    CHECK(WebChatSettings::fromJson(settings.toJson()) == settings);
    CHECK(webChatSecret(u"pass word"_s).password == u"pass word"_s);
    CHECK(webChatSecret(u"pass word"_s).siteKey.isEmpty());
    CHECK(webChatSecret(u"pass word\nthe key"_s).siteKey == "the key");
}
