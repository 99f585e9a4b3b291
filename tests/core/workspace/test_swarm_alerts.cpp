// SPDX-License-Identifier: GPL-3.0-or-later
//
// What somebody is told of swarms: once for each happening, as long as it is news, and never their own doing.
#include "core/workspace/alerts.h"
#include "tests/support/desk_fixture.h"

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;
using Kind = Alert::Kind;

const QString anna = u"Anna Kivi"_s;
const QString oskari = u"Oskari Virta"_s;
const QString mira = u"Mira Sand"_s;

/// Anna asks Oskari about a case; whoever is at the desk changes.
struct Asked
{
    Asked()
    {
        desk.addAccount();
        desk.server().deliver(mailFrom(u"ingrid@aaltonen.example"_s, u"Pump stops"_s, u"It shows E-07."_s, 60, "m1@c.example"));
        desk.sync();
        SwarmRequest request;
        request.inCase = desk.onlyCase().id;
        request.question = u"Why E-07?"_s;
        request.invite = {oskari, mira};
        id = waitForValue(swarms().start(request));
    }

    SwarmDesk& swarms() { return desk.workspace().swarms(); }
    QList<Alert> told()
    {
        QList<Alert> all = waitForValue(desk.workspace().alerts()).current;
        all.removeIf([](const Alert& alert) { return !alert.inSwarm; });
        return all;
    }
    QList<Kind> kinds()
    {
        QList<Kind> all;
        const QList<Alert> alerts = told();
        for (const Alert& alert : alerts) {
            all.append(alert.kind);
        }
        return all;
    }
    void as(const QString& agent)
    {
        desk.clock().advanceSeconds(60);
        desk.reopenAs(agent);
    }
    EventId say(const QString& text) { return waitForValue(swarms().say(id, {text, {}, {}})); }
    EventId propose(const QString& text) { return waitForValue(swarms().propose(id, {text, {}, {}})); }

    DeskFixture desk;
    SwarmId id;
};

} // namespace

TEST_CASE("Whoever is asked to help is told until they answer, and again when they are asked again")
{
    Asked with;
    CHECK(with.told().isEmpty()); // Anna asked
    with.as(oskari);
    const QList<Alert> first = with.told();
    REQUIRE(first.size() == 1);
    CHECK(first.first().kind == Kind::SwarmInvited);
    CHECK(first.first().by == anna);
    CHECK(first.first().subject == u"Why E-07?"_s);
    CHECK(first.first().inSwarm == with.id);
    CHECK(first.first().swarmName == u"#%1/1"_s.arg(with.desk.onlyCase().number));
    with.as(oskari);
    CHECK(with.told() == first); // the same key as before: told once
    requireOk(waitFor(with.swarms().decline(with.id, {})));
    CHECK(with.told().isEmpty());
    with.as(anna);
    requireOk(waitFor(with.swarms().invite(with.id, oskari)));
    with.as(oskari);
    REQUIRE(with.told().size() == 1);
    CHECK(with.told().first().key != first.first().key);
}

TEST_CASE("A call by @ is told to whom it means until they have seen it, an answer to those whose question it is")
{
    Asked with;
    with.as(oskari);
    with.say(u"@Anna which lead is it?"_s);
    CHECK(with.told().isEmpty()); // coming in answered the invitation, and the words are one's own
    with.as(mira);
    CHECK(with.kinds() == QList{Kind::SwarmInvited}); // she is not meant
    with.as(anna);
    REQUIRE(with.kinds() == QList{Kind::SwarmMention});
    CHECK(with.told().first().by == oskari);
    CHECK(with.told().first().words == u"@Anna which lead is it?"_s);
    requireOk(waitFor(with.swarms().markRead(with.id)));
    CHECK(with.told().isEmpty());

    with.as(oskari);
    const EventId answer = with.propose(u"Take a short lead."_s);
    const EventId slip = with.propose(u"Take a long lead."_s);
    requireOk(waitFor(with.swarms().withdraw(with.id, slip)));
    CHECK(with.told().isEmpty());
    with.as(mira);
    CHECK(with.kinds() == QList{Kind::SwarmInvited}); // she has not come in
    with.as(anna);
    REQUIRE(with.kinds() == QList{Kind::SwarmAnswer}); // not what was withdrawn
    CHECK(with.told().first().key.contains(answer.text()));
    CHECK(with.told().first().words == u"Take a short lead."_s);
    with.desk.clock().advanceSeconds(8 * 24 * 60 * 60);
    CHECK(with.told().isEmpty()); // no news any more
}

TEST_CASE("Whoever has the case is told of the answer, whoever asked the question")
{
    Asked with;
    with.as(u"Jonas Lind"_s);
    requireOk(waitFor(with.desk.workspace().assignCase(with.desk.onlyCase().id, u"Jonas Lind"_s)));
    with.as(oskari);
    with.propose(u"Take a short lead."_s);
    with.as(u"Jonas Lind"_s);
    CHECK(with.kinds() == QList{Kind::SwarmAnswer});
}

TEST_CASE("Those who are in a swarm are told that it is resolved, but not by whom it was")
{
    Asked with;
    with.as(oskari);
    with.say(u"Looking."_s);
    with.as(anna);
    SwarmResolution end;
    end.cause = u"A long lead"_s;
    requireOk(waitFor(with.swarms().resolve(with.id, end)));
    CHECK(with.told().isEmpty());
    with.as(mira);
    CHECK(with.told().isEmpty()); // never came in, and is not waited for any more
    with.as(oskari);
    const QList<Alert> told = with.told();
    REQUIRE(with.kinds() == QList{Kind::SwarmResolved});
    CHECK(told.first().by == anna);
    with.desk.clock().advanceSeconds(8 * 24 * 60 * 60);
    CHECK(with.told().isEmpty());
    with.as(anna);
    requireOk(waitFor(with.swarms().reopen(with.id)));
    with.desk.clock().advanceSeconds(60);
    requireOk(waitFor(with.swarms().resolve(with.id, end)));
    with.as(oskari);
    REQUIRE(with.kinds() == QList{Kind::SwarmResolved});
    CHECK(with.told().first().key != told.first().key);
}
