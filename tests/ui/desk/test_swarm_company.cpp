// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window of one of a team, with a hub behind it: who else has a swarm open, and who is typing there.
#include "core/workspace/alerts.h"
#include "tests/team/team_desks.h"
#include "tests/ui/desk/desk.h"

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

const QString bo = u"Bo"_s;

/// Anna at her window, Bo at a desk without one, a swarm that called Bo.
struct InCompany
{
    InCompany()
    {
        SwarmRequest request;
        request.inCase = two.anna.onlyCase().id;
        request.question = u"Why does it stop?"_s;
        request.invite = {bo};
        id = waitForValue(two.anna.workspace().swarms().start(request));
        two.both();
        two.anna.workspace().startWorking();
        two.bo.workspace().startWorking();
        desk = std::make_unique<Desk>(two.anna.workspace());
        desk->openFirst();
        desk->trigger(DeskAction::Swarm);
        desk->settle();
    }

    void tellOfBo(bool there, bool typing)
    {
        OwnPresence presence;
        presence.inSwarm = there ? std::optional(id) : std::nullopt;
        presence.typingThere = typing;
        two.bo.workspace().tellPresence(presence);
    }
    QString people() { return desk->find<QWidget>("swarmPeople")->accessibleName(); }
    QLabel* typing() { return desk->find<QLabel>("swarmTyping"); }
    ColleagueView annaAsBoSees()
    {
        const auto view = waitForValue(two.bo.workspace().swarms().show(id));
        return view.people.first();
    }

    TwoDesks two;
    SwarmId id;
    std::unique_ptr<Desk> desk;
};

} // namespace

TEST_CASE("The chat says who is typing below what was said, and the row of people who has it open")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    InCompany with;
    waitForValue(with.two.anna.workspace().swarms().say(with.id, {u"It smokes."_s, {}, {}}));
    CHECK_FALSE(with.typing()->isVisible());
    with.tellOfBo(true, false);
    REQUIRE(waitUntil([&] { return with.people().contains(u"Bo, asked, not answered yet, reads this now"_s); }));
    CHECK_FALSE(with.typing()->isVisible());
    with.tellOfBo(true, true);
    REQUIRE(waitUntil([&] { return with.typing()->isVisible(); }));
    CHECK(with.typing()->text() == u"Bo is typing…"_s);
    const auto labels = with.desk->find<QWidget>("swarmChat")->findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        const int bottom = label->mapTo(with.typing()->parentWidget(), QPoint(0, 0)).y();
        CHECK((label == with.typing() || !label->isVisible() || bottom < with.typing()->y()));
    }
    with.tellOfBo(false, false);
    REQUIRE(waitUntil([&] { return !with.typing()->isVisible(); }));
    REQUIRE(waitUntil([&] { return with.people().contains(u"here now"_s); }));
}

TEST_CASE("Colleagues see which swarm is open here and when something is typed, not when it was begun before")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    InCompany with;
    REQUIRE(waitUntil([&] { return with.annaAsBoSees().inSwarm == with.id; }));
    CHECK_FALSE(with.annaAsBoSees().typingThere);
    auto* text = with.desk->find<QPlainTextEdit>("swarmText");
    REQUIRE(waitUntil([&] { return text->hasFocus(); }));
    QTest::keyClicks(text, u"Is it th"_s);
    REQUIRE(waitUntil([&] { return with.annaAsBoSees().typingThere; }));
    CHECK_FALSE(with.annaAsBoSees().typing); // no reply
    text->clear();
    REQUIRE(waitUntil([&] { return !with.annaAsBoSees().typingThere; }));

    // What can no more be seen is not looked at.
    with.desk->click("contextCustomer");
    REQUIRE(waitUntil([&] { return !with.annaAsBoSees().inSwarm; }));
    with.desk->click("contextSwarm");
    REQUIRE(waitUntil([&] { return with.annaAsBoSees().inSwarm == with.id; }));
    with.desk->find<QAbstractButton>("railSwarms")->click();
    REQUIRE(waitUntil([&] { return !with.annaAsBoSees().inSwarm; }));
}

TEST_CASE("@ offers whoever joined the team while the window was open")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    InCompany with;
    DeskFixture cy;
    with.two.team.join(cy, u"Cy Young"_s);
    requireOk(waitFor(with.two.anna.workspace().lookAround())); // as every few minutes
    cy.workspace().startWorking();
    auto* text = with.desk->find<QPlainTextEdit>("swarmText");
    REQUIRE(waitUntil([&] { return text->hasFocus(); }));
    const auto offered = [&] {
        text->clear();
        QTest::keyClicks(text, u"@"_s);
        auto* window = &with.desk->window();
        REQUIRE(waitUntil([&] { return window->findChild<QWidget*>(u"choiceCard"_s) != nullptr; }));
        auto* card = window->findChild<QWidget*>(u"choiceCard"_s);
        const auto* names = card->findChild<QListView*>(u"choiceList"_s)->model();
        bool found = false;
        for (int row = 0; row < names->rowCount(); ++row) {
            found = found || names->index(row, 0).data().toString() == u"Cy Young"_s;
        }
        card->close();
        REQUIRE(waitUntil([&] { return window->findChild<QWidget*>(u"choiceCard"_s) == nullptr; }));
        return found;
    };
    REQUIRE(waitUntil(offered));
}

TEST_CASE("What calls me is told with a way there, but not of the swarm that I have before me")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    InCompany with;
    const auto shows = [&](const QString& words) {
        const auto labels = with.desk->find<QWidget>("swarmChat")->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text() == words; });
    };
    auto* button = with.desk->find<QPushButton>("noticeAction");
    waitForValue(with.two.bo.workspace().swarms().say(with.id, {u"@Anna one?"_s, {}, {}}));
    REQUIRE(waitUntil([&] { return shows(u"@Anna one?"_s); }));
    letTell(with.two.anna.workspace());
    CHECK_FALSE(button->isVisible());

    with.desk->click("contextCustomer");
    waitForValue(with.two.bo.workspace().swarms().say(with.id, {u"@Anna two?"_s, {}, {}}));
    REQUIRE(waitUntil([&] { return button->isVisible(); }));
    CHECK(with.desk->find<QLabel>("notice")->text().startsWith(u"Bo calls you · #"_s));
    CHECK(with.desk->find<QLabel>("notice")->text().endsWith(u"“@Anna two?”"_s));
    QTest::mouseClick(button, Qt::LeftButton);
    REQUIRE(waitUntil([&] { return with.desk->find<QWidget>("swarmChat")->isVisible(); }));
    CHECK_FALSE(button->isVisible());
}
