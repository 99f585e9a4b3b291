// SPDX-License-Identifier: GPL-3.0-or-later
//
// A swarm in the window, by keys and buttons: asked, talked, answered, resolved, found again.
#include "tests/support/desk_fixture.h"
#include "tests/ui/desk/desk.h"
#include "ui/desk/desk_alerts.h"

#include <QCheckBox>
#include <QMenu>
#include <QToolButton>

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

const QString anna = u"Anna Kivi"_s;
const QString oskari = u"Oskari Virta"_s;

struct AtDesk
{
    AtDesk()
    {
        fixture.addAccount();
        fixture.server().deliver(mailFrom(u"ingrid@aaltonen.example"_s, u"Pump stops"_s,
                                          u"It shows E-07, and the cable gets warm."_s, 60, "m1@c.example"));
        fixture.sync();
        inCase = fixture.onlyCase();
    }

    /// The window of somebody else on the same workspace, the case open.
    void as(const QString& agent)
    {
        become(agent);
        open();
    }

    /// Somebody else at the workspace, without a window yet.
    void become(const QString& agent)
    {
        desk.reset();
        fixture.clock().advanceSeconds(60);
        fixture.reopenAs(agent);
    }

    void open(const QString& stateFile = {})
    {
        desk = std::make_unique<Desk>(fixture.workspace(), stateFile);
        desk->openFirst();
        desk->settle();
    }

    QString notice()
    {
        const auto* button = desk->find<QPushButton>("noticeAction");
        return button->isVisible() ? desk->find<QLabel>("notice")->text() : QString();
    }
    SwarmId startOne()
    {
        SwarmRequest request;
        request.inCase = inCase.id;
        request.question = u"Why E-07 with a warm cable?"_s;
        request.invite = {oskari};
        return waitForValue(fixture.workspace().swarms().start(request));
    }

    void press(Qt::Key key) { QTest::keyClick(&desk->window(), key); }
    QStringList shownTexts(const char* inside)
    {
        QStringList texts;
        const auto labels = desk->find<QWidget>(inside)->findChildren<QLabel*>();
        for (const QLabel* label : labels) {
            if (label->isVisible()) {
                texts.append(label->text());
            }
        }
        return texts;
    }
    bool chatShows(const QString& words) { return shownTexts("swarmChat").contains(words); }
    QAction* menuEntry(const QString& words)
    {
        const auto actions = desk->find<QToolButton>("swarmMore")->menu()->actions();
        for (QAction* action : actions) {
            if (action->text() == words) {
                return action;
            }
        }
        return nullptr;
    }

    DeskFixture fixture;
    Case inCase;
    std::unique_ptr<Desk> desk;
};

} // namespace

TEST_CASE("X asks a question about the open case, Enter speaks, and the case shows who was asked")
{
    AtDesk at;
    at.open();
    at.desk->trigger(DeskAction::Swarm);
    at.desk->settle();
    auto* question = at.desk->find<QPlainTextEdit>("swarmQuestion");
    REQUIRE(waitUntil([&] { return question->hasFocus(); }));
    at.desk->click("swarmStartButton");
    REQUIRE(waitUntil([&] { return at.shownTexts("swarmStart").join(u' ').contains(u"no question"_s); }));
    QTest::keyClicks(question, u"Why does it stop?"_s);
    at.desk->fill("swarmSkills", u"pumps, electrical"_s);
    at.desk->click("swarmStartButton");
    REQUIRE(waitUntil([&] { return at.desk->find<QWidget>("swarmText")->isVisible(); }));
    CHECK(at.desk->find<QLabel>("swarmQuestionShown")->text() == u"Why does it stop?"_s);

    at.desk->trigger(DeskAction::Swarm);
    auto* text = at.desk->find<QPlainTextEdit>("swarmText");
    REQUIRE(waitUntil([&] { return text->hasFocus(); }));
    QTest::keyClicks(text, u"It is an x-ray of a pump"_s); // single letters are letters here
    QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(text, u"second line"_s);
    QTest::keyClick(text, Qt::Key_Return);
    REQUIRE(waitUntil([&] { return at.chatShows(u"It is an x-ray of a pump\nsecond line"_s); }));
    CHECK(text->toPlainText().isEmpty());
    const auto rows = waitForValue(at.fixture.workspace().swarms().list({}, -1));
    REQUIRE(rows.size() == 1);
    CHECK(rows.first().swarm.skills == QStringList{u"pumps"_s, u"electrical"_s});
}

