// SPDX-License-Identifier: GPL-3.0-or-later
//
// A case is a matter to be solved for one customer.
#pragma once

#include "core/model/id.h"

#include <QMap>
#include <QStringList>

#include <limits>

namespace threadline {

enum class CaseStatus { New, Open, Waiting, OnHold, Solved, Closed };

/// "new", "open", "waiting", "on_hold", "solved", "closed".
QString caseStatusName(CaseStatus status);
std::optional<CaseStatus> caseStatusFromName(QStringView name);

enum class CasePriority { Low, Normal, High, Urgent };

/// "low", "normal", "high", "urgent".
QString casePriorityName(CasePriority priority);
std::optional<CasePriority> casePriorityFromName(QStringView name);

/// Case::snoozedUntil of a case that sleeps until its customer writes.
inline constexpr Timestamp untilTheyWrite{std::numeric_limits<qint64>::max()};

struct Case
{
    CaseId id;
    qint64 number = 0; ///< what people say on the phone; unique in a workspace
    QString subject;
    CustomerId customer;
    CaseStatus status = CaseStatus::New;
    QString assignee; ///< an agent's name; empty: nobody yet
    Timestamp openedAt;
    Timestamp lastAt; ///< of its newest interaction

    CasePriority priority = CasePriority::Normal;
    QString skill;           ///< what whoever takes it should know; empty: nothing special
    QStringList tags;        ///< normalised (core/cases/case_rules.h), sorted
    Timestamp snoozedUntil;  ///< null: never; a moment that is over means awake again
    QMap<QString, QString> fields; ///< values of custom fields, by name
    std::optional<CaseId> mergedInto; ///< where its messages are shown; it is Closed then

    bool isSnoozed(Timestamp now) const { return snoozedUntil > now; }

    friend bool operator==(const Case&, const Case&) = default;
};

} // namespace threadline
