// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever three desks do, whenever their lines are cut and their programs end, they come to one history.
#include "tests/core/workspace/random_desk.h"
#include "tests/team/team_desks.h"

using namespace threadline;
using namespace threadline::test;

TEST_CASE("Three desks through cut lines and sudden ends come to the same tables, and so does one that joins late")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamDesks team;
    const QStringList names{QStringLiteral("Anna Kivi"), QStringLiteral("Bo"), QStringLiteral("Cleo")};
    std::vector<std::unique_ptr<RandomDesk>> desks;
    for (int i = 0; i < names.size(); ++i) {
        RandomDesk::OneOfMany one;
        one.name = QByteArray(1, static_cast<char>('a' + i));
        one.seed = 20'261'122U + static_cast<unsigned>(i);
        desks.push_back(std::make_unique<RandomDesk>(one));
        team.join(*desks.back(), names[i], HubRole::Lead);
        exchange(*desks.back()); // case numbers
    }
    desks.front()->begin();
    for (const auto& desk : desks) {
        exchange(*desk);
    }

    std::mt19937 random{20'261'122};
    const auto oneOf = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    int lost = 0;
    constexpr int rounds = 80;
    for (int round = 0; round < rounds; ++round) {
        INFO("round " << round);
        const int which = oneOf(3);
        RandomDesk& desk = *desks.at(static_cast<std::size_t>(which));
        for (int step = oneOf(4); step >= 0; --step) {
            desk.step();
        }
        const int fate = oneOf(4);
        if (fate == 0) {
            desk.reopen();
        } else if (fate == 1) {
            team.line(names[which]).cutAfter(oneOf(6'000));
            lost += waitFor(desk.workspace().exchangeWithTeam()) ? 0 : 1;
            team.line(names[which]).cutAfter(-1);
        } else if (fate == 2) {
            exchange(desk);
        } // else it goes on alone
    }
    CHECK(lost >= 3);

    for (int again = 0; again < 2; ++again) { // the first hands over, the second brings what others handed over
        for (const auto& desk : desks) {
            exchange(*desk);
        }
    }
    DeskFixture late;
    team.join(late, QStringLiteral("Dora"), HubRole::Lead);
    exchange(late);
    const QByteArray expected = late.dump();
    for (int i = 0; i < names.size(); ++i) {
        INFO(names[i].toStdString());
        CHECK((desks.at(static_cast<std::size_t>(i))->dump() == expected));
        CHECK(waitForValue(desks.at(static_cast<std::size_t>(i))->workspace().teamStanding()).pending == 0);
    }
    qint64 brought = 0;
    for (const auto& desk : desks) {
        brought += desk->brought();
    }
    desks.front()->requireInvariants(brought);
}
