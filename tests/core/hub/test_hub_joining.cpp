// SPDX-License-Identifier: GPL-3.0-or-later
// How somebody comes in, and how often.
#include "tests/core/hub/team_hub.h"

#include <future>

using namespace threadline;
using namespace threadline::test;

TEST_CASE("Making a hub again changes nothing and two at once make one")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    PostgresServer& server = PostgresServer::shared();
    const HubAccess owner{server.makeDatabase(), {}, {}, server.certificateOfAuthority()};
    const auto make = [&] {
        auto administration = HubAdministration::open(owner);
        return administration ? administration->init() : Expected<HubUpgrade>(administration.error());
    };
    auto first = std::async(std::launch::async, make);
    auto second = std::async(std::launch::async, make);
    const HubUpgrade one = valueOf(first.get());
    const HubUpgrade other = valueOf(second.get());
    CHECK(one.to == hubSchemaVersion());
    CHECK(one.from + other.from == hubSchemaVersion()); // one found nothing, the other all
    CHECK(valueOf(make()).from == hubSchemaVersion());
}

TEST_CASE("A hub of another age is refused in a sentence that says who has to update")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    auto owner = team.owner();
    const QByteArray newer = QByteArray::number(hubSchemaVersion() + 1);
    valueOf(owner.run("INSERT INTO threadline.schema_file VALUES (" + newer + ", 'of tomorrow', " +
                      QByteArray::number(hubSchemaVersion()) + ")"));
    CHECK(PostgresHub::open(team.access(u"Anna"_n))); // newer, and still good for this program
    valueOf(owner.run("UPDATE threadline.schema_file SET serves = number"));
    const auto tooNew = PostgresHub::open(team.access(u"Anna"_n));
    CHECK(tooNew.error().remedy == Error::Remedy::Unsupported);
    CHECK(tooNew.error().sentence.contains(u"update this one"_n));
    CHECK(team.administration().init().error().remedy == Error::Remedy::Unsupported);
    valueOf(owner.run("DELETE FROM threadline.schema_file WHERE number >= " + QByteArray::number(hubSchemaVersion())));
    CHECK(PostgresHub::open(team.access(u"Anna"_n)).error().sentence.contains(u"threadline hub init"_n));

    PostgresServer& server = PostgresServer::shared();
    const HubAccess bare{server.makeDatabase(), {}, {}, server.certificateOfAuthority()};
    CHECK(PostgresHub::open(bare).error().sentence.startsWith(u"This database is not a Threadline hub"_n));
}

TEST_CASE("An invitation is good once and for a while")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    auto administration = team.administration();
    const HubAgent anna{u"Anna Köhler"_n, HubRole::Agent, {u"shop"_n}, {u"solar, \"big\""_n, u"french"_n}};
    const auto invitation = valueOf(administration.invite(anna, someDay));
    CHECK(invitation.access.login == team.database() + u"_anna_k_hler"_n);
    CHECK_FALSE(invitation.access.url.contains(u"ownerpw"_n));

    // The secret of the invitation opens nothing but joining.
    CHECK(PostgresHub::open(invitation.access).error().remedy == Error::Remedy::Reauthenticate);

    const QString password = newHubPassword();
    const auto membership = valueOf(redeem(invitation, password));
    CHECK(membership.agent == anna);
    CHECK(membership.access.password == password);
    CHECK(PostgresHub::open(membership.access));
    const auto again = redeem(invitation, newHubPassword());
    CHECK(again.error().sentence.startsWith(u"This invitation was used already"_n));
    // As if the line had been cut just before the answer: the same password is known to be hers.
    CHECK(valueOf(redeem(invitation, password)).agent == anna);

    const auto past = valueOf(administration.invite({u"Ben"_n, HubRole::Agent, {}, {}}, {1'000'000}));
    CHECK_FALSE(redeem(past, newHubPassword()));
    const auto status = valueOf(administration.status());
    REQUIRE(status.members.size() == 2);
    CHECK(status.members[0].joinedAt);
    CHECK(status.members[1].invitedUntil == Timestamp{1'000'000});
    CHECK_FALSE(status.members[1].joinedAt);
}

TEST_CASE("Two who use one invitation at once are one member")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    const auto invitation = valueOf(team.administration().invite({u"Anna"_n, HubRole::Agent, {}, {}}, someDay));
    auto first = std::async(std::launch::async, [&] { return redeem(invitation, newHubPassword()).has_value(); });
    auto second = std::async(std::launch::async, [&] { return redeem(invitation, newHubPassword()).has_value(); });
    CHECK(int(first.get()) + int(second.get()) == 1);
}

TEST_CASE("A new invitation ends the password that was good before")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    const HubAccess lost = team.access(u"Anna"_n);
    const auto open = team.open(u"Anna"_n);
    const auto invitation = valueOf(team.administration().invite({u"Anna"_n, HubRole::Lead, {}, {}}, someDay));
    CHECK(invitation.access.login == lost.login);
    CHECK(PostgresHub::open(lost).error().remedy == Error::Remedy::Reauthenticate);
    CHECK(everything(*open).isEmpty());
    CHECK(valueOf(redeem(invitation, newHubPassword())).agent.role == HubRole::Lead);
}

TEST_CASE("The server never sees a password")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    valueOf(team.superuser().run("ALTER DATABASE " + team.database().toUtf8() + " SET log_statement = 'all'"));
    team.add(u"Anna"_n);
    const QByteArray log = PostgresServer::shared().log();
    CHECK(log.contains("join_hub"));
    CHECK_FALSE(log.contains(team.access(u"Anna"_n).password.toUtf8()));
    CHECK_FALSE(log.contains("ownerpw' "));
}

TEST_CASE("Two agents whose names look alike get logins of their own")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    for (const QString& name : {u"Zoë"_n, u"Zo."_n, u"明"_n, u"Ж'; DROP ROLE x; --"_n}) {
        team.add(name);
        CHECK(team.open(name)->me().name == name);
    }
    auto administration = team.administration();
    CHECK_FALSE(administration.invite({u" Anna"_n, HubRole::Agent, {}, {}}, someDay));
    CHECK_FALSE(administration.invite({u"rules"_n, HubRole::Agent, {}, {}}, someDay));
    auto zoe = valueOf(HubAdministration::open(team.access(u"Zoë"_n)));
    CHECK(zoe.invite({u"Eve"_n, HubRole::Lead, {}, {}}, someDay)
              .error()
              .sentence.startsWith(u"Only the role that owns"_n));
    CHECK_FALSE(zoe.remove(u"明"_n));
}
