// SPDX-License-Identifier: GPL-3.0-or-later
//
// What must hold whatever agents and customers do in whatever order: the same two thousand commands
// each time.
#include "tests/core/workspace/random_desk.h"

using namespace threadline;
using namespace threadline::test;

TEST_CASE("Whatever is done to cases, nothing is lost, mixed up or impossible to take back")
{
    RandomDesk desk;
    constexpr int commands = 2000;
    constexpr int between = 250;
    for (int i = 1; i <= commands; ++i) {
        desk.step();
        if (i % between == 0) {
            INFO("after command " << i);
            desk.requireInvariants(desk.brought());
            const QByteArray before = desk.dump();
            requireOk(waitFor(desk.workspace().rebuild()));
            REQUIRE((desk.dump() == before));
        }
    }
    for (const char* kind : {"status", "assign", "claim", "priority", "tag", "untag", "field", "snooze", "wake", "merge",
                             "unmerge", "move", "split", "link", "subject"}) {
        INFO(kind);
        CHECK(desk.done.value(QLatin1String(kind)) >= 5);
    }
}

TEST_CASE("Whatever is done to cases while promises change, folding the log again finds them as they are")
{
    RandomDesk desk(true);
    constexpr int commands = 400;
    constexpr int between = 50;
    for (int i = 1; i <= commands; ++i) {
        desk.step();
        if (i % between == 0) {
            INFO("after command " << i);
            const QByteArray before = desk.dump();
            requireOk(waitFor(desk.workspace().rebuild()));
            REQUIRE((desk.dump() == before));
        }
    }
}
