// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/sip/sip_settings.h"

#include "tests/support/catch.h"

using namespace threadline;

namespace {

using namespace Qt::Literals::StringLiterals;

QString control(const QString& typed)
{
    const auto read = sipControl(typed);
    return read ? read->words() : read.error().sentence;
}

} // namespace

TEST_CASE("A control socket is named in the ways people write it, and only on this computer")
{
    CHECK(control({}) == u"127.0.0.1:4444"_s);
    CHECK(control(u" 127.0.0.1:5555 "_s) == u"127.0.0.1:5555"_s);
    CHECK(control(u"localhost:4444"_s) == u"127.0.0.1:4444"_s);
    CHECK(control(u"4444"_s) == u"127.0.0.1:4444"_s);
    CHECK(control(u"127.3.2.1:4444"_s) == u"127.3.2.1:4444"_s);
    CHECK(control(u"[::1]:4444"_s) == u"[::1]:4444"_s);
    for (const QString& elsewhere : {u"192.168.0.2:4444"_s, u"0.0.0.0:4444"_s,
                                     u"[2001:db8::1]:4444"_s, u"pbx.example:4444"_s}) {
        CHECK(control(elsewhere).contains(u"is not on this computer"_s));
    }
    for (const QString& nothing : {u"127.0.0.1"_s, u"127.0.0.1:0"_s, u"127.0.0.1:70000"_s,
                                   u"tcp://127.0.0.1:4444"_s, u"a b:1"_s}) {
        INFO(nothing.toStdString());
        CHECK(control(nothing).contains(u"no place to listen"_s));
    }
}

TEST_CASE("Our own number is in international form, or missing")
{
    CHECK(*sipOwnNumber(u"+49 30 901820"_s) == u"+4930901820"_s);
    CHECK(sipOwnNumber(u" "_s)->isEmpty());
    CHECK_FALSE(sipOwnNumber(u"030 901820"_s));
    const SipSettings settings{u"4444"_s, u"+4930901820"_s};
    CHECK(SipSettings::fromJson(settings.toJson()) == settings);
}
