// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/sla_terms.h"

#include <QJsonDocument>

#include <algorithm>

namespace threadline {

qint64 newestTerms(Database& database)
{
    return database.number("SELECT max(coalesce((SELECT max(seq) FROM sla_policies), 0), "
                           "coalesce((SELECT max(seq) FROM sla_calendar), 0))");
}

QList<SlaPolicy> readPolicies(Database& database, qint64 terms)
{
    Statement row = database.prepare("SELECT policies FROM sla_policies WHERE seq <= ? ORDER BY seq DESC LIMIT 1");
    row.with(terms);
    QList<SlaPolicy> policies;
    if (!row.step()) {
        return policies;
    }
    const QJsonArray stored = QJsonDocument::fromJson(row.bytes(0)).array();
    for (const auto& one : stored) {
        if (const auto policy = SlaPolicy::fromJson(one.toObject())) { // written by another version, perhaps
            policies.append(*policy);
        }
    }
    return policies;
}

QList<BusinessCalendar> readCalendars(Database& database, qint64 terms)
{
    Statement rows = database.prepare("SELECT calendar, max(seq) FROM sla_calendar WHERE seq <= ? GROUP BY name "
                                      "HAVING calendar <> '' ORDER BY name");
    rows.with(terms);
    QList<BusinessCalendar> calendars;
    while (rows.step()) {
        if (const auto calendar = BusinessCalendar::fromJson(QJsonDocument::fromJson(rows.bytes(0)).object())) {
            calendars.append(*calendar);
        }
    }
    return calendars;
}

SlaTerms::SlaTerms(Database& database, qint64 terms)
    : m_seq(terms)
{
    const QList<BusinessCalendar> calendars = readCalendars(database, terms);
    const QList<SlaPolicy> policies = readPolicies(database, terms);
    for (const SlaPolicy& policy : policies) {
        const auto calendar = std::ranges::find(calendars, policy.calendar, &BusinessCalendar::name);
        if (calendar == calendars.end()) {
            continue;
        }
        if (!m_calendars.contains(policy.calendar)) {
            if (auto counted = WorkingTime::of(*calendar)) {
                m_calendars.insert(policy.calendar, std::make_shared<const WorkingTime>(std::move(*counted)));
            }
        }
        if (m_calendars.contains(policy.calendar)) {
            m_policies.append(policy);
        }
    }
}

const SlaPolicy* SlaTerms::policyFor(const CaseTraits& traits) const
{
    const auto found = std::ranges::find_if(m_policies, [&](const SlaPolicy& policy) { return policy.fits(traits); });
    return found == m_policies.end() ? nullptr : &*found;
}

const SlaPolicy* SlaTerms::policyNamed(const QString& name) const
{
    const auto found = std::ranges::find(m_policies, name, &SlaPolicy::name);
    return found == m_policies.end() ? nullptr : &*found;
}

const WorkingTime& SlaTerms::calendarOf(const SlaPolicy& policy) const
{
    return **m_calendars.constFind(policy.calendar);
}

} // namespace threadline
