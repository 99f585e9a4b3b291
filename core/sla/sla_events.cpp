// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/sla_events.h"

namespace threadline {

namespace {

Event named(const QString& kind, const QString& name, const QString& actor, Timestamp at, QJsonObject body)
{
    static const QUuid space = QUuid::fromString(QStringLiteral("0c6f4f0e-7d3b-4d0f-8a55-5a7f0c1b9e42"));
    Event event;
    event.subject = QUuid::createUuidV5(space, kind.section(QLatin1Char('.'), 0, 0) + QLatin1Char(':') + name);
    event.kind = kind;
    event.actor = actor;
    event.at = at;
    event.body = std::move(body);
    return event;
}

} // namespace

Event slaPoliciesSet(const QList<SlaPolicy>& policies, const QString& actor, Timestamp at)
{
    return named(QStringLiteral("sla.policies_set"), {}, actor, at,
                 {{QStringLiteral("policies"), policiesToJson(policies)}});
}

Event calendarSaved(const BusinessCalendar& calendar, const QString& actor, Timestamp at)
{
    return named(QStringLiteral("calendar.saved"), calendar.name, actor, at,
                 {{QStringLiteral("name"), calendar.name}, {QStringLiteral("calendar"), calendar.toJson()}});
}

Event calendarRemoved(const QString& name, const QString& actor, Timestamp at)
{
    return named(QStringLiteral("calendar.removed"), name, actor, at, {{QStringLiteral("name"), name}});
}

} // namespace threadline
