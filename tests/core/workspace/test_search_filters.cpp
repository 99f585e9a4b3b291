// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/search_reading.h"
#include "tests/support/desk_fixture.h"

using namespace threadline;
using namespace threadline::test;

namespace {

const QString ingrid = QStringLiteral("ingrid@aaltonen.example");
const QString tomas = QStringLiteral("tomas@ferreira.example");

/// Noon of 2026-11-22, UTC. Ingrid wrote half an hour ago, about a case that is Anna Kivi's and
/// waits; Tomas ten minutes ago, about one that nobody has.
struct Filtered : DeskFixture
{
    Filtered()
    {
        addAccount();
        server().deliver(mailFrom(ingrid, QStringLiteral("Pump"), QStringLiteral("The pump stops."),
                                  30, "m1@x"));
        server().deliver(
            mailFrom(tomas, QStringLiteral("Refund"), QStringLiteral("For the pump."), 10, "m2@x"));
        sync();
        const Case pump = waitForValue(workspace().findCase(QStringLiteral("10001")));
        requireOk(waitFor(workspace().assignCase(pump.id, QStringLiteral("Anna Kivi"))));
        requireOk(waitFor(workspace().setCaseStatus(pump.id, CaseStatus::Waiting)));
    }

    SearchAnswer answer(const QString& typed, const QString& agent = QStringLiteral("Anna Kivi"))
    {
        Database database(databasePath(), Database::Access::ReadOnly);
        return readAnswer(database, typed, 50, agent, clock().now());
    }

    QStringList found(const char* typed)
    {
        QStringList subjects;
        const QList<SearchHit> hits = answer(QString::fromUtf8(typed)).hits;
        for (const SearchHit& hit : hits) {
            subjects.append(hit.subject);
        }
        return subjects;
    }
};

const QStringList pump{QStringLiteral("Pump")};
const QStringList refund{QStringLiteral("Refund")};
const QStringList both = refund + pump;

} // namespace

TEST_CASE("What cases became is what their filters find")
{
    Filtered desk;
    CHECK(desk.found("pump") == both);
    CHECK(desk.found("status:waiting") == pump);
    CHECK(desk.found("status:new") == refund);
    CHECK(desk.found("pump -status:waiting") == refund);
    CHECK(desk.found("assignee:me") == pump);
    CHECK(desk.found("assignee:none") == refund);
    CHECK(desk.found("case:10001") == pump);
    CHECK(desk.found("tag:vip") == QStringList{});
    CHECK(desk.found("pump -tag:vip") == both);
}

TEST_CASE("What arrived is what the filters of interactions find")
{
    Filtered desk;
    CHECK(desk.found("to:support@northpump.example") == both);
    CHECK(desk.found("-from:ingrid@aaltonen.example") == refund);
    CHECK(desk.found("channel:email subject:refund") == refund);
    CHECK(desk.found("is:unread") == both);
    requireOk(waitFor(desk.workspace().markRead(
        desk.answer(QStringLiteral("refund")).hits.first().inCase.value())));
    CHECK(desk.found("is:unread") == pump);
    CHECK(desk.found("after:today") == both);
    CHECK(desk.found("before:today") == QStringList{});
    CHECK(desk.found("after:2026-11-22 before:2026-11-23") == both);
}

TEST_CASE("me is whoever asks, and nobody when nobody does")
{
    Filtered desk;
    CHECK(desk.answer(QStringLiteral("assignee:me"), QStringLiteral("Béla Nagy")).hits.isEmpty());
    CHECK(desk.answer(QStringLiteral("assignee:me"), QString()).hits.isEmpty());
}

TEST_CASE("An answer names what of the question meant nothing and finds the rest")
{
    Filtered desk;
    const SearchAnswer answer = desk.answer(QStringLiteral("refund before:yesterdayy"));
    CHECK(answer.hits.size() == 1);
    REQUIRE(answer.problems.size() == 1);
    CHECK(answer.problems.first().from == 7);
    CHECK(answer.problems.first().length == 17);
}

TEST_CASE("Marks in a hit are the words that were wanted, not those left out")
{
    Filtered desk;
    const SearchAnswer answer = desk.answer(QStringLiteral("stops -for -subject:refund"));
    REQUIRE(answer.hits.size() == 1);
    REQUIRE(answer.hits.first().marks.size() == 1);
    const auto [at, size] = answer.hits.first().marks.first();
    CHECK(answer.hits.first().snippet.mid(at, size) == QStringLiteral("stops"));
}

TEST_CASE("An answer says how far back it is complete")
{
    Filtered desk;
    const auto withProgress = [&](const char* progress) {
        Database writer(desk.databasePath(), Database::Access::ReadWrite);
        writer.execute(QByteArray("UPDATE account SET ") + progress);
        return desk.answer(QStringLiteral("pump"));
    };
    SearchAnswer answer =
        withProgress("cursor = '{\"a\":1}', done = 10, total = 10, complete_since = 5");
    CHECK(answer.complete);
    CHECK(answer.completeSince.isNull());

    answer = withProgress("done = 9, complete_since = 7000000");
    CHECK_FALSE(answer.complete);
    CHECK(answer.completeSince == Timestamp::fromSeconds(7));

    answer = withProgress("complete_since = 0");
    CHECK_FALSE(answer.complete);
    CHECK(answer.completeSince.isNull());

    answer = withProgress("cursor = '{}', done = 0, total = 0");
    CHECK_FALSE(answer.complete);
}
