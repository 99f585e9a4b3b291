// SPDX-License-Identifier: GPL-3.0-or-later
//
// A team's experts: what they see before, in and after a swarm, by the rules of a real hub.
#include "tests/team/team_desks.h"

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

const QString oskari = u"Oskari Virta"_s;
const QString ingrid = u"ingrid@aaltonen.example"_s;

struct WithExpert
{
    WithExpert()
    {
        team.join(anna, u"Anna Kivi"_s);
        team.join(expert, oskari, HubRole::Expert);
        exchange(anna);
        exchange(expert);
        QObject::connect(&expert.workspace(), &Workspace::noticed, &expert.workspace(),
                         [this](const QString& s) { told.append(s); });
        anna.addAccount();
        anna.server().deliver(mailFrom(ingrid, u"Pump"_s, u"It stops."_s, 20, "m1@c.example"));
        anna.server().deliver(mailFrom(u"bob@b.example"_s, u"Invoice"_s, u"Private."_s, 19, "m2@c.example"));
        anna.sync();
        both();
    }

    void both()
    {
        exchange(anna);
        exchange(expert);
        exchange(anna);
    }

    Case pump()
    {
        const auto cases = waitForValue(anna.workspace().cases(std::nullopt, -1));
        return cases.first().subject == u"Pump"_s ? cases.first() : cases.last();
    }

    SwarmId start(bool history = true)
    {
        SwarmRequest request;
        request.inCase = pump().id;
        request.question = u"Why does it stop?"_s;
        request.invite = {oskari};
        request.shareHistory = history;
        return waitForValue(anna.workspace().swarms().start(request));
    }

    QStringList seenByExpert()
    {
        QStringList texts;
        const auto customers = waitForValue(expert.workspace().customers({}, -1));
        for (const Customer& one : customers) {
            const auto history = waitForValue(expert.workspace().history(one.id));
            for (const TimelineEntry& entry : history) {
                texts.append(entry.interaction.text);
            }
        }
        return texts;
    }

    TeamDesks team;
    DeskFixture anna;
    DeskFixture expert;
    QStringList told; ///< to the expert
};

} // namespace

TEST_CASE("An expert sees nothing of any customer until called, then this customer's history, and no other")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    WithExpert with;
    CHECK(with.seenByExpert().isEmpty());
    const SwarmId id = with.start();
    with.both();
    const auto rows = waitForValue(with.expert.workspace().swarms().list({}, -1));
    REQUIRE(rows.size() == 1);
    CHECK(rows.first().asked);
    CHECK(rows.first().swarm.question == u"Why does it stop?"_s);
    CHECK(rows.first().caseSubject == u"Pump"_s);
    CHECK(with.seenByExpert() == QStringList{u"It stops."_s});

    waitForValue(with.expert.workspace().swarms().propose(id, {u"Check the lead."_s, {}, {}}));
    with.both();
    CHECK(waitForValue(with.anna.workspace().swarms().use(id, {})) == u"Check the lead."_s);
    CHECK(with.told.isEmpty());

    // What comes later is seen too, and the desk stays sound.
    with.anna.server().deliver(mailFrom(ingrid, u"Re: Pump"_s, u"It smokes."_s, 1, "m3@c.example", {"m1@c.example"}));
    with.anna.sync();
    with.both();
    CHECK(with.seenByExpert() == QStringList{u"It stops."_s, u"It smokes."_s});
    const QByteArray before = with.expert.dump();
    requireOk(waitFor(with.expert.workspace().rebuild()));
    CHECK((with.expert.dump() == before));
    CHECK(waitForValue(with.expert.workspace().doctor()).isEmpty());
}

