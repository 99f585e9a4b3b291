// SPDX-License-Identifier: GPL-3.0-or-later
//
// What may become of a case, as plain data in and out.
//
// What a message does to the status of its case:
//
//   a person's message      New, Open, On hold stay; Waiting and Solved become Open
//   our message             New and Open become Waiting (when it was written elsewhere; the desk's
//                           own replies say themselves what follows)
//   an automatic message    changes nothing, except that a bounce of what we sent brings a case in
//                           Waiting back to Open, because nobody will answer a message nobody got
//   any message older than what the case has already: changes nothing
//
// After Closed a person's message opens a linked case (see InboundPipeline).
//
// What an agent may do:
//
//   to New                  never: it says that nobody has looked yet
//   from Closed             only to Open, that is reopening
//   else                    from any status to any other
//   a merged case           nothing but taking the merge back: its matter is the other's
//
// Refusals are sentences that name the case by its number and say what to do instead.
#pragma once

#include "core/model/case.h"
#include "core/model/case_field.h"
#include "core/model/expected.h"
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

/// Refused for a case that was merged into another. `into`: that one.
Expected<void> mayChange(const Case& current, const std::optional<Case>& into);

/// What an agent's choice makes of a case; nothing when it has that status already. `reason`: the
/// agent's own words for it; empty: the usual ones.
Expected<std::optional<StatusChange>> statusByAgent(const Case& current, CaseStatus wanted, const QString& reason);

/// Refused when somebody else has it.
Expected<void> mayClaim(const Case& current, const QString& agent);
Expected<void> maySnooze(const Case& current, Timestamp until, Timestamp now);
/// Both are as they are now; a case that was merged already is refused by mayChange().
Expected<void> mayMerge(const Case& one, const Case& into);
/// A message of a customer to a case of theirs. `from`: the case it is shown in.
Expected<void> mayMove(CustomerId customer, const std::optional<Case>& from, const Case& to);
Expected<void> mayLink(const Case& one, const Case& other);

inline constexpr qsizetype longestTag = 50;
/// Trimmed, in lower case, a - for each run of spaces; refused when that leaves nothing or is too long.
Expected<QString> normalisedTag(const QString& typed);
/// A value as it is kept: trimmed, a number without needless digits, a date as 2026-11-22, a choice
/// as it is offered; empty stays empty and means none.
Expected<QString> checkedFieldValue(const CaseField& field, const QString& typed);
/// A field as it can be defined. `before`: what has this name already.
Expected<CaseField> checkedField(const CaseField& wanted, const std::optional<CaseField>& before);

/// A message that was read elsewhere and is older than this, when it first arrives here, is history.
inline constexpr qint64 historyAfterDays = 30;

} // namespace threadline
