// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sla/sla_samples.h"

#include "core/sla/sla_words.h"

using namespace threadline;
using namespace threadline::test;

namespace {

QString left(qint64 seconds)
{
    TargetStanding standing;
    standing.state = SlaState::Running;
    standing.remainingSeconds = seconds;
    return slaWords(standing, {});
}

QString breached(qint64 secondsAgo)
{
    TargetStanding standing;
    standing.state = SlaState::Breached;
    standing.breachedAt = Timestamp::fromSeconds(2'000'000'000);
    return slaWords(standing, Timestamp::fromSeconds(2'000'000'000 + secondsAgo));
}

QString paused(CaseStatus status)
{
    TargetStanding standing;
    standing.state = SlaState::Paused;
    standing.pausedIn = status;
    return slaWords(standing, {});
}

} // namespace

TEST_CASE("What is left is said in hours and minutes that are certain")
{
    CHECK(left(2 * hours + 10 * minutes) == QStringLiteral("2 h 10 min left"));
    CHECK(left(2 * hours + 10 * minutes + 59) == QStringLiteral("2 h 10 min left"));
    CHECK(left(2 * hours) == QStringLiteral("2 h left"));
    CHECK(left(59 * minutes) == QStringLiteral("59 min left"));
    CHECK(left(60) == QStringLiteral("1 min left"));
    CHECK(left(59) == QStringLiteral("under a minute left"));
    CHECK(left(30 * hours + 5 * minutes) == QStringLiteral("30 h 5 min left"));
}

TEST_CASE("A breach is said by how long ago it was on the wall")
{
    CHECK(breached(0) == QStringLiteral("breached just now"));
    CHECK(breached(59) == QStringLiteral("breached just now"));
    CHECK(breached(35 * minutes) == QStringLiteral("breached 35 min ago"));
    CHECK(breached(3 * hours + 5 * minutes) == QStringLiteral("breached 3 h 5 min ago"));
    CHECK(breached(47 * hours) == QStringLiteral("breached 47 h ago"));
    CHECK(breached(48 * hours) == QStringLiteral("breached 2 d ago"));
    CHECK(breached(71 * hours) == QStringLiteral("breached 2 d ago"));
}

TEST_CASE("A pause says what it waits for, and what is over says how it ended")
{
    CHECK(paused(CaseStatus::Waiting) == QStringLiteral("paused while waiting"));
    CHECK(paused(CaseStatus::OnHold) == QStringLiteral("paused while on hold"));
    CHECK(paused(CaseStatus::Solved) == QStringLiteral("paused since solved"));
    CHECK(paused(CaseStatus::Closed) == QStringLiteral("paused since closed"));
    TargetStanding standing;
    CHECK(slaWords(standing, {}).isEmpty());
    standing.state = SlaState::Met;
    CHECK(slaWords(standing, {}) == QStringLiteral("done in time"));
    standing.state = SlaState::Breached;
    standing.breachedAt = Timestamp::fromSeconds(1);
    standing.metAt = Timestamp::fromSeconds(2);
    CHECK(slaWords(standing, Timestamp::fromSeconds(9000)) == QStringLiteral("done too late"));
}

TEST_CASE("Targets have names for people")
{
    CHECK(slaTargetWords(SlaTarget::FirstReply) == QStringLiteral("First reply"));
    CHECK(slaTargetWords(SlaTarget::NextReply) == QStringLiteral("Next reply"));
    CHECK(slaTargetWords(SlaTarget::Resolution) == QStringLiteral("Resolution"));
}
