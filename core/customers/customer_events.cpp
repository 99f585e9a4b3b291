// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/customers/customer_events.h"

namespace threadline {

Event customerCreated(CustomerId customer, const QString& name, const QString& actor, Timestamp at)
{
    Event event;
    event.subject = customer.uuid();
    event.kind = QStringLiteral("customer.created");
    event.actor = actor;
    event.at = at;
    event.body = {{QStringLiteral("name"), name}};
    return event;
}

Event identityLinked(CustomerId customer, const Identity& identity, const QString& evidence,
                     const QString& actor, Timestamp at)
{
    Event event;
    event.subject = customer.uuid();
    event.kind = QStringLiteral("identity.linked");
    event.actor = actor;
    event.at = at;
    event.body = {{QStringLiteral("identity"), identityToJson(identity)},
                  {QStringLiteral("evidence"), evidence}};
    return event;
}

QJsonObject identityToJson(const Identity& identity)
{
    return {{QStringLiteral("kind"), identityKindName(identity.kind)},
            {QStringLiteral("value"), identity.value}};
}

Identity identityFromJson(const QJsonObject& json)
{
    return {identityKindFromName(json.value(QLatin1String("kind")).toString()).value_or(Identity::Kind::Reference),
            json.value(QLatin1String("value")).toString()};
}

} // namespace threadline
