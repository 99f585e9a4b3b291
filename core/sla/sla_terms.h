// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was promised at some time: the policies and calendars as they were after one event. Read from the tables
// sla_policies and sla_calendar, which keep every version, on any connection.
#pragma once

#include "core/sla/business_calendar.h"
#include "core/sla/sla_policy.h"
#include "core/sla/working_time.h"
#include "core/sqlite/database.h"

#include <QHash>

#include <memory>

namespace threadline {

/// The seq of the newest event that set a policy or a calendar; 0: none ever did.
qint64 newestTerms(Database& database);
/// As they were after the event `terms`, the policies in their order, the calendars by name.
QList<SlaPolicy> readPolicies(Database& database, qint64 terms);
QList<BusinessCalendar> readCalendars(Database& database, qint64 terms);

/// The terms of one event, calendars made ready as they are needed. Thread: one.
class SlaTerms
{
public:
    SlaTerms(Database& database, qint64 terms);

    qint64 seq() const { return m_seq; }
    /// The first that fits; null: nothing is promised.
    const SlaPolicy* policyFor(const CaseTraits& traits) const;
    /// Null: there was none of this name.
    const SlaPolicy* policyNamed(const QString& name) const;
    const WorkingTime& calendarOf(const SlaPolicy& policy) const;

private:
    qint64 m_seq;
    QList<SlaPolicy> m_policies; // those whose calendar can be counted with
    QHash<QString, std::shared_ptr<const WorkingTime>> m_calendars;
};

} // namespace threadline
