// SPDX-License-Identifier: GPL-3.0-or-later
//
// Logging what no channel brings (core/model/touch.h), as plain values. Workspace::logTouch() does it.
#pragma once

#include "core/model/touch.h"
#include "core/workspace/case_change.h"

namespace threadline {

struct TouchRequest
{
    CustomerId customer; ///< whose it is when `inCase` names no case
    CaseId inCase;       ///< null: the open case of the customer with the latest contact, or a new one
    bool newCase = false; ///< a new one although one is open
    QString subject;     ///< of a case that it opens; empty: the outcome, or the kind of touch
    Touch touch;         ///< `at` null: now, less what it took; `agent` empty: whoever is at this desk
    QList<CaseChange> then; ///< done to its case in the same step: a status, a snooze, a reminder
};

struct LoggedTouch
{
    InteractionId id;
    CaseId inCase;     ///< null: it is in none
    bool opened = false; ///< that case is new
    UndoTicket ticket;
};

} // namespace threadline
