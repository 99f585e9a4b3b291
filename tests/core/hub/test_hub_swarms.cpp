// SPDX-License-Identifier: GPL-3.0-or-later
// Experts: they read what was shared in swarms that called them, and speak there.
#include "tests/core/hub/team_hub.h"

#include <QJsonArray>

using namespace threadline;
using namespace threadline::test;
using Code = HubRefusal::Code;

namespace {

/// A case of the shop with a swarm, and another of the same customer.
struct Scene
{
    Scene()
    {
        team.add(u"Anna"_n, HubRole::Agent, {u"shop"_n});
        team.add(u"Ben"_n, HubRole::Agent, {u"repairs"_n});
        team.add(u"Xenia"_n, HubRole::Expert);
        team.add(u"Yuri"_n, HubRole::Expert);
        anna = team.open(u"Anna"_n);
        xenia = team.open(u"Xenia"_n);
        const QJsonObject theirs{{u"customer"_n, text(customer)}};
        accepted(*anna, {opened(inCase, u"Anna"_n, theirs), first, second, opened(older, u"Anna"_n, theirs), inOlder,
                         event(u"customer.created"_n, customer, u"Anna"_n)});
        accepted(*anna, {said(u"started"_n, u"Anna"_n, {{u"question"_n, u"Why?"_n}})});
    }

    static QString text(const QUuid& id) { return id.toString(QUuid::WithoutBraces); }

    HubEvent said(const QString& what, const QString& actor, QJsonObject more = {}) const
    {
        more.insert(u"case"_n, text(inCase));
        return event(u"swarm."_n + what, swarm, actor, more);
    }

    HubEvent shared(const QString& what, const QUuid& id, const QString& actor = u"Anna"_n) const
    {
        return said(u"shared"_n, actor, {{u"shared"_n, QJsonObject{{what, QJsonArray{text(id)}}}}});
    }

    TeamHub team;
    const QUuid inCase = anId(), older = anId(), swarm = anId(), customer = anId();
    const HubEvent first = noted(inCase, u"Anna"_n);
    const HubEvent second = noted(inCase, u"Anna"_n);
    const HubEvent inOlder = noted(older, u"Anna"_n);
    std::unique_ptr<PostgresHub> anna;
    std::unique_ptr<PostgresHub> xenia;
};

} // namespace

TEST_CASE("An expert reads nothing before the invitation and then the swarm from its beginning")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Scene scene;
    CHECK(refused(*scene.xenia, {scene.said(u"said"_n, u"Xenia"_n)}).code == Code::Unknown);
    const qint64 before = valueOf(scene.xenia->progress()).epoch;
    accepted(*scene.anna, {scene.said(u"invited"_n, u"Anna"_n, {{u"agent"_n, u"Xenia"_n}})});
    CHECK(valueOf(scene.xenia->progress()).epoch > before);
    REQUIRE(everything(*scene.xenia).size() == 2);
    CHECK(everything(*scene.xenia).first().kind == u"swarm.started"_n);

    accepted(*scene.xenia, {scene.said(u"accepted"_n, u"Xenia"_n), scene.said(u"said"_n, u"Xenia"_n),
                            scene.said(u"answer_proposed"_n, u"Xenia"_n)});
    CHECK(refused(*scene.xenia, {scene.said(u"said"_n, u"Yuri"_n)}).code == Code::Actor);
    CHECK(refused(*scene.xenia, {scene.said(u"resolved"_n, u"Xenia"_n)}).code == Code::Role);
    CHECK(refused(*scene.xenia, {scene.said(u"invited"_n, u"Xenia"_n, {{u"agent"_n, u"Yuri"_n}})}).code == Code::Role);
    CHECK(refused(*scene.xenia, {scene.shared(u"cases"_n, scene.inCase, u"Xenia"_n)}).code == Code::Role);
    CHECK(refused(*scene.xenia, {noted(scene.inCase, u"Xenia"_n)}).code == Code::Role);
    CHECK_FALSE(scene.xenia->reserveNumbers(1));
    const auto yuri = scene.team.open(u"Yuri"_n);
    CHECK(everything(*yuri).isEmpty());
    CHECK(refused(*yuri, {scene.said(u"accepted"_n, u"Yuri"_n)}).code == Code::Unknown);
    CHECK(refused(*scene.anna, {scene.said(u"invited"_n, u"Anna"_n, {{u"agent"_n, u"Zoe"_n}})}).code == Code::Agent);

    accepted(*scene.xenia, {scene.said(u"left"_n, u"Xenia"_n)});
    CHECK(everything(*scene.xenia).isEmpty());
}

TEST_CASE("What is shared in a swarm is what its experts read of the case and no more")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Scene scene;
    accepted(*scene.anna, {scene.said(u"invited"_n, u"Anna"_n, {{u"agent"_n, u"Xenia"_n}})});
    CHECK_FALSE(reads(*scene.xenia, scene.first));
    const qint64 before = valueOf(scene.xenia->progress()).epoch;
    accepted(*scene.anna, {scene.shared(u"interactions"_n, scene.first.id.uuid())});
    CHECK(valueOf(scene.xenia->progress()).epoch > before);
    CHECK(reads(*scene.xenia, scene.first));
    CHECK_FALSE(reads(*scene.xenia, scene.second));
    CHECK(valueOf(scene.xenia->cases(true)).isEmpty());

    accepted(*scene.anna, {scene.shared(u"cases"_n, scene.inCase)});
    CHECK(reads(*scene.xenia, scene.second));
    CHECK_FALSE(reads(*scene.xenia, scene.inOlder));
    CHECK(valueOf(scene.xenia->cases(true)).size() == 1);

    accepted(*scene.anna, {scene.shared(u"customers"_n, scene.customer)});
    CHECK(reads(*scene.xenia, scene.inOlder));
}

