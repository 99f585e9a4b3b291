// SPDX-License-Identifier: GPL-3.0-or-later
//
// A macro: steps that an agent does with one word on one case or many. Plain values; their JSON form is
// in macro_steps.h, Workspace::runMacro() does them.
#pragma once

#include "core/texts/text_expansion.h"
#include "core/workspace/case_change.h"

namespace threadline {

namespace macro_step {

/// Words to the customer, with variables; at most one in a macro.
struct Reply
{
    QString text;
};

/// Words to the team, with variables.
struct Note
{
    QString text;
};

/// As case_change::Snooze, counted from when the macro runs.
struct SnoozeFor
{
    qint64 seconds = 0;
};

/// As case_change::Reminder, counted from when the macro runs.
struct RemindIn
{
    qint64 seconds = 0;
    QString words;
};

} // namespace macro_step

using MacroStep =
    std::variant<macro_step::Reply, macro_step::Note, macro_step::SnoozeFor, macro_step::RemindIn, CaseChange>;

struct Macro
{
    QString name; ///< unique in a workspace
    QList<MacroStep> steps;
};

/// What becomes of the reply of a macro.
enum class MacroReplies {
    HandBack, ///< to whoever ran it, who looks at it; variables may be open
    Queue,    ///< it is queued with the other changes; refused when a variable is open
    Try,      ///< nothing is done at all; what would have been done is handed back
};

struct MacroOnCase
{
    CaseId inCase;
    qint64 number = 0;
    ExpandedText reply; ///< empty: the macro has none
    QStringList notes;  ///< as they were written
    std::optional<InteractionId> queued;
};

struct MacroOutcome
{
    UndoTicket ticket; ///< of all changes of all cases; replies and notes are no part of it
    QList<MacroStep> steps;
    QList<MacroOnCase> cases;
};

} // namespace threadline
