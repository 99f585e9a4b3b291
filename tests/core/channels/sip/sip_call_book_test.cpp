// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/sip/sip_call_book.h"

#include "tests/support/catch.h"

using namespace threadline;

namespace {

using namespace Qt::Literals::StringLiterals;

const QString peer = u"sip:+358401234567@pbx.example"_s;

Timestamp at(qint64 second)
{
    return Timestamp::fromSeconds(1'795'348'800 + second);
}

BaresipEvent event(const QString& type, bool incoming = true, const QString& param = {},
                   const QString& id = u"c1"_s)
{
    return {type, u"sip:agent1@pbx.example"_s, incoming, peer, u"Ingrid Aho"_s, id, param};
}

SipEnd endOf(bool incoming, const QString& why, bool talked = false)
{
    SipCallBook book;
    book.take(event(incoming ? u"CALL_INCOMING"_s : u"CALL_RINGING"_s, incoming), at(0));
    if (talked) {
        book.take(event(u"CALL_ESTABLISHED"_s, incoming), at(5));
    }
    book.take(event(u"CALL_CLOSED"_s, incoming, why), at(9));
    REQUIRE(book.ended().size() == 1);
    CHECK(book.open().isEmpty());
    return book.ended().first().end;
}

} // namespace

TEST_CASE("How a call ended is told by who ended it and the status of RFC 3261")
{
    CHECK(endOf(true, u"Connection reset by peer"_s, true) == SipEnd::Talked);
    CHECK(endOf(true, u"Connection reset by peer"_s) == SipEnd::Missed);
    CHECK(endOf(true, u"Connection reset by user"_s) == SipEnd::Declined);
    CHECK(endOf(true, u"SIP;cause=200;text=Call completed elsewhere"_s) == SipEnd::Elsewhere);
    CHECK(endOf(false, u"Connection reset by user"_s, true) == SipEnd::Talked);
    CHECK(endOf(false, u"Connection reset by user"_s) == SipEnd::NotReached);
    CHECK(endOf(false, u"486 Busy Here"_s) == SipEnd::Busy);
    CHECK(endOf(false, u"600 Busy Everywhere"_s) == SipEnd::Busy);
    CHECK(endOf(false, u"603 Decline"_s) == SipEnd::Declined);
    CHECK(endOf(false, u"487 Request Terminated"_s) == SipEnd::NotReached);
    CHECK(endOf(false, u"404 Not Found"_s) == SipEnd::Failed);
}

TEST_CASE("What goes on when the line is made began as long ago as baresip says")
{
    SipCallBook book;
    book.reconcile({{{}, peer, true, 40}}, at(100));
    CHECK(book.open().isEmpty()); // it has no name yet
    CHECK(book.take(event(u"CALL_RTCP"_s), at(102)));
    REQUIRE(book.heard().size() == 1);
    CHECK(book.heard().first().answered == at(60));
    book.take(event(u"CALL_CLOSED"_s, true, u"Connection reset by peer"_s), at(110));
    REQUIRE(book.ended().size() == 1);
    CHECK(book.ended().first().end == SipEnd::Talked);
}

TEST_CASE("After a gap a call goes on when it is listed, and has ended unseen when it is not")
{
    SipCallBook book;
    book.take(event(u"CALL_INCOMING"_s), at(0));
    book.take(event(u"CALL_INCOMING"_s, true, {}, u"c2"_s), at(1));
    book.take(event(u"CALL_ESTABLISHED"_s, true, {}, u"c2"_s), at(2));
    book.loseLine(at(10));
    CHECK(book.heard().isEmpty());
    CHECK(book.open().size() == 2);
    book.reconcile({{u"c1"_s, peer, true, 3}}, at(20));
    REQUIRE(book.heard().size() == 1);
    CHECK(book.heard().first().callId == u"c1"_s);
    CHECK(book.heard().first().answered == at(17));
    REQUIRE(book.ended().size() == 1);
    CHECK(book.ended().first().callId == u"c2"_s);
    CHECK(book.ended().first().end == SipEnd::Unknown);
    CHECK(book.ended().first().ended.isNull());
    book.loseLine(at(30));
    book.endUnheard();
    CHECK(book.open().isEmpty());
    CHECK(book.ended().last().ended == at(30));
}

TEST_CASE("Events of no call change nothing, and a flood of calls is bounded")
{
    SipCallBook book;
    CHECK_FALSE(book.take(event(u"REGISTER_OK"_s), at(0)));
    CHECK_FALSE(book.take(event(u"CALL_LOCAL_SDP"_s, false, {}, {}), at(0)));
    for (int i = 0; i < 1000; ++i) {
        book.take(event(u"CALL_INCOMING"_s, true, {}, QString::number(i)), at(i));
    }
    CHECK(book.open().size() == 200);
}

TEST_CASE("A call that goes on is kept and read again")
{
    SipCallBook book;
    book.take(event(u"CALL_INCOMING"_s), at(0));
    book.take(event(u"CALL_ESTABLISHED"_s), at(5));
    const SipCall call = book.open().first();
    CHECK(SipCall::fromJson(call.toJson()) == call);
    CHECK_FALSE(SipCall::fromJson({}));
    CHECK(call.key() == "sip:agent1@pbx.example:c1");
}
