// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line with a softphone.
#include "tests/cli/channel_program.h"
#include "tests/support/free_port.h"
#include "tests/support/sip_telephones.h"

#include <QJsonObject>

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

const QString ingrid = u"+358401234567"_s;

QStringList adding(quint16 port)
{
    return {u"account"_s, u"add"_s, u"phone"_s, u"--control"_s, u"127.0.0.1:%1"_s.arg(port)};
}

void requireOneSentence(const Run& run, const char* part)
{
    INFO(run.err.toStdString());
    CHECK(run.exitCode == 1);
    CHECK(run.err.trimmed().count('\n') == 0);
    CHECK(run.err.contains(part));
}

} // namespace

TEST_CASE("account add phone says what is wrong in one sentence, and stores nothing")
{
    CliProgram program;
    requireOneSentence(program.run(adding(freePort())), "Nothing listens on 127.0.0.1:");
    requireOneSentence(
        program.run({u"account"_s, u"add"_s, u"phone"_s, u"--control"_s, u"192.0.2.1:4444"_s}),
        "is not on this computer");
    requireOneSentence(program.run({u"account"_s, u"add"_s, u"phone"_s, u"--control"_s, u"here"_s}),
                       "no place to listen");
    requireOneSentence(program.run({u"account"_s, u"add"_s, u"phone"_s, u"--number"_s, u"030 1"_s}),
                       "country");
    requireOneSentence(program.run({u"call"_s, u"+358401234567"_s}), "There is no softphone here");
    CHECK(program.succeed(words({"account", "list"})).out.trimmed().isEmpty());
}

TEST_CASE("A softphone is added without a password and without a keychain, calls, and its calls "
          "are kept while it is watched")
{
    if (!SipExchange::areInstalled()) {
        return;
    }
    SipExchange exchange;
    Softphone agent(exchange, u"agent1"_s);
    Softphone customer(exchange, ingrid, u"Ingrid Aho"_s);
    ChannelProgram world; // its secrets lie in a file that is never written
    world.succeed(adding(agent.controlPort()));
    CHECK_FALSE(QFile::exists(world.program().path("secrets.json")));
    CHECK(world.succeed(words({"account", "list"})).out.contains("agent1@127.0.0.1:"));
    CHECK(world.succeed(words({"account", "check"})).out.contains(": ok"));
    CHECK(world.succeed({u"call"_s, ingrid}).out.contains("baresip dials"));
    REQUIRE(waitUntil([&] { return customer.told("CALL_INCOMING"); }));
    customer.hangUp();
    requireOneSentence(world.run(words({"call", "nobody"})), "not a phone number");

    const auto watching = world.program().start(words({"sync", "--watch"}));
    const auto missed = [&] {
        customer.dial(agent.address());
        waitUntil([&] { return customer.told("CALL_RINGING"); });
        customer.hangUp();
        return waitUntil([&] { return world.interactions() > 0; }, std::chrono::seconds(5));
    };
    REQUIRE(waitUntil(missed)); // at the latest when the line is there
    killNow(*watching);
    const QJsonArray history = world.succeed({u"timeline"_s, ingrid, u"--json"_s}).json();
    REQUIRE_FALSE(history.isEmpty());
    CHECK(history.first().toObject().value("kind"_L1).toString() == u"call"_s);
    CHECK_FALSE(world.aCase().isEmpty());
}
