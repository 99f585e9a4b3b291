// SPDX-License-Identifier: GPL-3.0-or-later
//
// A desk that joins a team with a long history.
#include "tests/core/workspace/random_desk.h"
#include "tests/team/team_desks.h"

using namespace threadline;
using namespace threadline::test;

namespace {

const QString anna = QStringLiteral("Anna Kivi");
const QString cleo = QStringLiteral("Cleo");

constexpr int customers = 60; // each with one mail, about five events
// So little at once that a short history is a long one.
constexpr Replication::Pace little{.page = 20, .farBehind = 50, .headStart = 25, .longPage = 20};

QString addressOf(int customer)
{
    return QStringLiteral("c%1@c.example").arg(customer);
}

/// Anna's team with a mail of each customer, the oldest one given to Cleo, whose desk has nothing of it yet.
struct LongHistory
{
    explicit LongHistory(DeskFixture& late)
    {
        team.join(desk, anna, HubRole::Lead);
        team.join(late, cleo, HubRole::Lead, {}, {}, little);
        exchange(desk);
        desk.addAccount();
        for (int i = 0; i < customers; ++i) {
            desk.server().deliver(mailFrom(addressOf(i), QStringLiteral("Pump %1").arg(i), QStringLiteral("It stops."), i,
                                           "m" + QByteArray::number(i) + "@c.example"));
        }
        desk.sync();
        requireOk(waitFor(desk.workspace().defineField({QStringLiteral("Order"), CaseField::Kind::Number})));
        const QList<Case> cases = waitForValue(desk.workspace().cases(std::nullopt, customers));
        for (const Case& one : cases) {
            if (one.subject == QStringLiteral("Pump 0")) {
                waitForValue(desk.workspace().changeCases({one.id}, case_change::Assignee{cleo}));
            }
        }
        exchange(desk);
        exchange(desk);
    }

    TeamDesks team;
    DeskFixture desk;
};

QStringList subjectsAt(DeskFixture& desk)
{
    QStringList subjects;
    const QList<Case> cases = waitForValue(desk.workspace().cases(std::nullopt, customers));
    for (const Case& one : cases) {
        subjects.append(one.subject);
    }
    return subjects;
}

/// Exchanges on a line that is cut a little later each time, until something is there.
void exchangeUntilSomethingIsThere(TeamDesks& team, DeskFixture& desk)
{
    constexpr int step = 1000;
    for (int bytes = step; subjectsAt(desk).isEmpty(); bytes += step) {
        team.line(cleo).cutAfter(bytes);
        static_cast<void>(waitFor(desk.workspace().exchangeWithTeam()));
        team.line(cleo).cutNoMore();
    }
}

} // namespace

TEST_CASE("Who joins a team with a long history has the own cases and the newest before the rest")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    DeskFixture late;
    LongHistory history(late);
    exchangeUntilSomethingIsThere(history.team, late);

    const QStringList early = subjectsAt(late);
    CHECK(waitForValue(late.workspace().teamStanding()).placed < waitForValue(history.desk.workspace().teamStanding()).placed);
    CHECK(early.size() < customers);
    CHECK(early.contains(QStringLiteral("Pump 0")));
    CHECK(early.contains(QStringLiteral("Pump %1").arg(customers - 1)));
    CHECK(waitForValue(late.workspace().caseFields()).size() == 1);
    CHECK(late.history(addressOf(0)).last().interaction.text == QStringLiteral("It stops."));

    // She works there, and ends the program, before the rest has come.
    const QList<Case> cases = waitForValue(late.workspace().cases(std::nullopt, customers));
    waitForValue(late.workspace().addNote(cases.first().id, QStringLiteral("Ask for the number."), {}));
    late.reopen();
    CHECK(subjectsAt(late) == early);
    exchange(late);
    exchange(late);
    exchange(history.desk);
    CHECK(subjectsAt(late).size() == customers);
    CHECK(waitForValue(late.workspace().teamStanding()).pending == 0);
    CHECK((late.dump() == history.desk.dump()));
}

TEST_CASE("What is done while a long history comes is handed over before it is all there")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    DeskFixture late;
    LongHistory history(late);
    exchangeUntilSomethingIsThere(history.team, late);
    const QList<Case> cases = waitForValue(late.workspace().cases(std::nullopt, customers));
    waitForValue(late.workspace().addNote(cases.first().id, QStringLiteral("Ask for the number."), {}));
    constexpr int aFewPages = 20'000;
    history.team.line(cleo).cutAfter(aFewPages);
    static_cast<void>(waitFor(late.workspace().exchangeWithTeam()));
    const qint64 reached = waitForValue(late.workspace().teamStanding()).placed;
    exchange(history.desk);
    CHECK(reached < waitForValue(history.desk.workspace().teamStanding()).placed - little.longPage);
    const auto seen = waitForValue(history.desk.workspace().search(QStringLiteral("number"), 10));
    CHECK(seen.hits.size() == 1);
}

TEST_CASE("Whatever is done at a desk that joins late, on a bad line, it comes to what the others have")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamDesks team;
    RandomDesk first(RandomDesk::OneOfMany{"a", 1});
    team.join(first, anna, HubRole::Lead);
    exchange(first);
    first.begin();
    constexpr int past = 60;
    for (int i = 0; i < past; ++i) {
        first.step();
    }
    exchange(first);
    exchange(first);

    RandomDesk late(RandomDesk::OneOfMany{"c", 3});
    team.join(late, cleo, HubRole::Lead, {}, {}, little);
    std::mt19937 random{20'261'122};
    const auto oneOf = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    int before = 0; // steps at the desk while some of the past was missing
    constexpr int rounds = 40;
    for (int round = 0; round < rounds; ++round) {
        INFO("round " << round);
        team.line(cleo).cutAfter(oneOf(60'000));
        static_cast<void>(waitFor(late.workspace().exchangeWithTeam()));
        team.line(cleo).cutNoMore();
        const bool missing = waitForValue(late.workspace().teamStanding()).placed
                           < waitForValue(first.workspace().teamStanding()).placed;
        for (int step = oneOf(3); step > 0 && !subjectsAt(late).isEmpty(); --step) {
            late.step();
            before += missing ? 1 : 0;
        }
        if (oneOf(3) == 0) {
            first.step();
            exchange(first);
        }
        if (oneOf(5) == 0) {
            late.reopen();
        }
    }
    CHECK(before > 0);
    for (int again = 0; again < 2; ++again) {
        exchange(late);
        exchange(first);
    }
    exchange(late);
    CHECK((late.dump() == first.dump()));
    CHECK(waitForValue(late.workspace().teamStanding()).pending == 0);
}
