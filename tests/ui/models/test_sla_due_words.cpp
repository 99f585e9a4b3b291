// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "ui/models/sla_due_words.h"

using namespace threadline;

TEST_CASE("Between two changes the words of a promise stay as they are, and at each they are others")
{
    const SlaDue due{SlaTarget::NextReply, Timestamp::fromSeconds(1'000'000), Timestamp::fromSeconds(997'300)};
    Timestamp now = Timestamp::fromSeconds(1'000'000 - 3 * 86'400);
    int changes = 0;
    while (now < Timestamp::fromSeconds(1'000'000 + 3 * 86'400)) {
        const Timestamp next = slaDueChanges(due, now);
        INFO(now.seconds() << " to " << next.seconds());
        REQUIRE(next > now);
        const Timestamp justBefore = Timestamp::fromSeconds(next.seconds() - 1);
        if (justBefore > now) {
            REQUIRE(slaDuePill(due, justBefore) == slaDuePill(due, now));
        }
        REQUIRE(slaDuePill(due, next) != slaDuePill(due, now));
        now = next;
        ++changes;
    }
    // On either side ten hours by the minute and 38 by the hour, and a few days.
    CHECK(changes > 1250);
    CHECK(changes < 1350);
}
