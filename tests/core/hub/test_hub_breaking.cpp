// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody with a login and any program they like: what the rules forbid, tried in SQL.
#include "tests/core/hub/team_hub.h"

using namespace threadline;
using namespace threadline::test;

namespace {

/// None of them may succeed.
void allRefused(PostgresConnection& connection, const QByteArrayList& statements)
{
    for (const QByteArray& statement : statements) {
        INFO(statement.toStdString());
        CHECK_FALSE(connection.runScript(statement));
    }
}

struct Scene
{
    Scene()
    {
        team.add(u"Anna"_n, HubRole::Agent, {u"shop"_n});
        team.add(u"Ben"_n, HubRole::Lead, {u"repairs"_n});
        team.add(u"Xenia"_n, HubRole::Expert);
        const auto anna = team.open(u"Anna"_n);
        accepted(*anna, {opened(inCase, u"Anna"_n), noted(inCase, u"Anna"_n)});
    }

    TeamHub team;
    const QUuid inCase = anId();
};

} // namespace

TEST_CASE("Nobody but append writes into the log")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Scene scene;
    for (const QString& name : {u"Anna"_n, u"Ben"_n, u"Xenia"_n}) {
        auto raw = scene.team.raw(name);
        allRefused(raw,
                   {
                       "INSERT INTO threadline.event VALUES (99, gen_random_uuid(), 'Anna', gen_random_uuid(), NULL, "
                       "'case.opened', 'Anna', 1, '{}', NULL)",
                       "UPDATE threadline.event SET body = '{}'",
                       "DELETE FROM threadline.event",
                       "TRUNCATE threadline.event",
                       "ALTER TABLE threadline.event DISABLE ROW LEVEL SECURITY",
                       "ALTER TABLE threadline.event DISABLE TRIGGER ALL",
                       "DROP TABLE threadline.event",
                       "DROP SCHEMA threadline CASCADE",
                       "DROP POLICY readers ON threadline.event",
                       "CREATE POLICY mine ON threadline.event USING (true)",
                       "UPDATE threadline.case_state SET assignee = 'Anna'",
                       "UPDATE threadline.head SET position = 0",
                       "SELECT * FROM threadline.head",
                       "INSERT INTO threadline.schema_file VALUES (99, 'x', 99)",
                       "INSERT INTO threadline.kind_rule VALUES ('x', '{self}', '{self}', '{self}', '{self}', false)",
                       "UPDATE threadline.kind_rule SET expert = '{self,machine}'",
                       "CREATE TABLE threadline.mine(a int)",
                       "CREATE TABLE public.mine(a int)",
                       "CREATE TEMPORARY TABLE event(a int)",
                       "CREATE FUNCTION threadline.me() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                       "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                   });
    }
    CHECK(everything(*scene.team.open(u"Anna"_n)).size() == 2);
}

TEST_CASE("The owner of the hub cannot change the past by mistake either")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Scene scene;
    auto owner = scene.team.owner();
    allRefused(owner,
               {"UPDATE threadline.event SET body = '{}'", "DELETE FROM threadline.event",
                "TRUNCATE threadline.event CASCADE",
                "SELECT threadline.append('{0}', '{NULL}', '{NULL}', '{a}', '{a}', '{1}', '{a}', '{NULL}', '{}')"});
}

