// SPDX-License-Identifier: GPL-3.0-or-later
//
// What happened in a case, as far as its clocks care. Any order; facts of one moment count in the order of the list.
// A message that never left (failed, cancelled) and one that no person wrote (automatic replies, bounces) are no facts.
#pragma once

#include "core/model/case.h"

#include <QList>

namespace threadline {

struct CaseFact
{
    enum class What { CustomerMessage, OurReply, StatusChange };

    What what = What::CustomerMessage;
    Timestamp at;
    CaseStatus status = CaseStatus::New; ///< that it changed to; of a status change only

    static CaseFact customerMessage(Timestamp at) { return {What::CustomerMessage, at, {}}; }
    static CaseFact ourReply(Timestamp at) { return {What::OurReply, at, {}}; }
    static CaseFact statusChange(Timestamp at, CaseStatus status) { return {What::StatusChange, at, status}; }

    friend bool operator==(const CaseFact&, const CaseFact&) = default;
};

struct CaseFacts
{
    Timestamp openedAt;
    QList<CaseFact> facts; ///< the status is New until one says otherwise

    friend bool operator==(const CaseFacts&, const CaseFacts&) = default;
};

} // namespace threadline
