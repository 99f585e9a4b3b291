// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is filled in for rooms: what is missing, and where an error belongs.
#include "ui/settings/room_form.h"

#include "tests/support/catch.h"

using namespace threadline;

namespace {

using namespace Qt::Literals::StringLiterals;

RoomForm complete()
{
    RoomForm form;
    form.address = u" desk@chat.example "_s;
    form.password = u"secret"_s;
    form.service = u"rooms.chat.example"_s;
    return form;
}

RoomField missingIn(const RoomForm& form, const QString& kept = {})
{
    const auto problem = form.missing(kept);
    REQUIRE(problem);
    CHECK_FALSE(problem->sentence.isEmpty());
    return problem->field;
}

} // namespace

TEST_CASE("A form for rooms is complete with an address, a password and where the rooms are")
{
    CHECK_FALSE(complete().missing({}));
    RoomForm form = complete();
    form.address = u"desk"_s;
    CHECK(missingIn(form) == RoomField::Address);
    form.address = u"desk@"_s;
    CHECK(missingIn(form) == RoomField::Address);
    form = complete();
    form.password.clear();
    CHECK(missingIn(form) == RoomField::Password);
    CHECK(missingIn(form, u"other@chat.example"_s) == RoomField::Password);
    CHECK_FALSE(form.missing(u"Desk@chat.example"_s)); // it is kept
    form = complete();
    form.service = u"  "_s;
    CHECK(missingIn(form) == RoomField::Service);
    CHECK(form.missing({})->sentence.contains(u"rooms.chat.example"_s));
    form = complete();
    form.port = u"5223"_s;
    CHECK(missingIn(form) == RoomField::Host); // of which server?
    form.host = u"xmpp.example"_s;
    CHECK_FALSE(form.missing({}));
    form.port = u"70000"_s;
    CHECK(missingIn(form) == RoomField::Port);
}

TEST_CASE("A form for rooms becomes a server and is filled from one")
{
    RoomForm form = complete();
    form.host = u"xmpp.example"_s;
    form.port = u"5223"_s;
    form.directTls = true;
    const RoomServer server = form.server();
    CHECK(server.access.jid == u"desk@chat.example"_s);
    CHECK(server.access.host == u"xmpp.example"_s);
    CHECK(server.access.port == 5223);
    CHECK(server.access.directTls);
    CHECK(server.access.password.isEmpty());
    CHECK(server.service == u"rooms.chat.example"_s);
    form.address = server.access.jid;
    form.password.clear(); // is never shown again
    CHECK(formOf(server) == form);
    form.host.clear();
    CHECK(form.server().access.port == 0);
}

TEST_CASE("An error of a check for rooms stands below the field that it is about")
{
    using Remedy = Error::Remedy;
    const RoomForm plain = complete();
    RoomForm named = complete();
    named.host = u"xmpp.example"_s;
    CHECK(fieldOf({Remedy::Reauthenticate, u"The chat server \"chat.example\" refused the name or the password."_s}, plain) ==
          RoomField::Password);
    CHECK(fieldOf({Remedy::Rejected, u"The certificate of \"chat.example\" is not signed by an authority that this machine "
                                     u"trusts; if the server is your own, give its authority's certificate."_s}, plain) ==
          RoomField::CaFile);
    CHECK(fieldOf({Remedy::Rejected, u"The login works, but \"chat.example\" has no rooms: ask …"_s}, plain) == RoomField::Service);
    const Error closed{Remedy::Retry, u"The chat server \"xmpp.example\" refuses connections on port 5222; check the port …"_s};
    CHECK(fieldOf(closed, named) == RoomField::Port);
    CHECK(fieldOf(closed, plain) == RoomField::Address); // there is no port to see
    const Error nowhere{Remedy::Retry, u"The chat server \"xmpp.example\" was not found; check its name …"_s};
    CHECK(fieldOf(nowhere, named) == RoomField::Host);
    CHECK(fieldOf(nowhere, plain) == RoomField::Address);
    CHECK(fieldOf({Remedy::Retry, u"The keychain is locked."_s}, plain) == RoomField::General);
}
