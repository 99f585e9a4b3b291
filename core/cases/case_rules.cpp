// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/case_rules.h"

namespace threadline {

std::optional<StatusChange> statusAfter(const Case& current, Direction direction, Automation automation,
                                        Timestamp at)
{
    if (at < current.lastAt || direction == Direction::Internal) {
        return std::nullopt;
    }
    const CaseStatus now = current.status;
    if (automation == Automation::Bounce) {
        return now == CaseStatus::Waiting
                   ? std::optional(StatusChange{CaseStatus::Open, QStringLiteral("a reply could not be delivered")})
                   : std::nullopt;
    }
    if (automation != Automation::None) {
        return std::nullopt;
    }
    if (direction == Direction::Outbound) {
        const bool ourTurn = now == CaseStatus::New || now == CaseStatus::Open;
        return ourTurn ? std::optional(StatusChange{CaseStatus::Waiting, QStringLiteral("it was answered")})
                       : std::nullopt;
    }
    const bool theirTurn = now == CaseStatus::Waiting || now == CaseStatus::Solved;
    return theirTurn ? std::optional(StatusChange{CaseStatus::Open, QStringLiteral("the customer wrote")})
                     : std::nullopt;
}

CaseStatus openingStatus(Direction direction, bool seenLongAgo)
{
    if (seenLongAgo) {
        return CaseStatus::Solved;
    }
    return direction == Direction::Outbound ? CaseStatus::Waiting : CaseStatus::New;
}

} // namespace threadline
