// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk_fixture.h"

using namespace threadline;
using namespace threadline::test;

namespace {

const QString ingrid = QStringLiteral("ingrid@aaltonen.example");
const QString tomas = QStringLiteral("tomas@ferreira.example");

struct TwoCases : DeskFixture
{
    TwoCases()
    {
        addAccount();
        server().deliver(mailFrom(ingrid, QStringLiteral("Pump"), QStringLiteral("Why?\n\n> earlier"), 30, "m1@x"));
        server().deliver(mailFrom(tomas, QStringLiteral("Refund"), QStringLiteral("Where?"), 10, "m2@x"));
        sync();
    }
    QueuePage page(QueueFilter::Tab tab, QueueFilter::View view = QueueFilter::View::All)
    {
        return waitForValue(workspace().queue({view, tab}, 0, 50));
    }
};

} // namespace

TEST_CASE("The queue shows who wrote, what about, their own words and that nobody read it")
{
    TwoCases desk;
    const QueuePage page = desk.page(QueueFilter::Tab::Open);
    REQUIRE(page.total == 2);
    CHECK(page.rows.at(0).subject == QStringLiteral("Refund"));
    CHECK(page.rows.at(1).customerName == QStringLiteral("ingrid"));
    CHECK(page.rows.at(1).lastWords == QStringLiteral("Why?"));
    CHECK(page.rows.at(1).unread);
    CHECK(page.rows.at(1).waitingSince == page.rows.at(1).lastAt);
}

TEST_CASE("Reading a case takes its mark away, here and in the counts")
{
    TwoCases desk;
    CHECK(waitForValue(desk.workspace().queueCounts(QueueFilter::View::All)).unread == 2);
    const QueuePage page = desk.page(QueueFilter::Tab::Open);
    requireOk(waitFor(desk.workspace().markRead(page.rows.first().id)));
    CHECK_FALSE(desk.page(QueueFilter::Tab::Open).rows.first().unread);
    CHECK(waitForValue(desk.workspace().queueCounts(QueueFilter::View::All)).unread == 1);
}

TEST_CASE("Cases move between the tabs with their status and between the views with their assignee")
{
    TwoCases desk;
    const CaseId refund = desk.page(QueueFilter::Tab::Open).rows.first().id;
    CHECK(desk.page(QueueFilter::Tab::Open, QueueFilter::View::Mine).total == 0);
    requireOk(waitFor(desk.workspace().assignCase(refund, QStringLiteral("Anna Kivi"))));
    CHECK(desk.page(QueueFilter::Tab::Open, QueueFilter::View::Mine).total == 1);
    CHECK(desk.page(QueueFilter::Tab::Open, QueueFilter::View::Unassigned).total == 1);
    requireOk(waitFor(desk.workspace().setCaseStatus(refund, CaseStatus::OnHold)));
    CHECK(desk.page(QueueFilter::Tab::Open).total == 1);
    CHECK(desk.page(QueueFilter::Tab::Waiting).total == 1);
    requireOk(waitFor(desk.workspace().setCaseStatus(refund, CaseStatus::Solved)));
    const QueueCounts counts = waitForValue(desk.workspace().queueCounts(QueueFilter::View::All));
    CHECK(counts.open == 1);
    CHECK(counts.waiting == 0);
    CHECK(counts.solved == 1);
}

TEST_CASE("Changes are announced with the customer and the case they are about")
{
    TwoCases desk;
    const QueueRow row = desk.page(QueueFilter::Tab::Open).rows.first();
    QList<WorkspaceChange> changes;
    QObject::connect(&desk.workspace(), &Workspace::changed, &desk.workspace(),
                     [&](const WorkspaceChange& change) { changes.append(change); });
    requireOk(waitFor(desk.workspace().setCaseStatus(row.id, CaseStatus::Open)));
    REQUIRE(waitUntil([&] { return !changes.isEmpty(); }));
    CHECK(changes.first().cases.contains(row.id));
}
