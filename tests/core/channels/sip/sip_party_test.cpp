// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/sip/sip_party.h"

#include "tests/support/catch.h"

using namespace threadline;

namespace {

using namespace Qt::Literals::StringLiterals;

SipParty of(const QString& uri, const QString& name = {})
{
    return sipParty(uri, name, u"DE"_s, "sip:a:1");
}

QString dialled(const QString& whom)
{
    const auto number = sipDialled(whom, u"DE"_s);
    return number ? *number : u"refused"_s;
}

} // namespace

TEST_CASE("A caller is the person of their number, however the provider writes it")
{
    const Identity berlin{Identity::Kind::Phone, u"+4930901820"_s};
    for (const QString& uri :
         {u"sip:+4930901820@pbx.example"_s, u"sip:030901820@pbx.example:5060;user=phone"_s,
          u"sips:004930901820@pbx.example"_s, u"sip:+49-30-901820;phone-context=x@pbx.example"_s,
          u"tel:+49-30-901820"_s, u"sip:%2B4930901820@h"_s}) {
        INFO(uri.toStdString());
        CHECK(of(uri).identity == berlin);
        CHECK(of(uri).address == u"+4930901820"_s);
    }
}

TEST_CASE("Who has no number is their address, and who withholds it is somebody else each time")
{
    CHECK(of(u"sip:bob@Example.org"_s).identity ==
          Identity{Identity::Kind::Handle, u"voice:bob@example.org"_s});
    CHECK(of(u"sip:23@pbx.example"_s).identity ==
          Identity{Identity::Kind::Handle, u"voice:23@pbx.example"_s});
    for (const QString& uri : {u"sip:anonymous@anonymous.invalid"_s, u"sip:pbx.example"_s, u""_s}) {
        CHECK(of(uri).identity == Identity{Identity::Kind::Reference, u"sip:a:1"_s});
        CHECK(of(uri).address.isEmpty());
    }
}

TEST_CASE("A name that only says the number again is none")
{
    CHECK(of(u"sip:+4930901820@h"_s, u"Jane  Doe"_s).name == u"Jane Doe"_s);
    CHECK(of(u"sip:+4930901820@h"_s, u"030 901820"_s).name.isEmpty());
    CHECK(of(u"sip:23@h"_s, u"23"_s).name.isEmpty());
    CHECK(of(u"sip:anonymous@anonymous.invalid"_s, u"Anonymous"_s).name.isEmpty());
}

TEST_CASE("What is dialled is a number, an extension or an address, and nothing else")
{
    CHECK(dialled(u"030 901820"_s) == u"+4930901820"_s);
    CHECK(dialled(u"tel:+49-30-901820"_s) == u"+4930901820"_s);
    CHECK(dialled(u"23"_s) == u"23"_s);
    CHECK(dialled(u"*97"_s) == u"*97"_s);
    CHECK(dialled(u"sip:bob@example.org"_s) == u"sip:bob@example.org"_s);
    CHECK(dialled(u"sip:bob@example.org;transport=tcp?Replaces=1"_s) == u"sip:bob@example.org"_s);
    for (const QString& nothing : {u""_s, u"hello"_s, u"sip:bob@example.org\n/quit"_s,
                                   u"sip:a b@c"_s, u"mailto:bob@example.org"_s}) {
        INFO(nothing.toStdString());
        CHECK(dialled(nothing) == u"refused"_s);
    }
}

TEST_CASE("Numbers without a country code are of our own number's country")
{
    CHECK(sipRegion(u"+358401234567"_s) == u"FI"_s);
    CHECK(sipRegion(u"+4930901820"_s) == u"DE"_s);
}
