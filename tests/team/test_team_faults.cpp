// SPDX-License-Identifier: GPL-3.0-or-later
//
// A team when something is wrong around it: the server goes away, the clocks are apart, much is to come.
#include "tests/team/team_desks.h"

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

struct Pair : TwoDesks
{
    /// Also what one of them hears only after the other has handed it over.
    void both()
    {
        TwoDesks::both();
        TwoDesks::both();
    }

    QStringList texts(DeskFixture& desk)
    {
        QStringList all;
        const auto history = desk.history(u"ingrid@aaltonen.example"_s);
        for (const TimelineEntry& entry : history) {
            all.append(entry.interaction.text);
        }
        return all;
    }
};

} // namespace

TEST_CASE("A server that goes away and comes back finds the desks by itself, and nothing is lost or doubled")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Pair pair;
    QList<TeamView> told;
    QObject::connect(&pair.anna.workspace(), &Workspace::teamChanged, &pair.anna.workspace(),
                     [&](const TeamView& team) { told.append(team); });
    pair.anna.workspace().startWorking();
    pair.bo.workspace().startWorking();
    REQUIRE(waitUntil([&] { return !told.isEmpty() && told.last().state == TeamView::State::UpToDate; }));
    PostgresServer::shared().stop();
    const CaseId pump = pair.anna.onlyCase().id;
    waitForValue(pair.anna.workspace().addNote(pump, u"by Anna, without the hub"_s, {}));
    waitForValue(pair.bo.workspace().addNote(pump, u"by Bo, without the hub"_s, {}));
    REQUIRE(waitUntil([&] { return told.last().state == TeamView::State::Offline && told.last().pending > 0; }));
    PostgresServer::shared().start();
    REQUIRE(waitUntil(
        [&] {
            return pair.texts(pair.anna).contains(u"by Bo, without the hub"_s)
                   && pair.texts(pair.bo).contains(u"by Anna, without the hub"_s);
        },
        std::chrono::seconds(60)));
    REQUIRE(waitUntil([&] { return told.last().state == TeamView::State::UpToDate && told.last().pending == 0; },
                      std::chrono::seconds(60)));
    pair.both();
    CHECK(pair.texts(pair.anna).size() == 3);
    CHECK((pair.anna.dump() == pair.bo.dump()));
}

TEST_CASE("What the hub says together with an answer is heard")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Pair pair;
    QList<TeamView> told;
    QObject::connect(&pair.anna.workspace(), &Workspace::teamChanged, &pair.anna.workspace(),
                     [&](const TeamView& team) { told.append(team); });
    pair.anna.workspace().startWorking();
    REQUIRE(waitUntil([&] { return !told.isEmpty() && told.last().state == TeamView::State::UpToDate; }));

    // Her question takes so long that Bo's news comes with the answer.
    auto slow = pair.team.hub().superuser();
    requireOk(slow.runScript("BEGIN; LOCK TABLE threadline.presence IN SHARE ROW EXCLUSIVE MODE"));
    pair.anna.workspace().tellPresence({.away = false, .lookingAt = pair.anna.onlyCase().id});
    auto other = pair.team.hub().superuser();
    REQUIRE(waitUntil([&] {
        return valueOf(other.run("SELECT 1 FROM pg_locks WHERE NOT granted")).count() > 0;
    }));
    waitForValue(pair.bo.workspace().addNote(pair.bo.onlyCase().id, u"meanwhile"_s, {}));
    exchange(pair.bo);
    requireOk(slow.runScript("COMMIT"));
    constexpr std::chrono::seconds beforeTheNextBeat{5};
    CHECK(waitUntil([&] { return pair.texts(pair.anna).contains(u"meanwhile"_s); }, beforeTheNextBeat));
}

TEST_CASE("A slow line only takes longer, and one that is closed on one side is noticed and made anew")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Pair pair;
    FaultProxy& line = pair.team.line(u"Anna Kivi"_s);
    line.delay(std::chrono::milliseconds(100));
    pair.anna.workspace().startWorking();
    pair.bo.workspace().startWorking();
    const CaseId pump = pair.anna.onlyCase().id;
    waitForValue(pair.anna.workspace().addNote(pump, u"slowly"_s, {}));
    REQUIRE(waitUntil([&] { return pair.texts(pair.bo).contains(u"slowly"_s); }));
    line.closeHalf();
    waitForValue(pair.anna.workspace().addNote(pump, u"on half a line"_s, {}));
    waitForValue(pair.bo.workspace().addNote(pump, u"to half a line"_s, {}));
    REQUIRE(waitUntil([&] {
        return pair.texts(pair.bo).contains(u"on half a line"_s) && pair.texts(pair.anna).contains(u"to half a line"_s);
    }));
    pair.both();
    CHECK(pair.texts(pair.anna).size() == 4);
    CHECK((pair.anna.dump() == pair.bo.dump()));
}

TEST_CASE("A line that died while nothing was asked is made anew by the next question, without a word")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Pair pair;
    const CaseId pump = pair.anna.onlyCase().id;
    constexpr int cuts = 30; // whether the desk hears of it before it asks is up to the machine
    for (int i = 0; i < cuts; ++i) {
        waitForValue(pair.anna.workspace().addNote(pump, QString::number(i), {}));
        pair.team.line(u"Anna Kivi"_s).cut();
        exchange(pair.anna);
    }
    exchange(pair.bo);
    CHECK(pair.texts(pair.bo).size() == 1 + cuts);
    CHECK((pair.anna.dump() == pair.bo.dump()));
}

