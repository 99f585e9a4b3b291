// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sla/case_samples.h"

namespace threadline::test {

SlaPolicy promise()
{
    SlaPolicy policy;
    policy.name = QStringLiteral("All");
    policy.calendar = QStringLiteral("Office");
    policy.firstReply = 2 * hours;
    policy.nextReply = 4 * hours;
    policy.resolution = 16 * hours;
    return policy;
}

CaseFact message(const char* when)
{
    return CaseFact::customerMessage(at(when));
}

CaseFact reply(const char* when)
{
    return CaseFact::ourReply(at(when));
}

CaseFact status(const char* when, CaseStatus to)
{
    return CaseFact::statusChange(at(when), to);
}

SlaStanding standing(const CaseFacts& facts, const char* now, const SlaPolicy& policy)
{
    static const WorkingTime calendar = counted(office("UTC"));
    const auto read = readSlaClock(facts, policy, calendar, at(now));
    INFO(sentenceOf(read).toStdString());
    REQUIRE(read);
    return *read;
}

CaseFacts opened(const char* when, const QList<CaseFact>& facts)
{
    return {at(when), facts};
}

CaseFacts monday(QList<CaseFact> facts)
{
    facts.prepend(message("2026-11-23T10:00:00Z"));
    return opened("2026-11-23T10:00:00Z", facts);
}

} // namespace threadline::test
