// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line with SMS and WhatsApp numbers of a Twilio account.
#include "tests/cli/channel_program.h"
#include "tests/support/twilio_server.h"

#include <QDateTime>
#include <QJsonObject>

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

const QString ours = u"+15550001000"_s;
const QString ingrid = u"+358401234567"_s;

qint64 minutesAgo(qint64 minutes)
{
    return QDateTime::currentSecsSinceEpoch() - minutes * 60;
}

struct World
{
    World() { twilio.own(ours); }

    QStringList options(const QString& number = ours, const QString& sid = TwilioServer::accountSid()) const
    {
        return {u"--sid"_s, sid, u"--number"_s, number, u"--server"_s, twilio.url().toString()};
    }
    Run add(const ChannelName& channel, const QString& number = ours)
    {
        return program.add(channel, options(number), TwilioServer::token().toUtf8());
    }
    void write(const ChannelName& channel, const QString& text, qint64 minutes)
    {
        const QString way = channel == channel::whatsapp ? u"whatsapp:"_s : QString();
        twilio.receive(way + ingrid, way + ours, text, minutesAgo(minutes));
    }
    QJsonArray history() { return program.succeed(words({"timeline", "+358401234567", "--json"})).json(); }

    TwilioServer twilio;
    ChannelProgram program;
};

void requireOneSentence(const Run& run, const char* part)
{
    INFO(run.err.toStdString());
    CHECK(run.exitCode == 1);
    CHECK(run.err.contains(part));
    CHECK(run.err.trimmed().count('\n') == 0);
    CHECK_FALSE(run.err.contains(TwilioServer::token().toUtf8()));
}

} // namespace

TEST_CASE("One person calls, writes an SMS and writes by WhatsApp: it is one history in one scroll")
{
    World world;
    CHECK(world.add(channel::sms, u"+1 (555) 000-1000"_s).out.startsWith("added +15550001000;"));
    CHECK(world.add(channel::whatsapp).out.startsWith("added whatsapp:+15550001000;"));
    world.write(channel::sms, u"Is my order late?"_s, 300);
    world.write(channel::whatsapp, u"A picture of the parcel"_s, 200);
    REQUIRE(world.program.syncOnce().exitCode == 0);
    world.program.succeed(words({"touch", "+358401234567", "--kind", "call", "--duration", "3:10", "--outcome", "Sent again"}));
    QStringList channels;
    const QJsonArray history = world.history();
    for (const auto& entry : history) {
        channels.append(entry.toObject().value("channel"_L1).toString());
    }
    CHECK(channels == QStringList{u"sms"_s, u"whatsapp"_s, u"voice"_s});
    CHECK(world.program.number("SELECT count(*) FROM customer") == 1);
    REQUIRE(world.program.syncOnce().exitCode == 0);
    CHECK(world.program.interactions() == 3);
}

TEST_CASE("An answer goes to the number over the channel that was asked on, once")
{
    World world;
    REQUIRE(world.add(channel::sms).exitCode == 0);
    REQUIRE(world.add(channel::whatsapp).exitCode == 0);
    world.write(channel::whatsapp, u"Where is it?"_s, 60);
    REQUIRE(world.program.syncOnce().exitCode == 0);
    const QString inCase = world.program.aCase();
    world.program.succeed(world.program.replying(inCase, u"On its way – tomorrow"_s));
    REQUIRE(world.twilio.sent().size() == 1);
    CHECK(world.twilio.sent()[0].to == u"whatsapp:"_s + ingrid);
    CHECK(world.twilio.sent()[0].body == u"On its way – tomorrow"_s);
    CHECK(world.program.state() == u"sent"_s);
    // The number is known: an SMS can go there too.
    world.program.succeed(world.program.replying(inCase, u"Also by SMS"_s) << u"--channel"_s << u"sms"_s);
    REQUIRE(world.twilio.sent().size() == 2);
    CHECK(world.twilio.sent()[1].to == ingrid);
    REQUIRE(world.program.syncOnce().exitCode == 0);
    CHECK(world.twilio.sent().size() == 2);
}

TEST_CASE("A day after the customer wrote on WhatsApp nothing can be written there freely, and the words are not lost")
{
    World world;
    REQUIRE(world.add(channel::sms).exitCode == 0);
    REQUIRE(world.add(channel::whatsapp).exitCode == 0);
    world.write(channel::whatsapp, u"Where is it?"_s, 24 * 60 + 1);
    REQUIRE(world.program.syncOnce().exitCode == 0);
    const QString inCase = world.program.aCase();
    requireOneSentence(world.program.run(world.program.replying(inCase, u"Too late"_s)), "within 24 hours");
    CHECK(world.twilio.sent().isEmpty());
    world.program.succeed(world.program.replying(inCase, u"By SMS then"_s) << u"--channel"_s << u"sms"_s);
    CHECK(world.twilio.sent().size() == 1);
}

TEST_CASE("What is wrong with a number, an account or a token is one sentence, and nothing is kept")
{
    World world;
    const auto token = TwilioServer::token().toUtf8();
    requireOneSentence(world.program.add(channel::sms, world.options(u"0555"_s), token), "write it like +15551234567");
    requireOneSentence(world.program.add(channel::sms, world.options(ours, u"AC1"_s), token), "no Account SID");
    requireOneSentence(world.program.add(channel::sms, world.options(u"+15559999999"_s), token), "none of this Twilio account's");
    requireOneSentence(world.program.add(channel::sms, world.options(), "wrong"), "does not accept");
    requireOneSentence(world.program.add(channel::sms, {u"--number"_s, ours}, token), "needs --sid");
    requireOneSentence(world.program.add(channel::sms, world.options() << u"--server"_s << u"http://twilio.example"_s, token),
                       "cannot be used");
    CHECK(world.program.succeed(words({"account", "list", "--json"})).json().isEmpty());
    REQUIRE(world.add(channel::sms).exitCode == 0);
    requireOneSentence(world.add(channel::sms), "here already");
    // A token that was changed: one sentence, and nothing lost.
    world.write(channel::sms, u"hello"_s, 5);
    world.twilio.changeToken(u"another"_s);
    requireOneSentence(world.program.syncOnce(), "auth token");
    world.twilio.changeToken(TwilioServer::token());
    REQUIRE(world.program.syncOnce().exitCode == 0);
    CHECK(world.program.interactions() == 1);
}

TEST_CASE("Someone who wants no more messages is told in a sentence, and the reply is kept")
{
    World world;
    REQUIRE(world.add(channel::sms).exitCode == 0);
    world.write(channel::sms, u"STOP"_s, 5);
    REQUIRE(world.program.syncOnce().exitCode == 0);
    world.twilio.refuseSending(400, 21'610);
    const Run run = world.program.run(world.program.replying(world.program.aCase(), u"Sorry"_s));
    CHECK(run.exitCode == 1);
    CHECK(run.err.contains("wrote STOP"));
    CHECK(world.program.state() == u"failed"_s);
}
