// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a message does to the status of its case, as plain data in and out.
//
//   a person's message      New, Open, On hold stay; Waiting and Solved become Open
//   our message             New and Open become Waiting (when it was written elsewhere; the desk's
//                           own replies say themselves what follows)
//   an automatic message    changes nothing, except that a bounce of what we sent brings a case in
//                           Waiting back to Open, because nobody will answer a message nobody got
//   any message older than what the case has already: changes nothing
//
// After Closed a person's message opens a linked case (see InboundPipeline).
#pragma once

#include "core/model/case.h"
#include "core/model/interaction.h"

namespace threadline {

struct StatusChange
{
    CaseStatus status;
    QString reason;
};

std::optional<StatusChange> statusAfter(const Case& current, Direction direction, Automation automation,
                                        Timestamp at);

/// The status a case begins with. `seenLongAgo`: the message was read already elsewhere and is old
/// history, so nobody is waiting for us.
CaseStatus openingStatus(Direction direction, bool seenLongAgo);

/// A message that was read elsewhere and is older than this, when it first arrives here, is history.
inline constexpr qint64 historyAfterDays = 30;

} // namespace threadline
