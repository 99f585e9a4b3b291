// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/twilio/twilio_voice_connector.h"

#include "tests/support/fake_clock.h"
#include "tests/support/twilio_server.h"
#include "tests/support/waiting.h"

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

const QString ours = u"+15550001000"_s;
const QString ingrid = u"+358401234567"_s;
const QString agent = u"+15557770000"_s;
constexpr qint64 noon = 1'732'104'000; // 2024-11-20T12:00:00Z
constexpr qint64 day = 86'400;

struct Line
{
    Line()
    {
        clock->set(Timestamp::fromSeconds(noon));
        restart();
    }

    void restart()
    {
        connector.reset();
        connector = std::make_unique<TwilioVoiceConnector>(
            TwilioSettings{TwilioServer::accountSid(), ours, server.url()},
            [] { return Expected<QString>(TwilioServer::token()); }, clock, 20ms);
    }

    /// All that is there from the cursor on, which is moved.
    QList<Arrival> calls()
    {
        QList<Arrival> all;
        for (bool done = false; !done;) {
            const Pulled pulled = waitForValue(connector->pull(cursor));
            for (const Delivered& one : pulled.delivered) {
                all.append(one.arrival);
            }
            cursor = pulled.cursor;
            done = pulled.caughtUp;
        }
        return all;
    }
    Arrival theCall()
    {
        const QList<Arrival> all = calls();
        REQUIRE(all.size() == 1);
        return all.first();
    }

    TwilioServer server;
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    std::unique_ptr<TwilioVoiceConnector> connector;
    QJsonObject cursor;
};

bool isMissed(const Arrival& call)
{
    return call.details.value("missed"_L1).toBool();
}

} // namespace

TEST_CASE("Calls to a number and from it come with who, when and how long, each once")
{
    Line line;
    for (int i = 0; i < 5; ++i) {
        line.server.call({ingrid, ours, true, u"completed"_s, noon - i * day, 60 + i});
        line.server.call({ours, ingrid, false, u"completed"_s, noon - i * day - 600, 30 + i});
    }
    line.server.call({ingrid, u"+15559999999"_s, true, u"completed"_s, noon, 5});
    const QList<Arrival> all = line.calls();
    REQUIRE(all.size() == 10);
    const Arrival& first = all.first();
    CHECK(first.kind == InteractionKind::Call);
    CHECK(first.channel == channel::voice);
    CHECK(first.direction == Direction::Inbound);
    CHECK(first.at == Timestamp::fromSeconds(noon));
    CHECK(first.details.value("seconds"_L1).toInteger() == 60);
    CHECK(first.customerIdentity == Identity{Identity::Kind::Phone, ingrid});
    CHECK_FALSE(isMissed(first));
    CHECK_FALSE(first.opensCase);
    CHECK(all.last().direction == Direction::Outbound);
    CHECK(all.last().customerIdentity == Identity{Identity::Kind::Phone, ingrid});
    CHECK(line.calls().isEmpty());
    line.restart();
    line.server.call({ours, ingrid, false, u"no-answer"_s, noon + 60, 0});
    CHECK(isMissed(line.theCall()));
}

TEST_CASE("A call is brought when it has ended, however many came and went meanwhile")
{
    Line line;
    const QString long_ = line.server.call({ingrid, ours, true, u"in-progress"_s, noon, 0});
    CHECK(line.calls().isEmpty());
    for (int i = 1; i <= 5; ++i) {
        line.server.call({ingrid, ours, true, u"completed"_s, noon + i * 3600, 10});
    }
    CHECK(line.calls().size() == 5);
    line.server.endCall(long_, u"completed"_s, 6 * 3600);
    CHECK(line.theCall().details.value("seconds"_L1).toInteger() == 6 * 3600);
    CHECK(line.calls().isEmpty());
}

TEST_CASE("A call that nobody took is missed and becomes a case: no answer, all legs without one, or only a recording")
{
    Line line;
    line.server.call({ingrid, ours, true, u"no-answer"_s, noon, 0});
    Arrival call = line.theCall();
    CHECK(isMissed(call));
    CHECK(call.opensCase);

    const QString rang = line.server.call({ingrid, ours, true, u"completed"_s, noon + 60, 20});
    line.server.call({ours, agent, false, u"no-answer"_s, noon + 61, 0, rang});
    call = line.theCall();
    CHECK(isMissed(call));
    CHECK(call.opensCase);

    const QString taken = line.server.call({ingrid, ours, true, u"completed"_s, noon + 120, 90, {}, "mp3 of the talk"});
    line.server.call({ours, agent, false, u"busy"_s, noon + 121, 0, taken});
    line.server.call({ours, agent, false, u"completed"_s, noon + 125, 80, taken});
    call = line.theCall();
    CHECK_FALSE(isMissed(call));
    CHECK_FALSE(call.opensCase);
    REQUIRE(call.files.size() == 1);
    CHECK(call.files[0].bytes == "mp3 of the talk");
    CHECK(call.files[0].attachment.type == u"audio/mpeg"_s);

    line.server.call({ingrid, ours, true, u"completed"_s, noon + 180, 30, {}, "mp3 of the voicemail", u"Ingrid A."_s});
    call = line.theCall();
    CHECK(isMissed(call));
    CHECK(call.opensCase);
    CHECK(call.files.size() == 1);
    CHECK(call.customerName == u"Ingrid A."_s);
}

TEST_CASE("Trouble of the server in the middle of a call brings nothing of it and moves no cursor")
{
    Line line;
    line.server.call({ingrid, ours, true, u"completed"_s, noon, 60, {}, "mp3"});
    const QByteArray broken = ScriptedHttpServer::response("500 No", "trouble");
    for (int before = 0; before < 4; ++before) {
        INFO(before);
        line.server.spoilAfter(before, broken);
        const auto pulled = waitFor(line.connector->pull({}));
        REQUIRE_FALSE(pulled);
        CHECK(pulled.error().remedy == Error::Remedy::Retry);
    }
    line.server.spoilAfter(1, ScriptedHttpServer::response("200 OK", R"({"calls": [)"));
    CHECK_FALSE(waitFor(line.connector->pull({})));
    CHECK(line.theCall().files.size() == 1);
}

TEST_CASE("Watching ends when a call has ended, in either direction")
{
    Line line;
    line.calls();
    auto watched = line.connector->watch(line.cursor);
    const QString sid = line.server.call({ours, ingrid, false, u"ringing"_s, noon, 0});
    const auto asked = line.server.requests().size();
    REQUIRE(waitUntil([&] { return line.server.requests().size() >= asked + 4; }));
    CHECK_FALSE(watched.isFinished());
    line.server.endCall(sid, u"completed"_s, 12);
    requireOk(waitFor(watched));
    CHECK(line.theCall().details.value("seconds"_L1).toInteger() == 12);
}

TEST_CASE("A number is checked for calls, and nothing can be written over it")
{
    Line line;
    CHECK(waitFor(line.connector->check()).error().sentence.contains(u"none of this Twilio account's"_s));
    line.server.own(ours);
    requireOk(waitFor(line.connector->check()));
    CHECK_FALSE(line.connector->capabilities().send);
    CHECK(waitFor(line.connector->send({}, [] { return Expected<void>(); })).error().remedy == Error::Remedy::Unsupported);
}
