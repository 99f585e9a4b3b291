// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever three desks do, whenever their lines are cut and their programs end, they come to one history.
#include "tests/core/workspace/random_desk.h"
#include "tests/team/team_desks.h"

using namespace threadline;
using namespace threadline::test;

namespace {

const QStringList names{QStringLiteral("Anna Kivi"), QStringLiteral("Bo"), QStringLiteral("Cleo")};

class ThreeDesks
{
public:
    explicit ThreeDesks(unsigned seed)
        : m_random(seed)
    {
        for (int i = 0; i < names.size(); ++i) {
            RandomDesk::OneOfMany one;
            one.name = QByteArray(1, static_cast<char>('a' + i));
            one.seed = seed + static_cast<unsigned>(i);
            m_desks.push_back(std::make_unique<RandomDesk>(one));
            m_team.join(*m_desks.back(), names[i], HubRole::Lead);
            exchange(*m_desks.back()); // case numbers
        }
        m_desks.front()->begin();
        exchangeAll();
    }

    int oneOf(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }
    template <class T>
    T oneOf(const QList<T>& all)
    {
        return all.at(oneOf(static_cast<int>(all.size())));
    }

    /// `act` at some desk; then it is closed, cut off while it exchanges, in step, or goes on alone.
    template <class Fn>
    void round(Fn act)
    {
        const int which = oneOf(static_cast<int>(names.size()));
        RandomDesk& desk = *m_desks.at(static_cast<std::size_t>(which));
        for (int step = oneOf(4); step >= 0; --step) {
            act(desk);
        }
        const int fate = oneOf(4);
        if (fate == 0) {
            desk.reopen();
        } else if (fate == 1) {
            // The desk makes a line anew once by itself.
            m_team.line(names[which]).cutAfter(oneOf(6'000), 1 + oneOf(2));
            static_cast<void>(waitFor(desk.workspace().exchangeWithTeam()));
            m_team.line(names[which]).cutNoMore();
        } else if (fate == 2) {
            exchange(desk);
        }
    }

    void requireOneHistory()
    {
        int cuts = 0;
        for (const QString& name : names) {
            cuts += m_team.line(name).cuts();
        }
        CHECK(cuts >= 3);
        exchangeAll(); // the first hands over, the second brings what others handed over
        exchangeAll();
        DeskFixture late;
        m_team.join(late, QStringLiteral("Dora"), HubRole::Lead);
        exchange(late);
        const QByteArray expected = late.dump();
        for (int i = 0; i < names.size(); ++i) {
            INFO(names[i].toStdString());
            RandomDesk& desk = *m_desks.at(static_cast<std::size_t>(i));
            CHECK((desk.dump() == expected));
            CHECK(waitForValue(desk.workspace().teamStanding()).pending == 0);
        }
    }

    void requireInvariants()
    {
        qint64 brought = 0;
        for (const auto& desk : m_desks) {
            brought += desk->brought();
        }
        m_desks.front()->requireInvariants(brought);
    }

private:
    void exchangeAll()
    {
        for (const auto& desk : m_desks) {
            exchange(*desk);
        }
    }

    TeamDesks m_team;
    std::vector<std::unique_ptr<RandomDesk>> m_desks;
    std::mt19937 m_random;
};

/// What people do about who is who, and with each other. Much of it is refused, here or by the hub.
class Relations
{
public:
    explicit Relations(ThreeDesks& all) : m_all(all) {}

    void act(RandomDesk& desk)
    {
        switch (m_all.oneOf(6)) {
        case 0:
            merge(desk);
            break;
        case 1:
            unmerge(desk);
            break;
        case 2:
            start(desk);
            break;
        case 3:
        case 4:
            inSomeSwarm(desk);
            break;
        default:
            desk.step();
        }
    }

    int merges() const { return static_cast<int>(m_merges.size()); }
    int swarms() const { return static_cast<int>(m_swarms.size()); }

private:
    void merge(RandomDesk& desk)
    {
        const auto customers = waitForValue(desk.workspace().customers({}, 20));
        if (customers.size() > 1) {
            const auto merged = waitFor(desk.workspace().mergeCustomers(m_all.oneOf(customers).id,
                                                                       m_all.oneOf(customers).id, {}));
            if (merged) {
                m_merges.append(*merged);
            }
        }
    }

    void unmerge(RandomDesk& desk)
    {
        if (!m_merges.isEmpty()) {
            static_cast<void>(waitFor(desk.workspace().unmergeCustomers(m_all.oneOf(m_merges))));
        }
    }

    void start(RandomDesk& desk)
    {
        const auto cases = waitForValue(desk.workspace().cases(std::nullopt, 100));
        if (cases.isEmpty()) {
            return;
        }
        SwarmRequest request;
        request.inCase = m_all.oneOf(cases).id;
        request.question = QStringLiteral("Why?");
        if (const auto started = waitFor(desk.workspace().swarms().start(request))) {
            m_swarms.append(*started);
        }
    }

    void inSomeSwarm(RandomDesk& desk)
    {
        if (m_swarms.isEmpty()) {
            return;
        }
        const SwarmId swarm = m_all.oneOf(m_swarms);
        SwarmDesk& swarms = desk.workspace().swarms();
        switch (m_all.oneOf(8)) {
        case 0:
            static_cast<void>(waitFor(swarms.invite(swarm, m_all.oneOf(names))));
            break;
        case 1:
            static_cast<void>(waitFor(swarms.decline(swarm, QStringLiteral("no time"))));
            break;
        case 2:
            static_cast<void>(waitFor(swarms.leave(swarm)));
            break;
        case 3:
            static_cast<void>(waitFor(swarms.resolve(swarm, {})));
            break;
        case 4:
            static_cast<void>(waitFor(swarms.reopen(swarm)));
            break;
        case 5:
            static_cast<void>(waitFor(swarms.propose(swarm, {QStringLiteral("Try the lead."), {}, {}})));
            break;
        case 6:
            static_cast<void>(waitFor(swarms.markRead(swarm)));
            break;
        default:
            static_cast<void>(waitFor(swarms.say(swarm, {QStringLiteral("It depends."), {}, {}})));
        }
    }

    ThreeDesks& m_all;
    QList<EventId> m_merges;
    QList<SwarmId> m_swarms;
};

} // namespace

TEST_CASE("Three desks through cut lines and sudden ends come to the same tables, and so does one that joins late")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    ThreeDesks desks(20'261'122);
    constexpr int rounds = 80;
    for (int round = 0; round < rounds; ++round) {
        INFO("round " << round);
        desks.round([](RandomDesk& desk) { desk.step(); });
    }
    desks.requireOneHistory();
    desks.requireInvariants();
}

TEST_CASE("Three desks that merge customers and ask each other in swarms come to the same tables too")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    ThreeDesks desks(7);
    Relations relations(desks);
    constexpr int rounds = 80;
    for (int round = 0; round < rounds; ++round) {
        INFO("round " << round);
        desks.round([&](RandomDesk& desk) { relations.act(desk); });
    }
    CHECK(relations.merges() >= 5);
    CHECK(relations.swarms() >= 5);
    desks.requireOneHistory();
}