TEST_CASE("Nobody becomes another")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Scene scene;
    const QByteArray ben = scene.team.access(u"Ben"_n).login.toUtf8();
    const QByteArray owner = scene.team.database().toUtf8() + "_owner";
    auto anna = scene.team.raw(u"Anna"_n);
    allRefused(anna, {
                         "SET ROLE " + ben,
                         "SET ROLE " + owner,
                         "SET SESSION AUTHORIZATION " + ben,
                         "ALTER ROLE " + ben + " PASSWORD 'mine'",
                         "ALTER ROLE " + scene.team.access(u"Anna"_n).login.toUtf8() + " CREATEROLE",
                         "ALTER ROLE " + scene.team.access(u"Anna"_n).login.toUtf8() + " VALID UNTIL 'infinity'",
                         "CREATE ROLE mine",
                         "GRANT " + owner + " TO " + scene.team.access(u"Anna"_n).login.toUtf8(),
                         "UPDATE threadline.agent SET role = 'lead'",
                         "INSERT INTO threadline.agent(login, name, role) VALUES ('x', 'x', 'lead')",
                         "SELECT login FROM threadline.agent",
                         "SELECT * FROM threadline.agent",
                         "SELECT threadline.invite('Me', 'lead', '{}', '{}', 'SCRAM-SHA-256$', 'infinity')",
                         "SELECT threadline.remove('Ben')",
                         "SELECT threadline.join_hub('SCRAM-SHA-256$')",
                         "SELECT threadline.append_event(NULL, NULL, '{}', 1)",
                         "SELECT threadline.grow_epoch('{Ben}')",
                         "SELECT threadline.grant_to_members('ALL ON threadline.event')",
                         "SELECT rolpassword FROM pg_authid",
                     });
    // Another role of the session, as far as it may have one, changes nothing of who is asking.
    requireOk(anna.runScript("SET ROLE " + scene.team.database().toUtf8() + "_member"));
    CHECK(valueOf(anna.run("SELECT threadline.my_name()")).text(0, 0) == u"Anna"_n);
    CHECK(valueOf(anna.run("SELECT count(*) FROM threadline.event")).integer(0, 0) == 2);
}

TEST_CASE("Other teams and experts get nothing by asking in another way")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Scene scene;
    for (const QString& name : {u"Ben"_n, u"Xenia"_n}) {
        auto raw = scene.team.raw(name);
        for (const char* question :
             {"SELECT count(*) FROM threadline.event", "SELECT count(*) FROM threadline.case_state",
              "SELECT count(*) FROM threadline.event_attachment", "SELECT count(*) FROM threadline.file_part",
              // A function of one's own inside the question would see rows before the policy does, if it were let to.
              "SELECT count(*) FROM threadline.event WHERE body::json ->> 'status' = 'new'"}) {
            INFO(question);
            CHECK(valueOf(raw.run(question)).integer(0, 0) == 0);
        }
        allRefused(raw, {"SET row_security = off; SELECT * FROM threadline.event", "SELECT * FROM threadline.arrival",
                         "SELECT * FROM threadline.swarm_share", "SELECT * FROM threadline.lease",
                         "SELECT * FROM threadline.presence", "SELECT * FROM threadline.reply",
                         "SELECT * FROM threadline.file_arriving",
                         "INSERT INTO threadline.swarm_member VALUES (gen_random_uuid(), 'Xenia')",
                         "COPY threadline.agent TO STDOUT"});
    }
}

TEST_CASE("Functions that run as the owner cannot be turned by a path of one's own")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    auto owner = team.owner();
    const auto rows = valueOf(
        owner.run("SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = "
                  "'threadline' AND "
                  "p.prosecdef AND NOT coalesce(p.proconfig @> ARRAY['search_path=pg_catalog, pg_temp'], false)"));
    QStringList without;
    for (int row = 0; row < rows.count(); ++row) {
        without.append(rows.text(row, 0));
    }
    CHECK(without.isEmpty());
    CHECK(valueOf(
              owner.run("SELECT count(*) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE "
                        "n.nspname = 'threadline' AND EXISTS (SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0)"))
              .integer(0, 0) == 0);
    CHECK(valueOf(owner.run("SELECT count(*) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE "
                            "n.nspname = 'threadline' AND p.proacl IS NULL"))
              .integer(0, 0) == 0);
}

TEST_CASE("An agent who was removed reads and writes nothing more on a line that is still open")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Scene scene;
    const auto anna = scene.team.open(u"Anna"_n);
    CHECK(everything(*anna).size() == 2);
    auto administration = scene.team.administration();
    requireOk(administration.remove(u"Anna"_n));
    CHECK(everything(*anna).isEmpty());
    const auto given = anna->append({HubBatch{{noted(scene.inCase, u"Anna"_n)}}}, {});
    REQUIRE_FALSE(given);
    CHECK(given.error().remedy == Error::Remedy::Rejected);
    CHECK_FALSE(anna->holdLease(u"a@shop.example"_n, u"host"_n, 0));
    CHECK(PostgresHub::open(scene.team.access(u"Anna"_n)).error().remedy == Error::Remedy::Reauthenticate);
    CHECK(administration.remove(u"Anna"_n).error().sentence == u"There is nobody called Anna in the team."_n);
}