TEST_CASE("Nobody shares what they cannot read and a customer is shared as the asking team sees it")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Scene scene;
    const auto ben = scene.team.open(u"Ben"_n);
    const QUuid inRepairs = anId();
    const HubEvent secret = noted(inRepairs, u"Ben"_n);
    accepted(*ben, {opened(inRepairs, u"Ben"_n, {{u"customer"_n, Scene::text(scene.customer)}}), secret});
    accepted(*scene.anna, {scene.said(u"invited"_n, u"Anna"_n, {{u"agent"_n, u"Xenia"_n}})});

    CHECK(refused(*scene.anna, {scene.shared(u"cases"_n, inRepairs)}).code == Code::Team);
    CHECK(refused(*scene.anna, {scene.shared(u"interactions"_n, secret.id.uuid())}).code == Code::Team);
    CHECK(refused(*scene.anna, {scene.shared(u"cases"_n, anId())}).code == Code::Team);
    HubEvent inCapitals = scene.shared(u"cases"_n, inRepairs);
    inCapitals.body.replace(Scene::text(inRepairs).toUtf8(), Scene::text(inRepairs).toUpper().toUtf8());
    CHECK(refused(*scene.anna, {inCapitals}).code == Code::Team);
    accepted(*scene.anna, {scene.shared(u"customers"_n, scene.customer)});
    CHECK(reads(*scene.xenia, scene.inOlder));
    CHECK_FALSE(reads(*scene.xenia, secret));

    // Somebody of another team who is invited reads the swarm, and not the case.
    accepted(*scene.anna, {scene.said(u"invited"_n, u"Anna"_n, {{u"agent"_n, u"Ben"_n}})});
    accepted(*ben, {scene.said(u"said"_n, u"Ben"_n)});
    CHECK(refused(*ben, {noted(scene.inCase, u"Ben"_n)}).code == Code::Team);
}

TEST_CASE("Who has a swarm open and writes there is told to those who may read it and to nobody else")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Scene scene;
    const auto ben = scene.team.open(u"Ben"_n); // of another team
    const auto seenBy = [](Hub& hub, const QString& name) {
        for (const HubPresence& one : valueOf(hub.whoIsHere())) {
            if (one.agent == name) {
                return one;
            }
        }
        return HubPresence{};
    };
    const auto woken = [](Hub& hub) {
        valueOf(hub.progress()); // an answer brings along what was notified before it
        return valueOf(hub.wakeUps()).contains(HubWakeUp::Presence);
    };
    HubPresence there;
    there.inSwarm = SwarmId(scene.swarm);
    there.typingThere = true;

    // Whom nobody called is not seen there, whatever they say.
    requireOk(scene.xenia->bePresent(u"desk-x"_n, there));
    CHECK_FALSE(seenBy(*scene.anna, u"Xenia"_n).inSwarm);
    CHECK_FALSE(seenBy(*scene.anna, u"Xenia"_n).typingThere);
    requireOk(scene.anna->bePresent(u"desk-a"_n, there));
    CHECK(seenBy(*scene.anna, u"Anna"_n).inSwarm == there.inSwarm);
    for (Hub* other : {static_cast<Hub*>(scene.xenia.get()), static_cast<Hub*>(ben.get())}) {
        const HubPresence anna = seenBy(*other, u"Anna"_n);
        CHECK(anna.agent == u"Anna"_n);
        CHECK_FALSE(anna.inSwarm);
        CHECK_FALSE(anna.typingThere);
    }

    accepted(*scene.anna, {scene.said(u"invited"_n, u"Anna"_n, {{u"agent"_n, u"Xenia"_n}})});
    CHECK(seenBy(*scene.xenia, u"Anna"_n).inSwarm == there.inSwarm);
    CHECK(seenBy(*scene.xenia, u"Anna"_n).typingThere);
    requireOk(scene.xenia->bePresent(u"desk-x"_n, there)); // the sign of ten seconds later
    CHECK(seenBy(*scene.anna, u"Xenia"_n).typingThere);
    CHECK_FALSE(seenBy(*ben, u"Xenia"_n).inSwarm);

    // Only what others see change wakes them.
    static_cast<void>(woken(*scene.anna));
    requireOk(scene.xenia->bePresent(u"desk-x"_n, there));
    CHECK_FALSE(woken(*scene.anna));
    there.typingThere = false;
    requireOk(scene.xenia->bePresent(u"desk-x"_n, there));
    CHECK(woken(*scene.anna));
    CHECK_FALSE(seenBy(*scene.anna, u"Xenia"_n).typingThere);

    accepted(*scene.xenia, {scene.said(u"left"_n, u"Xenia"_n)});
    CHECK_FALSE(seenBy(*scene.xenia, u"Anna"_n).inSwarm);
    requireOk(scene.xenia->bePresent(u"desk-x"_n, there));
    CHECK_FALSE(seenBy(*scene.anna, u"Xenia"_n).inSwarm);
}

TEST_CASE("A program of before that knows nothing of swarms is still seen and still asks")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Scene scene;
    HubPresence there;
    there.inSwarm = SwarmId(scene.swarm);
    requireOk(scene.anna->bePresent(u"desk-a"_n, there));
    PostgresConnection old = scene.team.raw(u"Xenia"_n);
    valueOf(old.run("SELECT threadline.be_present('old', 'here', NULL, false)"));
    CHECK(valueOf(old.run("SELECT name, role, state, looking_at, typing FROM threadline.who_is_here()")).count() == 2);
    CHECK(valueOf(scene.anna->whoIsHere()).size() == 2);
    valueOf(old.run("SELECT threadline.leave('old')"));
    CHECK(valueOf(scene.anna->whoIsHere()).size() == 1);
}
