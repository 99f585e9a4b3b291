// SPDX-License-Identifier: GPL-3.0-or-later
// The administrator's commands against a real PostgreSQL.
#include "core/hub/postgres/hub_joining.h"
#include "tests/cli/cli_program.h"
#include "tests/support/postgres_server.h"
#include "tests/support/waiting.h"

#include <QFileInfo>

using namespace threadline;
using namespace threadline::test;

TEST_CASE("A hub is made and people come and go by the command line")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    PostgresServer& server = PostgresServer::shared();
    const CliProgram program;
    const QString url = server.makeDatabase();
    const QStringList where = words({"--hub"}) + QStringList{url} + words({"--ca"}) + QStringList{server.caFile()};

    const Run none = program.run(words({"hub", "status"}) + where);
    CHECK(none.exitCode == 1);
    CHECK(none.err.startsWith("This database is not a Threadline hub"));

    CHECK(program.succeed(words({"hub", "init"}) + QStringList{url} + words({"--ca"}) + QStringList{server.caFile()})
              .out.startsWith("made the hub"));
    CHECK(program.succeed(words({"hub", "init", "--ca"}) + QStringList{server.caFile(), url}).out ==
          "the hub is up to date\n");

    const Run invited = program.succeed(words({"hub", "add-agent", "Anna K.", "--role", "lead", "--team", "shop",
                                               "--team", "repairs", "--skills", "solar, french", "--json"}) +
                                        where);
    const QJsonObject shown = invited.json().first().toObject();
    CHECK(shown.value(QLatin1String("agent")).toString() == QStringLiteral("Anna K."));
    const auto invitation = valueOf(invitationFromText(shown.value(QLatin1String("invitation")).toString()));
    CHECK(invitation.access.certificates == server.certificateOfAuthority());
    const auto membership = valueOf(redeem(invitation, newHubPassword()));
    CHECK(membership.agent.teams == QStringList{QStringLiteral("shop"), QStringLiteral("repairs")});
    CHECK(membership.agent.skills == QStringList{QStringLiteral("solar"), QStringLiteral("french")});

    const Run plain = program.succeed(words({"hub", "add-agent", "Ben", "--role", "agent"}) + where);
    CHECK(plain.out.startsWith("tl1-"));
    CHECK(plain.err.startsWith("Hand this to Ben alone"));

    const QJsonObject status = program.succeed(words({"hub", "status", "--json"}) + where).json().first().toObject();
    CHECK(status.value(QLatin1String("version")) == status.value(QLatin1String("program_version")));
    const QJsonArray agents = status.value(QLatin1String("agents")).toArray();
    REQUIRE(agents.size() == 2);
    CHECK(agents[0].toObject().value(QLatin1String("joined_at")).isString());
    CHECK(agents[1].toObject().value(QLatin1String("joined_at")).isNull());

    program.succeed(words({"hub", "remove-agent", "Anna K."}) + where);
    CHECK(program.run(words({"hub", "remove-agent", "Anna K."}) + where).err ==
          "There is nobody called Anna K. in the team.\n");
    CHECK(program.succeed(words({"hub", "status"}) + where).out.contains("Ben"));
    CHECK_FALSE(QFileInfo::exists(program.workspace()));
}

TEST_CASE("What a hub command cannot do it says in a sentence")
{
    const CliProgram program;
    const auto problem = [&](std::initializer_list<const char*> list) {
        const Run run = program.run(words(list));
        CHECK(run.exitCode == 1);
        return run.err;
    };
    CHECK(problem({"hub", "status"}).startsWith("Say which hub"));
    CHECK(problem({"hub", "init", "https://shop.example"}).startsWith("This is no address of a hub"));
    CHECK(problem({"hub", "add-agent", "Anna", "--role", "king"}).startsWith("hub add-agent needs --role"));
    CHECK(problem({"hub", "add-agent", "rules", "--role", "lead"}).contains("cannot be the name"));
    CHECK(problem({"hub", "add-agent", "Anna", "--role", "lead", "--days", "0"}).contains("1 to 90 days"));
    CHECK(problem({"hub", "status", "--hub", "postgresql://x@localhost/x", "--ca", "/nowhere"})
              .contains("cannot be read"));
    CHECK(problem({"hub", "status", "--hub", "postgresql://x@localhost/x?sslmode=disable"})
              .startsWith("sslmode=disable"));
}

TEST_CASE("A lead sets by the command line when cases of somebody who is away go back, and an agent does not")
{
    const CliProgram alone;
    requireRefused(alone, words({"hub", "hand-back", "20"}), "belongs to no team");
    if (!PostgresServer::isInstalled()) {
        return;
    }
    PostgresServer& server = PostgresServer::shared();
    const QString url = server.makeDatabase();
    const QStringList where = words({"--hub"}) + QStringList{url} + words({"--ca"}) + QStringList{server.caFile()};
    alone.succeed(words({"hub", "init"}) + QStringList{url} + words({"--ca"}) + QStringList{server.caFile()});
    const auto joined = [&](const CliProgram& program, const char* name, const char* role) {
        const QStringList secrets{QStringLiteral("--secrets"), program.path("secrets.json")};
        const Run invited = program.succeed(words({"hub", "add-agent", name, "--role", role, "--json"}) + where);
        program.succeed(secrets + words({"hub", "join"})
                        + QStringList{invited.json().first().toObject().value(QLatin1String("invitation")).toString()});
        return secrets;
    };
    const CliProgram lead;
    const QStringList lea = joined(lead, "Lea", "lead");
    const CliProgram agent;
    const QStringList bo = joined(agent, "Bo", "agent");

    CHECK(lead.succeed(lea + words({"hub", "hand-back"})).out == "never\n");
    requireRefused(lead, lea + words({"hub", "hand-back", "soon"}), "write minutes from 1 to 1440, or never");
    requireRefused(lead, lea + words({"hub", "hand-back", "0"}), "write minutes from 1 to 1440, or never");
    lead.succeed(lea + words({"hub", "hand-back", "20"}));
    agent.succeed(bo + words({"hub", "exchange"}));
    CHECK(agent.succeed(bo + words({"hub", "hand-back"})).out == "after 20 minutes\n");
    const Run refused = agent.run(bo + words({"hub", "hand-back", "never"}));
    CHECK(refused.exitCode == 1);
    CHECK(refused.err.contains("role"));
    CHECK(agent.succeed(bo + words({"hub", "hand-back", "--json"})).json().first().toObject().value(QLatin1String("minutes"))
          == 20);
    lead.succeed(lea + words({"hub", "hand-back", "never"}));
    agent.succeed(bo + words({"hub", "exchange"}));
    CHECK(agent.succeed(bo + words({"hub", "hand-back"})).out == "never\n");
}
