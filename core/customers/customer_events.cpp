// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/customers/customer_events.h"

#include "core/model/names.h"

namespace threadline {

using namespace names;

namespace {

constexpr std::array fields{std::pair{CustomerField::Name, "name"},
                            std::pair{CustomerField::Organisation, "organisation"},
                            std::pair{CustomerField::Language, "language"},
                            std::pair{CustomerField::TimeZone, "time_zone"},
                            std::pair{CustomerField::Note, "note"}};

Event customerEvent(CustomerId customer, const QString& kind, const QString& actor, Timestamp at, QJsonObject body)
{
    Event event;
    event.subject = customer.uuid();
    event.kind = kind;
    event.actor = actor;
    event.at = at;
    event.body = std::move(body);
    return event;
}

} // namespace

QString customerFieldName(CustomerField field) { return nameOf(fields, field); }
std::optional<CustomerField> customerFieldFromName(QStringView name) { return valueOf(fields, name); }

Event customerCreated(CustomerId customer, const QString& name, const QString& actor, Timestamp at)
{
    return customerEvent(customer, QStringLiteral("customer.created"), actor, at, {{QStringLiteral("name"), name}});
}

Event customerChanged(CustomerId customer, CustomerField field, const QString& value, const QString& actor,
                      Timestamp at)
{
    return customerEvent(customer, QStringLiteral("customer.changed"), actor, at,
                         {{QStringLiteral("field"), customerFieldName(field)}, {QStringLiteral("value"), value}});
}

Event customerTagged(CustomerId customer, const QString& tag, bool tagged, const QString& actor, Timestamp at)
{
    return customerEvent(customer,
                         tagged ? QStringLiteral("customer.tagged") : QStringLiteral("customer.untagged"), actor, at,
                         {{QStringLiteral("tag"), tag}});
}

Event customerMerged(CustomerId into, CustomerId from, const QString& reason, const QString& actor, Timestamp at)
{
    return customerEvent(into, QStringLiteral("customer.merged"), actor, at,
                         {{QStringLiteral("from"), from.text()}, {QStringLiteral("reason"), reason}});
}

Event customerUnmerged(CustomerId from, CustomerId into, EventId merge, const QString& actor, Timestamp at)
{
    return customerEvent(into, QStringLiteral("customer.unmerged"), actor, at,
                         {{QStringLiteral("from"), from.text()}, {QStringLiteral("merge"), merge.text()}});
}

Event suggestionRejected(CustomerId one, CustomerId other, const QString& actor, Timestamp at)
{
    return customerEvent(one, QStringLiteral("suggestion.rejected"), actor, at,
                         {{QStringLiteral("other"), other.text()}});
}

Event identityLinked(CustomerId customer, const Identity& identity, const QString& evidence,
                     const QString& actor, Timestamp at)
{
    return customerEvent(
        customer, QStringLiteral("identity.linked"), actor, at,
        {{QStringLiteral("identity"), identityToJson(identity)}, {QStringLiteral("evidence"), evidence}});
}

Event identityMoved(CustomerId from, const Identity& identity, CustomerId to, const QString& actor, Timestamp at)
{
    return customerEvent(from, QStringLiteral("identity.moved"), actor, at,
                         {{QStringLiteral("identity"), identityToJson(identity)}, {QStringLiteral("to"), to.text()}});
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