TEST_CASE("Clocks that are two hours apart change neither who has a case nor what both desks show")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Pair pair;
    pair.anna.clock().advanceSeconds(3600);
    pair.bo.clock().advanceSeconds(-3600);
    const CaseId pump = pair.anna.onlyCase().id;
    // Bo is second at the hub, though his clock says that he was first by far.
    waitForValue(pair.anna.workspace().changeCases({pump}, case_change::Claim{}));
    exchange(pair.anna);
    waitForValue(pair.bo.workspace().changeCases({pump}, case_change::Claim{}));
    waitForValue(pair.bo.workspace().addNote(pump, u"from the past"_s, {}));
    waitForValue(pair.anna.workspace().addNote(pump, u"from the future"_s, {}));
    pair.both();
    CHECK(pair.bo.onlyCase().assignee == u"Anna Kivi"_s);
    CHECK(pair.texts(pair.anna).size() == 3);
    CHECK(pair.texts(pair.anna) == pair.texts(pair.bo));
    CHECK((pair.anna.dump() == pair.bo.dump()));

    // A reply of the desk that is ahead leaves once, from the machine that has the account.
    ReplyRequest request;
    request.inCase = pump;
    request.text = u"Which number is on the label?"_s;
    waitForValue(pair.bo.workspace().reply(request));
    pair.both();
    pair.anna.clock().advanceSeconds(60);
    requireOk(waitFor(pair.anna.workspace().sendDue(false)));
    pair.both();
    CHECK(pair.anna.server().taken().size() == 1);
    requireOk(waitFor(pair.anna.workspace().sendDue(false)));
    CHECK(pair.anna.server().taken().size() == 1);
    CHECK((pair.anna.dump() == pair.bo.dump()));
}

TEST_CASE("A desk that joins late says how much is still to come")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Pair pair;
    for (int i = 0; i < 900; ++i) {
        pair.anna.server().deliver(mailFrom(u"c%1@b.example"_s.arg(i), u"Question %1"_s.arg(i), u"Words."_s, 15,
                                            "q" + QByteArray::number(i) + "@c.example"));
    }
    pair.anna.sync();
    exchange(pair.anna);
    DeskFixture cy;
    pair.team.join(cy, u"Cy"_s);
    QList<qint64> behind;
    QObject::connect(&cy.workspace(), &Workspace::teamChanged, &cy.workspace(),
                     [&](const TeamView& team) { behind.append(team.behind); });
    exchange(cy);
    REQUIRE(waitUntil([&] { return !behind.isEmpty() && behind.last() == 0; }));
    CHECK(*std::max_element(behind.begin(), behind.end()) > 0);
    CHECK(waitForValue(cy.workspace().cases(std::nullopt, -1)).size() == 901);
}

TEST_CASE("Mails that both desks imported apart from each other are there once, and the others with them")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Pair pair;
    const auto arrival = [](int i) {
        return mailFrom(u"c%1@b.example"_s.arg(i), u"Question %1"_s.arg(i), u"Words %1."_s.arg(i), 15,
                        "q" + QByteArray::number(i) + "@c.example");
    };
    const QString account = u"support@northpump.example"_s;
    waitForValue(pair.anna.workspace().ingest({arrival(1), arrival(2)}, account));
    waitForValue(pair.bo.workspace().ingest({arrival(2), arrival(3)}, account)); // he has not heard of hers
    pair.both();
    const auto subjects = [](DeskFixture& desk) {
        QStringList all;
        const auto cases = waitForValue(desk.workspace().cases(std::nullopt, -1));
        for (const Case& one : cases) {
            all.append(one.subject);
        }
        all.sort();
        return all;
    };
    CHECK(subjects(pair.anna) == QStringList{u"Pump"_s, u"Question 1"_s, u"Question 2"_s, u"Question 3"_s});
    CHECK(subjects(pair.bo) == subjects(pair.anna));
    CHECK((pair.anna.dump() == pair.bo.dump()));
}

TEST_CASE("Somebody new whom two desks meet at once is one customer on all desks, with what both heard")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Pair pair;
    const QString account = u"support@northpump.example"_s;
    waitForValue(pair.anna.workspace().ingest(
        {mailFrom(u"new@b.example"_s, u"First"_s, u"To Anna."_s, 15, "a@c.example")}, account));
    waitForValue(pair.bo.workspace().ingest(
        {mailFrom(u"new@b.example"_s, u"Second"_s, u"To Bo."_s, 14, "b@c.example")}, account));
    pair.both();
    for (DeskFixture* desk : {&pair.anna, &pair.bo}) {
        const auto found = waitForValue(desk->workspace().customers(u"new@b.example"_s, -1));
        REQUIRE(found.size() == 1);
        QStringList words;
        const auto history = waitForValue(desk->workspace().history(found.first().id));
        for (const TimelineEntry& entry : history) {
            words.append(entry.interaction.text);
        }
        CHECK(words == QStringList{u"To Anna."_s, u"To Bo."_s});
        CHECK(waitForValue(desk->workspace().doctor()).isEmpty());
    }
    CHECK((pair.anna.dump() == pair.bo.dump()));
    const QByteArray before = pair.bo.dump();
    requireOk(waitFor(pair.bo.workspace().rebuild()));
    CHECK((pair.bo.dump() == before));
}
