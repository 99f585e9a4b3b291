// SPDX-License-Identifier: GPL-3.0-or-later
//
// What waits for somebody who is away is anybody's again, after the time that the team has set.
#include "core/workspace/happening_words.h"
#include "tests/team/team_desks.h"

using namespace threadline;
using namespace threadline::test;

TEST_CASE("A case of somebody who went away is nobody's after a while, on every desk, and the timeline says why")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    const QString anna = QStringLiteral("Anna Kivi");
    const QString bo = QStringLiteral("Bo");
    TeamDesks team;
    DeskFixture annas;
    DeskFixture bos;
    Replication::Pace quick;
    quick.beat = std::chrono::milliseconds(200);
    team.join(annas, anna, HubRole::Lead, {}, {}, quick);
    team.join(bos, bo);
    exchange(annas);
    exchange(bos);
    annas.addAccount();
    annas.server().deliver(mailFrom(QStringLiteral("ingrid@aaltonen.example"), QStringLiteral("Pump"),
                                    QStringLiteral("It stops."), 20, "m1@c.example"));
    annas.sync();
    exchange(annas);
    exchange(bos);
    QStringList told;
    QObject::connect(&annas.workspace(), &Workspace::noticed, &annas.workspace(), [&](const QString& s) { told.append(s); });
    CHECK_FALSE(waitFor(DeskFixture().workspace().setHandBackMinutes(20))); // alone there is nobody else
    requireOk(waitFor(annas.workspace().setHandBackMinutes(20)));
    bos.workspace().startWorking();
    waitForValue(bos.workspace().changeCases({bos.onlyCase().id}, case_change::Claim{}));
    annas.workspace().startWorking();
    REQUIRE(waitUntil([&] { return annas.onlyCase().assignee == bo; }));
    REQUIRE(waitUntil([&] { return waitForValue(bos.workspace().handBackMinutes()) == 20; }));

    bos.workspace().stopWorking();
    REQUIRE(waitUntil([&] {
        return valueOf(team.hub().owner().run("SELECT 1 FROM threadline.presence WHERE state = 'gone'")).count() > 0;
    }));
    CHECK(annas.onlyCase().assignee == bo);
    valueOf(team.hub().owner().run("UPDATE threadline.presence SET since = since - interval '21 minutes' "
                                   "WHERE state = 'gone'"));
    REQUIRE(waitUntil([&] { return annas.onlyCase().assignee.isEmpty(); }));
    exchange(annas);
    exchange(bos);
    exchange(annas);
    CHECK(bos.onlyCase().assignee.isEmpty());
    CHECK(told.isEmpty());
    CHECK((annas.dump() == bos.dump()));
    HistoryFilter wanted;
    wanted.happenings = true;
    const CustomerId ingrid = waitForValue(annas.workspace().findCustomer(QStringLiteral("ingrid@aaltonen.example")));
    const TimelineEntry last = waitForValue(annas.workspace().history(ingrid, wanted)).last();
    REQUIRE(last.happening);
    CHECK(happeningSentence({*last.happening}, {})
          == QStringLiteral("#%1 was unassigned because Bo is away").arg(annas.onlyCase().number));
}
