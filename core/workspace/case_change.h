// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an agent can change of cases, one or many, as plain values. Workspace::changeCases() does it:
// all of them or none, and what it hands back takes it back.
#pragma once

#include "core/model/case.h"

#include <QList>

#include <variant>

namespace threadline {

namespace case_change {

struct Status
{
    CaseStatus status;
    QString reason = {}; ///< in words that complete "because …"; empty: the usual ones
};

/// For the person at this desk; refused when a colleague has it.
struct Claim
{
};

struct Assignee
{
    QString agent; ///< empty: nobody
};

struct Priority
{
    CasePriority priority;
};

struct Tag
{
    QString tag; ///< as typed
};

struct Untag
{
    QString tag;
};

struct Skill
{
    QString skill; ///< empty: none
};

struct Field
{
    QString field;
    QString value; ///< as typed; empty: none
};

struct Snooze
{
    Timestamp until = untilTheyWrite; ///< what the customer writes wakes it before that
};

struct Wake
{
};

struct Reminder
{
    Timestamp at;
    QString words;
};

struct Subject
{
    QString subject;
};

} // namespace case_change

using CaseChange =
    std::variant<case_change::Status, case_change::Claim, case_change::Assignee, case_change::Priority,
                 case_change::Tag, case_change::Untag, case_change::Skill, case_change::Field, case_change::Snooze,
                 case_change::Wake, case_change::Reminder, case_change::Subject>;

/// What a command appended, for Workspace::undo(). Empty: it changed nothing.
struct UndoTicket
{
    QList<EventId> events;

    friend bool operator==(const UndoTicket&, const UndoTicket&) = default;
};

/// A case that a split opened.
struct SplitOff
{
    CaseId opened;
    UndoTicket ticket;
};

} // namespace threadline
