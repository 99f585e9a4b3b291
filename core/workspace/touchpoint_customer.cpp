// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/touchpoint_customer.h"

#include "core/customers/customer_directory.h"
#include "core/customers/customer_events.h"

#include <algorithm>

namespace threadline::touchpoint_customer {

namespace {

using namespace Qt::Literals::StringLiterals;

Expected<std::optional<CustomerId>> byName(Database& database, const QString& name)
{
    constexpr int all = -1;
    QList<Customer> found = findCustomers(database, name, all);
    found.removeIf([&](const Customer& one) {
        return one.name.simplified().compare(name, Qt::CaseInsensitive) != 0;
    });
    if (found.size() > 1) {
        return Error{Error::Remedy::Rejected,
                     u"%1 customers are called \"%2\": say which by a number or an address."_s.arg(found.size()).arg(name)};
    }
    return found.isEmpty() ? std::optional<CustomerId>() : std::optional(found.first().id);
}

/// What nobody said to be a number may be a name as well.
QString nameMeant(const Touchpoint& touchpoint)
{
    if (!touchpoint.identities.isEmpty() && touchpoint.name.isEmpty() &&
        touchpoint.identities.first().kind == Identity::Kind::Reference && touchpoint.identities.size() == 1) {
        return touchpoint.identities.first().value.section(u':', 1);
    }
    return touchpoint.identities.isEmpty() ? touchpoint.name : QString();
}

} // namespace

Expected<std::optional<CustomerId>> find(Database& database, const Touchpoint& touchpoint)
{
    for (const Identity& identity : touchpoint.identities) {
        if (const auto owner = ownerOf(database, identity)) {
            return owner;
        }
    }
    const QString name = nameMeant(touchpoint);
    return name.isEmpty() ? Expected<std::optional<CustomerId>>(std::optional<CustomerId>()) : byName(database, name);
}

CustomerId settle(EventLog::Batch& batch, const Touchpoint& touchpoint, const std::optional<CustomerId>& found,
                  Timestamp at)
{
    const CustomerId customer = found.value_or(CustomerId::make(at));
    if (!found) {
        batch.append(customerCreated(customer, touchpoint.name, touchpoint.source, at));
    }
    for (const Identity& identity : touchpoint.identities) {
        if (!ownerOf(batch.database(), identity)) {
            batch.append(identityLinked(customer, identity, u"named by "_s + touchpoint.source, touchpoint.source, at));
        }
    }
    return customer;
}

} // namespace threadline::touchpoint_customer
