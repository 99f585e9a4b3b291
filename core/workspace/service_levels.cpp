// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/service_levels.h"

#include "core/model/channel.h"
#include "core/model/rejected.h"
#include "core/sla/sla_events.h"
#include "core/sla/sla_terms.h"

#include <algorithm>

namespace threadline::service_levels {

namespace {

Expected<void> checkConditions(const SlaPolicy& policy)
{
    for (const QString& priority : policy.priorities) {
        if (!casePriorityFromName(priority.toLower())) {
            return rejected(QStringLiteral("The policy \"%1\" asks for the priority \"%2\", which there is not: write low, "
                                           "normal, high or urgent.")
                                .arg(policy.name, priority));
        }
    }
    for (const QString& name : policy.channels) {
        if (!channel::known().contains(name, Qt::CaseInsensitive)) {
            return rejected(QStringLiteral("The policy \"%1\" asks for the channel \"%2\", which there is not: write one of %3.")
                                .arg(policy.name, name, channel::known().join(QStringLiteral(", "))));
        }
    }
    return {};
}

/// Whether so much working time is left at all.
Expected<void> checkThatItCanBeKept(const SlaPolicy& policy, const BusinessCalendar& calendar, Timestamp now)
{
    const auto counted = WorkingTime::of(calendar);
    if (!counted) {
        return counted.error();
    }
    for (const SlaTarget target : allSlaTargets) {
        if (const auto due = counted->addWorkingTime(now, policy.target(target).value_or(0)); !due) {
            return due.error();
        }
    }
    return {};
}

Expected<void> checkAll(const QList<SlaPolicy>& policies, const QList<BusinessCalendar>& calendars, Timestamp now)
{
    QStringList names;
    for (const BusinessCalendar& calendar : calendars) {
        names.append(calendar.name);
    }
    if (const auto together = policiesFromJson(policiesToJson(policies), names); !together) {
        return together.error();
    }
    for (const SlaPolicy& policy : policies) {
        if (auto fine = checkConditions(policy); !fine) {
            return fine;
        }
        const auto calendar = std::ranges::find(calendars, policy.calendar, &BusinessCalendar::name);
        if (auto fine = checkThatItCanBeKept(policy, *calendar, now); !fine) {
            return fine;
        }
    }
    return {};
}

QList<BusinessCalendar> replaced(QList<BusinessCalendar> calendars, const BusinessCalendar& by)
{
    calendars.removeIf([&](const BusinessCalendar& one) { return one.name == by.name; });
    calendars.append(by);
    return calendars;
}

} // namespace

Expected<void> setPolicies(EventLog::Batch& batch, const QList<SlaPolicy>& policies,
                           const QList<BusinessCalendar>& calendars, const Doing& doing)
{
    const qint64 terms = newestTerms(batch.database());
    const QList<BusinessCalendar> before = readCalendars(batch.database(), terms);
    QList<BusinessCalendar> all = before;
    for (const BusinessCalendar& calendar : calendars) {
        if (auto fine = calendar.check(); !fine) {
            return fine;
        }
        all = replaced(all, calendar);
    }
    if (auto fine = checkAll(policies, all, doing.at); !fine) {
        return fine;
    }
    for (const BusinessCalendar& calendar : calendars) {
        if (!before.contains(calendar)) {
            batch.append(calendarSaved(calendar, doing.actor, doing.at));
        }
    }
    if (policies != readPolicies(batch.database(), terms)) {
        batch.append(slaPoliciesSet(policies, doing.actor, doing.at));
    }
    return {};
}

Expected<void> saveCalendar(EventLog::Batch& batch, const BusinessCalendar& calendar, const Doing& doing)
{
    if (auto fine = calendar.check(); !fine) {
        return fine;
    }
    const qint64 terms = newestTerms(batch.database());
    const QList<BusinessCalendar> before = readCalendars(batch.database(), terms);
    if (auto fine = checkAll(readPolicies(batch.database(), terms), replaced(before, calendar), doing.at); !fine) {
        return fine;
    }
    if (!before.contains(calendar)) {
        batch.append(calendarSaved(calendar, doing.actor, doing.at));
    }
    return {};
}

Expected<void> removeCalendar(EventLog::Batch& batch, const QString& name, const Doing& doing)
{
    const qint64 terms = newestTerms(batch.database());
    const QList<BusinessCalendar> calendars = readCalendars(batch.database(), terms);
    if (std::ranges::none_of(calendars, [&](const BusinessCalendar& one) { return one.name == name; })) {
        return rejected(QStringLiteral("There is no calendar \"%1\"; list them with: threadline sla calendars.").arg(name));
    }
    const QList<SlaPolicy> policies = readPolicies(batch.database(), terms);
    const auto user = std::ranges::find(policies, name, &SlaPolicy::calendar);
    if (user != policies.end()) {
        return rejected(QStringLiteral("The policy \"%1\" counts in the calendar \"%2\": give it another one first.")
                            .arg(user->name, name));
    }
    batch.append(calendarRemoved(name, doing.actor, doing.at));
    return {};
}

} // namespace threadline::service_levels
