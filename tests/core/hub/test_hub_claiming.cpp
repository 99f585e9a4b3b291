// SPDX-License-Identifier: GPL-3.0-or-later
// Who has a case: exactly one, and everybody else is told.
#include "tests/core/hub/team_hub.h"

#include <atomic>
#include <thread>

using namespace threadline;
using namespace threadline::test;

TEST_CASE("Who claims second is told who was first")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    team.add(u"Ben"_n);
    team.add(u"Lea"_n, HubRole::Lead);
    const auto anna = team.open(u"Anna"_n);
    const auto ben = team.open(u"Ben"_n);
    const auto lea = team.open(u"Lea"_n);
    const QUuid inCase = anId();
    const HubEvent opening = opened(inCase, u"Anna"_n);
    accepted(*anna, {opening});
    accepted(*anna, {assigned(inCase, u"Anna"_n, {}, u"Anna"_n)});

    HubRefusal refusal = refused(*ben, {assigned(inCase, u"Ben"_n, {}, u"Ben"_n)});
    CHECK(refusal.code == HubRefusal::Code::Taken);
    CHECK(sentenceOf(refusal).startsWith(u"Anna took case "_n));
    // Knowing whose it is does not help an agent: only its owner or a lead gives it away.
    CHECK(refused(*ben, {assigned(inCase, u"Ben"_n, u"Anna"_n, u"Ben"_n)}).code == HubRefusal::Code::Taken);
    CHECK(refused(*ben, {assigned(inCase, {}, u"Anna"_n, u"Ben"_n)}).code == HubRefusal::Code::Taken);
    CHECK(refused(*anna, {assigned(inCase, u"Ben"_n, u"Anna"_n, u"Anna"_n)}).code == HubRefusal::Code::Role);

    // A lead may, but not by what was so when she last looked.
    CHECK(sentenceOf(refused(*lea, {assigned(inCase, u"Ben"_n, {}, u"Lea"_n)})).startsWith(u"Anna took case "_n));
    accepted(*lea, {assigned(inCase, u"Ben"_n, u"Anna"_n, u"Lea"_n)});
    refusal = refused(*anna, {assigned(inCase, {}, u"Anna"_n, u"Anna"_n)});
    CHECK(sentenceOf(refusal).startsWith(u"Lea gave case"_n));
    CHECK(refusal.owner == u"Ben"_n);
    refusal = refused(*lea, {assigned(inCase, u"Nobody"_n, u"Ben"_n, u"Lea"_n)});
    CHECK(sentenceOf(refusal) == u"Nobody does not work for the team of this case."_n);
    accepted(*ben, {assigned(inCase, {}, u"Ben"_n, u"Ben"_n)});
    CHECK(valueOf(anna->cases(false)).first().assignee.isEmpty());
}

TEST_CASE("Fifty desks that claim five hundred cases give each one owner and tell every loser")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    constexpr int desks = 50;
    constexpr int cases = 500;
    TeamHub team;
    for (int i = 0; i < desks; ++i) {
        team.add(u"Agent %1"_n.arg(i));
    }
    QList<QUuid> ids;
    {
        const auto first = team.open(u"Agent 0"_n);
        QList<HubEvent> openings;
        for (int i = 0; i < cases; ++i) {
            ids.append(anId());
            openings.append(opened(ids.last(), u"Agent 0"_n));
        }
        accepted(*first, openings);
    }

    std::atomic<int> won = 0;
    std::atomic<int> told = 0;
    std::atomic<int> failed = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < desks; ++i) {
        threads.emplace_back([&, i] {
            const QString name = u"Agent %1"_n.arg(i);
            const auto hub = PostgresHub::open(team.access(name));
            if (!hub) {
                ++failed;
                return;
            }
            // All at once, each in another order, twenty claims at a time.
            QList<HubBatch> claims;
            for (int n = 0; n < cases; ++n) {
                claims.append({{assigned(ids[(n * 7 + i * 13) % cases], name, {}, name)}});
            }
            for (int begin = 0; begin < cases; begin += 20) {
                const auto answers = appendPatiently(**hub, claims.mid(begin, 20));
                if (!answers) {
                    ++failed;
                    return;
                }
                for (const HubAnswer& answer : *answers) {
                    const auto* refusal = std::get_if<HubRefusal>(&answer);
                    won += refusal == nullptr;
                    told += refusal && refusal->code == HubRefusal::Code::Taken && !refusal->owner.isEmpty();
                }
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    REQUIRE(failed == 0);
    CHECK(won == cases);
    CHECK(told == cases * (desks - 1));

    const auto reader = team.open(u"Agent 1"_n);
    QHash<QUuid, QStringList> owners;
    for (const HubEvent& event : everything(*reader)) {
        if (event.kind == u"case.assigned"_n) {
            owners[event.subject].append(event.author);
        }
    }
    REQUIRE(owners.size() == cases);
    const auto states = valueOf(reader->cases(true));
    for (const HubCase& one : states) {
        CHECK(owners.value(one.id.uuid()) == QStringList{one.assignee});
    }
}

TEST_CASE("A case number is given once and numbers set aside are their desk's")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    team.add(u"Ben"_n);
    const auto anna = team.open(u"Anna"_n);
    const auto ben = team.open(u"Ben"_n);
    accepted(*anna, {opened(anId(), u"Anna"_n, {{u"number"_n, 20'000}})});
    HubRefusal refusal = refused(*ben, {opened(anId(), u"Ben"_n, {{u"number"_n, 20'000}})});
    CHECK(sentenceOf(refusal) == u"The case number 20000 is Anna's."_n);

    const HubNumbers hers = valueOf(anna->reserveNumbers(20));
    CHECK(hers.first == 20'001);
    CHECK(hers.last == 20'020);
    const HubNumbers his = valueOf(ben->reserveNumbers(5));
    CHECK(his.first == 20'021);
    CHECK(refused(*ben, {opened(anId(), u"Ben"_n, {{u"number"_n, 20'020}})}).by == u"Anna"_n);
    accepted(*anna, {opened(anId(), u"Anna"_n, {{u"number"_n, 20'020}})});
    CHECK(refused(*ben, {opened(anId(), u"Ben"_n, {{u"number"_n, qint64{9'000'000'000'000'000}}})}).code ==
          HubRefusal::Code::Number);
    CHECK(refused(*ben, {opened(anId(), u"Ben"_n, {{u"number"_n, 0}})}).code == HubRefusal::Code::Number);
    CHECK(refused(*ben, {opened(anId(), u"Ben"_n, {{u"number"_n, u"seven"_n}})}).code == HubRefusal::Code::Body);
    CHECK_FALSE(ben->reserveNumbers(1'000'000));
}
