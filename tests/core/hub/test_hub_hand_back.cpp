// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cases of somebody who is away too long may be handed back by anybody, and no others.
#include "tests/core/hub/team_hub.h"

using namespace threadline;
using namespace threadline::test;

namespace {

const QString anna = QStringLiteral("Anna");
const QString bo = QStringLiteral("Bo");
const QString lea = QStringLiteral("Lea");
const QString rules = QStringLiteral("rules");

HubEvent policy(int minutes, const QString& by)
{
    return event(u"team.hand_back_set"_n, anId(), by, {{u"minutes"_n, minutes}});
}

/// A team with a case that is Bo's.
struct WithCase
{
    WithCase()
    {
        team.add(anna);
        team.add(bo);
        team.add(lea, HubRole::Lead);
        annas = team.open(anna);
        bos = team.open(bo);
        leas = team.open(lea);
        accepted(*bos, {opened(id, bo), assigned(id, bo, {}, bo)});
    }

    void say(HubPresence::State state)
    {
        HubPresence presence;
        presence.state = state;
        requireOk(bos->bePresent(u"desk"_n, presence));
    }
    /// As if so long had gone by.
    void letPass(int minutes)
    {
        const QString span = u"interval '%1 minutes'"_n.arg(minutes);
        valueOf(team.owner().run(
            u"UPDATE threadline.presence SET since = since - %1, seen_at = seen_at - %1"_n.arg(span).toUtf8()));
    }
    QList<CaseId> offered() { return valueOf(annas->casesToHandBack()); }
    HubEvent handedBack() const { return assigned(id, {}, bo, rules); }

    TeamHub team;
    QUuid id = anId();
    std::unique_ptr<PostgresHub> annas;
    std::unique_ptr<PostgresHub> bos;
    std::unique_ptr<PostgresHub> leas;
};

} // namespace

TEST_CASE("What waits for somebody who has been away too long may be handed back, once, and then is nobody's")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    WithCase with;
    with.say(HubPresence::State::Here);
    with.letPass(30);
    CHECK(with.offered().isEmpty()); // nobody said that it should be
    CHECK(refused(*with.annas, {policy(20, anna)}).code == HubRefusal::Code::Role);
    accepted(*with.leas, {policy(20, lea)});
    CHECK(with.offered() == QList{CaseId(with.id)});

    accepted(*with.annas, {with.handedBack()});
    const HubRefusal second = refused(*with.leas, {with.handedBack()});
    CHECK(second.code == HubRefusal::Code::Taken);
    CHECK(second.owner.isEmpty());
    CHECK(with.offered().isEmpty());
    accepted(*with.annas, {assigned(with.id, anna, {}, anna)});
}

TEST_CASE("Who is here, or away for less long, or has answered, keeps the case")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    WithCase with;
    accepted(*with.leas, {policy(20, lea)});
    with.say(HubPresence::State::Here);
    CHECK(with.offered().isEmpty());
    CHECK(refused(*with.annas, {with.handedBack()}).code == HubRefusal::Code::Moved);
    with.say(HubPresence::State::Away);
    with.letPass(19);
    CHECK(with.offered().isEmpty());
    with.letPass(2);
    CHECK(with.offered().size() == 1);
    with.say(HubPresence::State::Away); // still, which is no news
    CHECK(with.offered().size() == 1);
    requireOk(with.bos->leave(u"desk"_n)); // he has been away since then
    CHECK(with.offered().size() == 1);
    with.say(HubPresence::State::Here); // back
    CHECK(with.offered().isEmpty());
    CHECK(refused(*with.annas, {with.handedBack()}).code == HubRefusal::Code::Moved);
    with.letPass(30);
    HubPresence elsewhere;
    requireOk(with.bos->bePresent(u"laptop"_n, elsewhere)); // another machine of his
    CHECK(with.offered().isEmpty());
    requireOk(with.bos->leave(u"laptop"_n));
    with.letPass(30);
    CHECK(with.offered().size() == 1);
    accepted(*with.bos, {event(u"case.status_changed"_n, with.id, bo, {{u"status"_n, u"waiting"_n}})});
    CHECK(with.offered().isEmpty()); // nobody waits for him

    // No other way to take a case from somebody.
    CHECK(refused(*with.annas, {assigned(with.id, anna, bo, rules)}).code != HubRefusal::Code::Other);
    CHECK(refused(*with.annas, {assigned(with.id, {}, bo, anna)}).code == HubRefusal::Code::Taken);
    accepted(*with.leas, {policy(0, lea)});
    CHECK(refused(*with.annas, {with.handedBack()}).code == HubRefusal::Code::Moved);
}
