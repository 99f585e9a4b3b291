// SPDX-License-Identifier: GPL-3.0-or-later
//
// What colleagues see of each other's work, and what becomes of what the hub refuses.
#include "tests/team/team_desks.h"

using namespace threadline;
using namespace threadline::test;

namespace {

struct TwoDesks
{
    TwoDesks()
    {
        team.join(anna, QStringLiteral("Anna Kivi"));
        team.join(bo, QStringLiteral("Bo"));
        exchange(anna);
        exchange(bo);
        anna.addAccount();
        QObject::connect(&bo.workspace(), &Workspace::noticed, &bo.workspace(), [this](const QString& s) { told.append(s); });
        anna.server().deliver(mailFrom(QStringLiteral("ingrid@aaltonen.example"), QStringLiteral("Pump"),
                                       QStringLiteral("It stops."), 20, "m1@c.example"));
        anna.sync();
        both();
    }

    void both()
    {
        exchange(anna);
        exchange(bo);
    }

    TeamDesks team;
    DeskFixture anna;
    DeskFixture bo;
    QStringList told; ///< to Bo
};

} // namespace

TEST_CASE("What one desk fetched and did is there for the colleague")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TwoDesks two;
    CHECK(two.bo.onlyCase().subject == QStringLiteral("Pump"));
    CHECK(two.bo.history(QStringLiteral("ingrid@aaltonen.example")).first().interaction.text == QStringLiteral("It stops."));
    waitForValue(two.bo.workspace().addNote(two.bo.onlyCase().id, QStringLiteral("Ask for the number."), {}));
    two.both();
    two.both();
    CHECK(two.anna.history(QStringLiteral("ingrid@aaltonen.example")).last().interaction.text
          == QStringLiteral("Ask for the number."));
    CHECK((two.anna.dump() == two.bo.dump()));
}

TEST_CASE("Who claims second is told who was first and sees the case as it is")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TwoDesks two;
    const CaseId pump = two.anna.onlyCase().id;
    waitForValue(two.anna.workspace().changeCases({pump}, case_change::Claim{}));
    waitForValue(two.bo.workspace().changeCases({pump}, case_change::Claim{}));
    CHECK(two.bo.onlyCase().assignee == QStringLiteral("Bo")); // at once, until the hub has been asked
    two.both();
    REQUIRE(waitUntil([&] { return !two.told.isEmpty(); }));
    CHECK(two.told.first() == QStringLiteral("Anna Kivi took case %1 first.").arg(two.bo.onlyCase().number));
    CHECK(two.bo.onlyCase().assignee == QStringLiteral("Anna Kivi"));
    CHECK((two.anna.dump() == two.bo.dump()));
}