TEST_CASE("Who was asked finds the question, comes in, answers, the asker takes it with one key and resolves")
{
    AtDesk at;
    const SwarmId id = at.startOne();
    at.as(oskari);
    QAbstractButton* rail = at.desk->find<QAbstractButton>("railSwarms");
    rail->click();
    at.desk->settle();
    auto* list = at.desk->find<QListView>("swarmsList");
    REQUIRE(list->model()->rowCount() == 1);
    CHECK(list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().startsWith(u"You were asked"_s));
    QTest::keyClick(list, Qt::Key_Return);
    REQUIRE(waitUntil([&] { return at.desk->window().isSettled() && at.desk->find<QWidget>("swarmAsked")->isVisible(); }));
    at.desk->click("swarmAccept");
    REQUIRE(waitUntil([&] { return !at.desk->find<QWidget>("swarmAsked")->isVisible(); }));
    at.desk->find<QToolButton>("swarmAsAnswer")->click();
    auto* text = at.desk->find<QPlainTextEdit>("swarmText");
    QTest::keyClicks(text, u"Plug it into the wall."_s);
    CHECK(at.desk->find<QPushButton>("swarmSay")->text() == u"Propose"_s);
    QTest::keyClick(text, Qt::Key_Return);
    REQUIRE(waitUntil([&] { return at.chatShows(u"Proposed answer"_s); }));

    at.as(anna);
    at.desk->trigger(DeskAction::UseProposal);
    REQUIRE(waitUntil([&] { return at.desk->composer()->toPlainText() == u"Plug it into the wall."_s; }));
    at.desk->trigger(DeskAction::Swarm);
    at.desk->settle();
    REQUIRE(waitUntil([&] { return at.chatShows(u"Used by Anna Kivi"_s); }));
    REQUIRE(at.menuEntry(u"Resolve…"_s));
    at.menuEntry(u"Resolve…"_s)->trigger();
    REQUIRE(waitUntil([&] { return at.desk->find<QWidget>("swarmResolve")->isVisible(); }));
    at.desk->click("swarmResolveButton");
    REQUIRE(waitUntil([&] { return at.shownTexts("swarmResolve").join(u' ').contains(u"what the cause was"_s); }));
    at.desk->fill("swarmCause", u"A long lead"_s);
    QTest::keyClick(at.desk->find<QLineEdit>("swarmCause"), Qt::Key_Return);
    at.desk->fill("swarmFix", u"None"_s);
    QTest::keyClick(at.desk->find<QLineEdit>("swarmFix"), Qt::Key_Return);
    REQUIRE(waitUntil([&] { return at.desk->find<QWidget>("swarmResolved")->isVisible(); }));
    const auto resolution = waitForValue(at.fixture.workspace().swarms().show(id)).row.swarm.resolution;
    REQUIRE(resolution);
    CHECK(resolution->credit == QStringList{oskari}); // whose answer was used
    CHECK_FALSE(at.desk->find<QWidget>("swarmInput")->isVisible());
    at.desk->click("swarmReopen");
    REQUIRE(waitUntil([&] { return at.desk->find<QWidget>("swarmInput")->isVisible(); }));
}

TEST_CASE("What was said while another tab was in front stays new until the swarm can be seen")
{
    AtDesk at;
    const SwarmId id = at.startOne();
    at.as(oskari);
    waitForValue(at.fixture.workspace().swarms().say(id, {u"Is it thermal?"_s, {}, {}}));
    at.as(anna);
    auto* tab = at.desk->find<QPushButton>("contextSwarm");
    REQUIRE(waitUntil([&] { return tab->text() == u"Swarm 1 ●"_s; }));
    CHECK(waitForValue(at.fixture.workspace().swarms().waiting()) == 1);
    tab->click();
    REQUIRE(waitUntil([&] { return tab->text() == u"Swarm 1"_s; }));
    CHECK(waitForValue(at.fixture.workspace().swarms().waiting()) == 0);
}

TEST_CASE("What was begun for one swarm waits there while another is open")
{
    AtDesk at;
    at.startOne();
    at.fixture.server().deliver(
        mailFrom(u"bob@b.example"_s, u"Hose"_s, u"It leaks."_s, 5, "m2@c.example"));
    at.fixture.sync();
    at.open();
    const auto cases = waitForValue(at.fixture.workspace().cases(std::nullopt, -1));
    const CaseId other = cases.first().id == at.inCase.id ? cases.last().id : cases.first().id;
    SwarmRequest request;
    request.inCase = other;
    request.question = u"Which hose?"_s;
    waitForValue(at.fixture.workspace().swarms().start(request));
    const auto go = [&](CaseId id) {
        at.desk->window().openCase(id);
        REQUIRE(waitUntil([&] { return at.desk->window().isSettled(); }));
        at.desk->trigger(DeskAction::Swarm);
        at.desk->settle();
    };
    go(at.inCase.id);
    auto* text = at.desk->find<QPlainTextEdit>("swarmText");
    text->setPlainText(u"half a thought"_s);
    go(other);
    REQUIRE(waitUntil([&] { return at.desk->find<QLabel>("swarmQuestionShown")->text() == u"Which hose?"_s; }));
    CHECK(text->toPlainText().isEmpty());
    go(at.inCase.id);
    REQUIRE(waitUntil([&] { return text->toPlainText() == u"half a thought"_s; }));
}

