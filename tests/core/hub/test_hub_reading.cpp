// SPDX-License-Identifier: GPL-3.0-or-later
// Who reads what, and learns that it has become more or less.
#include "tests/core/hub/team_hub.h"

using namespace threadline;
using namespace threadline::test;

TEST_CASE("A team reads its own cases and everybody reads customers and settings")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n, HubRole::Agent, {u"shop"_n});
    team.add(u"Ben"_n, HubRole::Agent, {u"repairs"_n});
    team.add(u"Lea"_n, HubRole::Lead, {u"shop"_n, u"repairs"_n});
    team.add(u"Xenia"_n, HubRole::Expert);
    const auto anna = team.open(u"Anna"_n);
    const auto ben = team.open(u"Ben"_n);
    const QUuid inShop = anId(), inRepairs = anId(), inNone = anId();
    const HubEvent shop = opened(inShop, u"Anna"_n);
    const HubEvent repairs = opened(inRepairs, u"Ben"_n);
    const HubEvent none = opened(inNone, u"Anna"_n, {{u"team"_n, QString()}});
    const HubEvent customer = event(u"customer.created"_n, anId(), u"Anna"_n);
    accepted(*anna, {shop, none, customer});
    accepted(*ben, {repairs});

    CHECK(reads(*anna, shop));
    CHECK_FALSE(reads(*anna, repairs));
    CHECK_FALSE(reads(*ben, shop));
    CHECK(reads(*ben, repairs));
    CHECK(reads(*ben, none));
    CHECK(reads(*ben, customer));
    CHECK(valueOf(ben->cases(true)).size() == 2);
    const auto lea = team.open(u"Lea"_n);
    CHECK(everything(*lea).size() == 4);
    const auto xenia = team.open(u"Xenia"_n);
    CHECK(everything(*xenia).isEmpty());
    CHECK(valueOf(xenia->cases(true)).isEmpty());
    CHECK(valueOf(xenia->colleagues()).size() == 4);

    const HubRefusal refusal = refused(*ben, {noted(inShop, u"Ben"_n)});
    CHECK(refusal.code == HubRefusal::Code::Team);
    CHECK(refusal.team == u"shop"_n);
    // A page that shows nothing still says how far it looked.
    const HubPage page = valueOf(xenia->pull({}));
    CHECK(page.reached == 4);
}

TEST_CASE("A case that moves takes its history along and both teams learn that their past has changed")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n, HubRole::Agent, {u"shop"_n});
    team.add(u"Ben"_n, HubRole::Agent, {u"repairs"_n});
    team.add(u"Cleo"_n, HubRole::Agent, {u"legal"_n});
    const auto anna = team.open(u"Anna"_n);
    const auto ben = team.open(u"Ben"_n);
    const auto cleo = team.open(u"Cleo"_n);
    const QUuid inCase = anId();
    const HubEvent note = noted(inCase, u"Anna"_n);
    accepted(*anna, {opened(inCase, u"Anna"_n), note});
    const qint64 annaBefore = valueOf(anna->progress()).epoch;
    const qint64 benBefore = valueOf(ben->progress()).epoch;
    const qint64 cleoBefore = valueOf(cleo->progress()).epoch;
    const auto moved = [&](const QString& to, const QString& was) {
        return event(u"case.team_changed"_n, inCase, u"Anna"_n, {{u"team"_n, to}, {u"was"_n, was}});
    };
    CHECK(refused(*anna, {moved(u"repairs"_n, u"legal"_n)}).code == HubRefusal::Code::Moved);
    CHECK(refused(*anna, {moved(u"rapairs"_n, u"shop"_n)}).code == HubRefusal::Code::Team);
    accepted(*anna, {moved(u"repairs"_n, u"shop"_n)});

    CHECK(reads(*ben, note));
    CHECK_FALSE(reads(*anna, note));
    CHECK(valueOf(anna->progress()).epoch > annaBefore);
    CHECK(valueOf(ben->progress()).epoch > benBefore);
    CHECK(valueOf(cleo->progress()).epoch == cleoBefore);
}

TEST_CASE("Other teams and new roles take effect when they are given")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n, HubRole::Agent, {u"shop"_n});
    team.add(u"Ben"_n, HubRole::Agent, {u"repairs"_n});
    const auto anna = team.open(u"Anna"_n);
    const HubEvent note = event(u"case.opened"_n, anId(), u"Anna"_n, {{u"number"_n, 900'000}, {u"status"_n, u"new"_n}});
    accepted(*anna, {note});
    CHECK_FALSE(reads(*team.open(u"Ben"_n), note));
    team.add(u"Ben"_n, HubRole::Lead, {u"shop"_n, u"a, \"b\"\\"_n}); // invited and joined again
    const auto ben = team.open(u"Ben"_n);
    CHECK(ben->me() == HubAgent{u"Ben"_n, HubRole::Lead, {u"shop"_n, u"a, \"b\"\\"_n}, {}});
    CHECK(reads(*ben, note));
}