TEST_CASE("An expert who goes out gives up what was shared")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    WithExpert with;
    const SwarmId id = with.start();
    with.both();
    requireOk(waitFor(with.expert.workspace().swarms().accept(id)));
    with.both();
    CHECK(with.seenByExpert().size() == 1);
    requireOk(waitFor(with.expert.workspace().swarms().leave(id)));
    with.both();
    with.both();
    CHECK(with.seenByExpert().isEmpty());
    CHECK(waitForValue(with.expert.workspace().swarms().list({SwarmFilter::Which::Any, {}, {}}, -1)).isEmpty());
    CHECK(waitForValue(with.expert.workspace().doctor()).isEmpty());
    CHECK(waitForValue(with.anna.workspace().swarms().show(id)).row.swarm.member(oskari)->state
          == SwarmMember::State::Left);
    // Called again, all of it is there again.
    requireOk(waitFor(with.anna.workspace().swarms().invite(id, oskari)));
    with.both();
    CHECK(with.seenByExpert() == QStringList{u"It stops."_s});
}

TEST_CASE("With only the question shared the expert knows the case by its number and what was quoted")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    WithExpert with;
    const SwarmId id = with.start(false);
    const TimelineEntry mail = with.anna.history(ingrid).first();
    with.both();
    CHECK(with.seenByExpert().isEmpty());
    SwarmView view = waitForValue(with.expert.workspace().swarms().show(id));
    CHECK_FALSE(view.row.caseKnown);
    CHECK(view.row.swarm.name() == u"#%1/1"_s.arg(with.pump().number));
    waitForValue(with.anna.workspace().swarms().say(id, {u"Look at this."_s, {mail.interaction.id}, {}}));
    with.both();
    view = waitForValue(with.expert.workspace().swarms().show(id));
    CHECK(view.quotes.value(mail.interaction.id).words == u"It stops."_s);
    CHECK_FALSE(view.row.caseKnown);
    CHECK(waitForValue(with.expert.workspace().doctor()).isEmpty());
}

TEST_CASE("What an expert may not do is refused in a sentence, and what they wrote is kept")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    WithExpert with;
    const SwarmId id = with.start();
    with.both();
    SwarmResolution end;
    end.cause = u"I say so"_s;
    requireOk(waitFor(with.expert.workspace().swarms().resolve(id, end)));
    with.both();
    REQUIRE(waitUntil([&] { return !with.told.isEmpty(); }));
    CHECK(with.told.first() == u"Your role in the team does not allow this."_s);
    CHECK(waitForValue(with.expert.workspace().swarms().show(id)).row.swarm.isOpen());
}

TEST_CASE("Words of an expert whom the team let go meanwhile are kept as a draft")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    WithExpert with;
    const SwarmId id = with.start();
    with.both();
    requireOk(waitFor(with.expert.workspace().swarms().accept(id)));
    with.both();
    // At one desk they leave, at the other, which is offline, they still speak.
    DeskFixture laptop;
    with.team.joinAgain(laptop, oskari);
    exchange(laptop);
    waitForValue(laptop.workspace().swarms().say(id, {u"It is the lead."_s, {}, {}}));
    requireOk(waitFor(with.expert.workspace().swarms().leave(id)));
    with.both();
    exchange(laptop);
    const auto drafts = waitForValue(laptop.workspace().drafts());
    REQUIRE(drafts.size() == 1);
    CHECK(drafts.first().text == u"It is the lead."_s);
    CHECK(drafts.first().note);
}

TEST_CASE("Who could help is told with reasons: what they know, what they solved, what they have to do")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    WithExpert with;
    DeskFixture mira;
    with.team.join(mira, u"Mira Sand"_s, HubRole::Expert, {}, {u"electrical"_s});
    exchange(with.anna);
    requireOk(waitFor(with.anna.workspace().lookAround()));
    const SwarmId id = with.start();
    SwarmResolution end;
    end.cause = u"The extension lead was too long"_s;
    end.credit = {oskari};
    requireOk(waitFor(with.anna.workspace().swarms().resolve(id, end)));
    auto suggested = waitForValue(with.anna.workspace().swarms().suggest(
        with.pump().id, u"Does a long extension harm?"_s, {u"electrical"_s}));
    REQUIRE(suggested.size() == 2);
    CHECK(suggested[0].person.name == u"Mira Sand"_s);
    CHECK(suggested[0].reasons.first() == u"know electrical"_s);
    CHECK(suggested[1].person.name == oskari);
    CHECK(suggested[1].reasons.first() == u"solved 1 case like this (#%1/1)"_s.arg(with.pump().number));
    CHECK(waitFor(with.anna.workspace().swarms().invite(id, u"Nobody"_s)).error().sentence.contains(u"reopen"_s));
    requireOk(waitFor(with.anna.workspace().swarms().reopen(id)));
    CHECK(waitFor(with.anna.workspace().swarms().invite(id, u"Nobody"_s)).error().sentence
          == u"There is nobody called Nobody in the team."_s);
}