TEST_CASE("Who is asked, and who has an answer, is told once in the window, also over a restart, with the way there")
{
    AtDesk at;
    QTemporaryDir folder;
    const QString annas = folder.filePath(u"anna.ini"_s);
    const QString oskaris = folder.filePath(u"oskari.ini"_s);
    const SwarmId id = at.startOne();
    at.open(annas);
    letTell(at.fixture.workspace());
    CHECK(at.notice().isEmpty()); // what one did oneself

    at.become(oskari);
    at.open(oskaris);
    REQUIRE(waitUntil([&] { return !at.notice().isEmpty(); }));
    CHECK(at.notice() == u"Anna Kivi asks you to help · #%1/1 · Why E-07 with a warm cable?"_s.arg(at.inCase.number));
    CHECK(at.desk->find<QPushButton>("noticeAction")->text() == u"Open swarm"_s);
    at.desk->find<QAbstractButton>("railSwarms")->click(); // from wherever one is
    at.desk->click("noticeAction");
    REQUIRE(waitUntil([&] { return at.desk->find<QWidget>("swarmAsked")->isVisible(); }));
    at.desk->settle();
    at.open(oskaris);
    letTell(at.fixture.workspace());
    CHECK(at.notice().isEmpty());
    waitForValue(at.fixture.workspace().swarms().propose(id, {u"Plug it into the wall."_s, {}, {}}));
    letTell(at.fixture.workspace());
    CHECK(at.notice().isEmpty());

    at.become(anna);
    at.open(annas);
    REQUIRE(waitUntil([&] { return !at.notice().isEmpty(); }));
    CHECK(at.notice() == u"Oskari Virta proposes an answer · #%1/1 · “Plug it into the wall.”"_s.arg(at.inCase.number));
    at.desk->click("noticeAction");
    REQUIRE(waitUntil([&] { return at.chatShows(u"Proposed answer"_s); }));
    at.desk->settle();
    REQUIRE(waitUntil([&] { return waitForValue(at.fixture.workspace().swarms().waiting()) == 0; })); // seen
}

TEST_CASE("A resolved question is told to whoever helped, with the way there")
{
    AtDesk at;
    const SwarmId id = at.startOne();
    at.become(oskari);
    waitForValue(at.fixture.workspace().swarms().say(id, {u"On my way."_s, {}, {}}));
    QTemporaryDir folder;
    at.become(anna);
    SwarmResolution end;
    end.fix = u"A short lead"_s;
    requireOk(waitFor(at.fixture.workspace().swarms().resolve(id, end)));
    at.become(oskari);
    const QString state = folder.filePath(u"window.ini"_s);
    at.open(state);
    REQUIRE(waitUntil([&] { return !at.notice().isEmpty(); })); // another tab is in front
    CHECK(at.notice().startsWith(u"Anna Kivi resolved the question"_s));
    at.desk->click("noticeAction");
    REQUIRE(waitUntil([&] { return at.desk->find<QWidget>("swarmResolved")->isVisible(); }));
    at.desk->settle();
}

TEST_CASE("Several things of swarms are told in one sentence")
{
    const auto of = [](Alert::Kind kind, const char* by) {
        Alert alert;
        alert.kind = kind;
        alert.by = QString::fromUtf8(by);
        alert.subject = u"Why E-07?"_s;
        alert.inSwarm = SwarmId::make({1});
        alert.swarmName = u"#20431/1"_s;
        return alert;
    };
    const Alert called = of(Alert::Kind::SwarmMention, "Bo");
    CHECK(alertWords({called}, {}).title == u"Bo calls you"_s);
    CHECK(alertWords({of(Alert::Kind::SwarmResolved, "Bo")}, {}) ==
          AlertWords{u"Bo resolved the question"_s, u"#20431/1 · Why E-07?"_s});
    const AlertWords several = alertWords({of(Alert::Kind::SwarmInvited, "Bo"), called, called}, {});
    CHECK(several.title == u"1 swarm asks you to help, 2 messages call you"_s);
    CHECK(several.sentence == u"First: #20431/1 · Why E-07?"_s);
}
