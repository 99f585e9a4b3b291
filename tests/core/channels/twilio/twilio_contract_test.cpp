// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every request that leaves, and what our server answers in Twilio's place, is held against Twilio's own description of its
// API. Names of fields in a form pass there; those are checked by the server. The bytes of files and recordings lie at
// addresses that the description does not have, only Twilio's manual.
#include "core/channels/twilio/twilio_connector.h"
#include "core/channels/twilio/twilio_voice_connector.h"
#include "tests/support/fake_clock.h"
#include "tests/support/prism.h"
#include "tests/support/twilio_server.h"
#include "tests/support/waiting.h"

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

const char* description = "THREADLINE_TWILIO_API";
const QString ours = u"+15550001000"_s;
const QString ingrid = u"+358401234567"_s;
constexpr qint64 noon = 1'732'104'000;

/// How much there is; and asks once more for what is new.
qsizetype bringAll(ChannelConnector& connector)
{
    QJsonObject cursor;
    qsizetype delivered = 0;
    for (bool done = false; !done;) {
        const Pulled pulled = waitForValue(connector.pull(cursor));
        delivered += pulled.delivered.size();
        cursor = pulled.cursor;
        done = pulled.caughtUp;
    }
    return delivered + waitForValue(connector.pull(cursor)).delivered.size();
}

} // namespace

TEST_CASE("Every request that leaves is one that Twilio's description of its API knows")
{
    if (!Prism::isPossible(description)) {
        return;
    }
    TwilioServer server;
    server.own(ours);
    server.pageSize = 100; // where the next page is does not keep to the description, Twilio's own examples do not either
    for (int i = 0; i < 5; ++i) {
        server.receive(ingrid, ours, u"m%1"_s.arg(i), noon + i * 86'400);
    }
    for (int i = 0; i < 4; ++i) {
        server.call({ingrid, ours, true, u"completed"_s, noon + i * 86'400, 60});
        server.call({ours, ingrid, false, u"busy"_s, noon + i * 86'400, 0});
    }
    const Prism prism(description, server.url());
    const auto clock = std::make_shared<FakeClock>();
    // It does look.
    const auto http = networkHttpClient(*clock);
    http->setLogin({TwilioServer::accountSid(), TwilioServer::token()});
    const QUrl tooMany(prism.url().toString() + u"/2010-04-01/Accounts/%1/Messages.json?PageSize=5000"_s.arg(TwilioServer::accountSid()));
    CHECK(waitForValue(http->get(tooMany)).status == 422);

    TwilioConnector connector(channel::sms, {TwilioServer::accountSid(), ours, prism.url()},
                              [] { return Expected<QString>(TwilioServer::token()); }, clock, std::chrono::milliseconds(20));
    requireOk(waitFor(connector.check()));
    CHECK(bringAll(connector) == 5);
    Outgoing outgoing;
    outgoing.to = {{{}, ingrid}};
    outgoing.text = u"1 + 1 & “š”"_s;
    CHECK(waitFor(connector.send(outgoing, [] { return Expected<void>(); })));
    REQUIRE(server.sent().size() == 1);
    CHECK(server.sent()[0].body == outgoing.text);

    TwilioVoiceConnector line({TwilioServer::accountSid(), ours, prism.url()},
                              [] { return Expected<QString>(TwilioServer::token()); }, clock);
    requireOk(waitFor(line.check()));
    CHECK(bringAll(line) == 8);
}