TEST_CASE("Who is here is seen within a moment, and who closes the desk is gone")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    WithExpert with;
    const auto presenceOf = [&](const QString& name) {
        const auto people = waitForValue(with.anna.workspace().swarms().colleagues());
        for (const ColleagueView& one : people) {
            if (one.name == name) {
                return one;
            }
        }
        return ColleagueView{};
    };
    with.anna.workspace().startWorking();
    REQUIRE(waitUntil([&] { return presenceOf(oskari).presence == ColleagueView::Presence::Gone; }));
    with.expert.workspace().startWorking();
    REQUIRE(waitUntil([&] { return presenceOf(oskari).presence == ColleagueView::Presence::Here; }));
    OwnPresence away;
    away.away = true;
    with.expert.workspace().tellPresence(away);
    REQUIRE(waitUntil([&] { return presenceOf(oskari).presence == ColleagueView::Presence::Away; }));
    with.expert.workspace().stopWorking();
    REQUIRE(waitUntil([&] { return presenceOf(oskari).presence == ColleagueView::Presence::Gone; }));
    PostgresServer::shared().stop();
    REQUIRE(waitUntil([&] { return presenceOf(oskari).presence == ColleagueView::Presence::Unknown; }));
    PostgresServer::shared().start();
}

TEST_CASE("Who has a swarm open and types there is seen in it, by those who were called and by nobody else")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    WithExpert with;
    DeskFixture mira;
    with.team.join(mira, u"Mira Sand"_s, HubRole::Expert);
    DeskFixture ben;
    with.team.join(ben, u"Ben"_s); // of the team, but not asked
    exchange(mira);
    exchange(ben);
    const SwarmId id = with.start();
    with.both();
    exchange(ben);
    const auto seenBy = [&](DeskFixture& desk, const QString& name) {
        const auto view = waitFor(desk.workspace().swarms().show(id));
        for (const ColleagueView& one : view ? view->people : QList<ColleagueView>()) {
            if (one.name == name) {
                return one;
            }
        }
        return ColleagueView{};
    };
    for (DeskFixture* desk : {&with.anna, &with.expert, &mira, &ben}) {
        desk->workspace().startWorking();
    }
    OwnPresence there;
    there.inSwarm = id;
    there.typingThere = true;
    with.expert.workspace().tellPresence(there);
    REQUIRE(waitUntil([&] { return seenBy(with.anna, oskari).typingThere; }));
    CHECK(seenBy(with.anna, oskari).inSwarm == id);
    CHECK(seenBy(with.anna, u"Ben"_s).name.isEmpty());
    there.typingThere = false;
    with.expert.workspace().tellPresence(there);
    REQUIRE(waitUntil([&] { return !seenBy(with.anna, oskari).typingThere; }));
    CHECK(seenBy(with.anna, oskari).inSwarm == id);

    // A colleague who looks in is seen too.
    ben.workspace().tellPresence(there);
    REQUIRE(waitUntil([&] { return seenBy(with.expert, u"Ben"_s).inSwarm == id; }));
    mira.workspace().tellPresence(there); // as if they knew its id
    const auto knownTo = [&](DeskFixture& desk, const QString& name) {
        const auto people = waitForValue(desk.workspace().swarms().colleagues());
        for (const ColleagueView& one : people) {
            if (one.name == name) {
                return one;
            }
        }
        return ColleagueView{};
    };
    REQUIRE(waitUntil([&] { return knownTo(mira, oskari).presence == ColleagueView::Presence::Here; }));
    CHECK(knownTo(with.anna, oskari).inSwarm == id);
    CHECK_FALSE(knownTo(mira, oskari).inSwarm);
    CHECK(seenBy(with.anna, u"Mira Sand"_s).name.isEmpty());
}
