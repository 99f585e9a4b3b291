// SPDX-License-Identifier: GPL-3.0-or-later
//
// What baresip 1.0.0 was seen to say, and the list of calls as later versions write it.
#include "core/channels/sip/baresip_message.h"

#include "tests/support/catch.h"

using namespace threadline;

namespace {
using namespace Qt::Literals::StringLiterals;
}

TEST_CASE("Events and answers of baresip are told apart and read")
{
    const auto message = readBaresipMessage(
        R"({"event":true,"type":"CALL_INCOMING","class":"call","accountaor":"sip:agent1@127.0.0.1:15060","direction":"incoming",)"
        R"("peeruri":"sip:+4930901820@127.0.0.1:15060","peerdisplayname":"Jane Doe","id":"c1efafea79fdb075","param":"x"})");
    REQUIRE(message);
    const auto& event = std::get<BaresipEvent>(*message);
    CHECK(event.type == u"CALL_INCOMING"_s);
    CHECK(event.account == u"sip:agent1@127.0.0.1:15060"_s);
    CHECK(event.incoming);
    CHECK(event.peer == u"sip:+4930901820@127.0.0.1:15060"_s);
    CHECK(event.peerName == u"Jane Doe"_s);
    CHECK(event.callId == u"c1efafea79fdb075"_s);
    const auto other = readBaresipMessage(
        R"({"response":true,"ok":false,"data":"no\u001B[32m!\u001B[;m","token":"7"})");
    REQUIRE(other);
    const auto& answer = std::get<BaresipAnswer>(*other);
    CHECK(answer.token == u"7"_s);
    CHECK_FALSE(answer.ok);
    CHECK(answer.words == u"no!"_s);
    for (const char* nothing : {"", "[]", "{}", "{\"event\":false}", "{\"event\":tr", "hello"}) {
        CHECK_FALSE(readBaresipMessage(nothing));
    }
    CHECK(baresipCommand(u"dial"_s, u"sip:a@b"_s, u"3"_s) ==
          R"({"command":"dial","params":"sip:a@b","token":"3"})");
}

TEST_CASE("The list of calls is read, with and without ids")
{
    const auto calls =
        readCallList(u"\n--- Active calls (2) ---\n  [line 1]  0:01:02  ESTABLISHED             "
                     u"sip:+4930@h:15060\n"
                     "> [line 2, id abc-1]  0:00:00   INCOMING  (on hold)  sip:bob@h\n\n"_s);
    REQUIRE(calls);
    CHECK(*calls == QList<ListedCall>{{{}, u"sip:+4930@h:15060"_s, true, 62},
                                      {u"abc-1"_s, u"sip:bob@h"_s, false, 0}});
    CHECK(readCallList(u"\n--- Active calls (0) ---\n\n"_s)->isEmpty());
    CHECK_FALSE(readCallList(u"command not found"_s));
}

TEST_CASE("The list of accounts is read, with how each is registered")
{
    using Registration = ListedAccount::Registration;
    const auto accounts = readAccountList(
        u"\n--- User Agents (3) ---\n> sip:bob@h:1                    zzz  Expires 0s\n"
        "  sip:other@h                 \n  sip:agent1@h   OK  kamailio Expires 600s\n\n"_s);
    REQUIRE(accounts);
    CHECK(*accounts == QList<ListedAccount>{{u"sip:bob@h:1"_s, Registration::No},
                                            {u"sip:other@h"_s, Registration::None},
                                            {u"sip:agent1@h"_s, Registration::Yes}});
    CHECK_FALSE(readAccountList(u"hello"_s));
}
