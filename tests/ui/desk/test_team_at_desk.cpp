// SPDX-License-Identifier: GPL-3.0-or-later
//
// The team in the window: joining it in the settings, and how the desk stands with it below the queue.
#include "core/async/run_on.h"
#include "tests/support/desk_fixture.h"
#include "tests/ui/desk/desk.h"
#include "ui/models/team_words.h"

using namespace threadline;
using namespace threadline::test;

namespace {

/// A hub that never answers.
Expected<std::unique_ptr<Hub>> nobodyThere()
{
    return Error{Error::Remedy::Retry, QStringLiteral("Nothing answers at hub.example.")};
}

} // namespace

TEST_CASE("An invitation is redeemed in the settings, a bad one is told beside it, and the desk opens again")
{
    DeskFixture fixture;
    bool openedAgain = false;
    QStringList given;
    DeskServices services;
    services.joinTeam = [&](const QString& invitation) {
        given.append(invitation);
        return readyFuture(invitation == QLatin1String("tl1-good")
                               ? Expected<QString>(QStringLiteral("This is the desk of Anna now."))
                               : Expected<QString>(Error{Error::Remedy::Rejected, QStringLiteral("This is no invitation.")}));
    };
    services.openAgain = [&] { openedAgain = true; };
    Desk desk(fixture.workspace(), services);
    CHECK_FALSE(desk.find<QWidget>("teamLine")->isVisible());
    desk.trigger(DeskAction::ShowSettings);
    desk.settle();
    CHECK_FALSE(desk.find<QPushButton>("teamJoin")->isEnabled());
    desk.fill("teamInvitation", QStringLiteral("tl1-bad"));
    QTest::keyClick(desk.find<QLineEdit>("teamInvitation"), Qt::Key_Return);
    REQUIRE(waitUntil([&] { return desk.find<QLabel>("teamProblem")->isVisible(); }));
    CHECK(desk.find<QLabel>("teamProblem")->text() == QStringLiteral("This is no invitation."));
    CHECK(desk.find<QLineEdit>("teamInvitation")->text() == QStringLiteral("tl1-bad"));
    desk.fill("teamInvitation", QStringLiteral("tl1-good"));
    desk.find<QPushButton>("teamJoin")->click();
    REQUIRE(waitUntil([&] { return desk.find<QPushButton>("teamJoin")->text() == QStringLiteral("Open the desk again"); }));
    CHECK(desk.find<QLabel>("teamStanding")->text() == QStringLiteral("This is the desk of Anna now."));
    CHECK_FALSE(openedAgain);
    desk.find<QPushButton>("teamJoin")->click();
    CHECK(openedAgain);
    CHECK(given == QStringList{QStringLiteral("tl1-bad"), QStringLiteral("tl1-good")});
}

TEST_CASE("A desk whose hub is out of reach works on and says what waits")
{
    DeskFixture fixture;
    HubAgent anna;
    anna.name = QStringLiteral("Anna Kivi");
    fixture.joinTeam(anna, nobodyThere);
    Desk desk(fixture.workspace());
    CHECK(desk.find<QWidget>("teamLine")->isVisible());
    requireOk(waitFor(fixture.workspace().saveSnippet({QStringLiteral("Hello"), QStringLiteral("Hello"), {}, {}})));
    CHECK_FALSE(waitFor(fixture.workspace().exchangeWithTeam()));
    REQUIRE(waitUntil([&] {
        return desk.find<QLabel>("teamWords")->text() == QStringLiteral("The team is out of reach · 1 change waits");
    }));
    CHECK(desk.find<QWidget>("teamLine")->toolTip() == QStringLiteral("Nothing answers at hub.example."));
    desk.trigger(DeskAction::ShowSettings);
    desk.settle();
    CHECK(desk.find<QLabel>("teamStanding")->text().startsWith(QStringLiteral("You are Anna Kivi.")));
    CHECK_FALSE(desk.find<QLineEdit>("teamInvitation")->isVisible());
}

TEST_CASE("How a desk stands with its team is said in a few words")
{
    TeamView team;
    CHECK(teamWords(team) == QStringLiteral("The team was not asked yet"));
    team.state = TeamView::State::UpToDate;
    CHECK(teamWords(team) == QStringLiteral("In step with the team"));
    team.pending = 3;
    CHECK(teamWords(team) == QStringLiteral("3 changes wait to be handed over"));
    team.state = TeamView::State::Exchanging;
    team.behind = 1204;
    CHECK(teamWords(team) == QStringLiteral("1,204 changes of colleagues to come"));
    team.state = TeamView::State::Offline;
    CHECK(teamWords(team) == QStringLiteral("The team is out of reach · 3 changes wait"));
}

TEST_CASE("Who else looks at a case is told in its row, and whoever writes there comes first")
{
    const CaseId pump = CaseId::make({1});
    const CaseId hose = CaseId::make({2});
    const auto at = [](const char* name, CaseId inCase, bool typing) {
        ColleagueView one;
        one.name = QString::fromUtf8(name);
        one.presence = ColleagueView::Presence::Here;
        one.lookingAt = inCase;
        one.typing = typing;
        return one;
    };
    const auto words = companyWords({at("Anna", pump, false), at("Bo", pump, false), at("Cy", hose, true), at("Di", hose, false)},
                                    QStringLiteral("Anna"));
    CHECK(words.value(pump) == QStringLiteral("Bo is here"));
    CHECK(words.value(hose) == QStringLiteral("Cy is typing…"));
    CHECK(companyWords({at("Bo", pump, false), at("Cy", pump, false)}, {}).value(pump) == QStringLiteral("2 colleagues are here"));
}
