// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/customers/customer_projection.h"

namespace threadline {

QStringList CustomerProjection::tables() const
{
    return {QStringLiteral("customer"), QStringLiteral("identity"), QStringLiteral("identity_name")};
}

void CustomerProjection::clear(Database& database)
{
    m_keys.clear();
    Projection::clear(database);
}

void CustomerProjection::apply(Database& database, const Event& event)
{
    if (event.kind == QLatin1String("customer.created")) {
        database.statement("INSERT INTO customer(key, id, name) VALUES(?,?,?)")
            .run(event.seq, event.subject, event.body.value(QLatin1String("name")).toString());
    } else if (event.kind == QLatin1String("identity.linked")) {
        const QJsonObject identity = event.body.value(QLatin1String("identity")).toObject();
        database.statement("INSERT INTO identity(kind, value, customer) VALUES(?,?,?)")
            .run(identity.value(QLatin1String("kind")).toString(),
                 identity.value(QLatin1String("value")).toString(), keyOf(database, event.subject));
    } else if (event.kind == QLatin1String("message.received")
               || event.kind == QLatin1String("message.queued")) {
        countInteraction(database, event);
    }
}

qint64 CustomerProjection::keyOf(Database& database, const QUuid& customer)
{
    const auto known = m_keys.constFind(customer);
    if (known != m_keys.constEnd()) {
        return *known;
    }
    Statement& query = database.statement("SELECT key FROM customer WHERE id = ?");
    query.with(customer);
    if (!query.step()) {
        return 0;
    }
    const qint64 key = query.integer(0);
    query.reset();
    constexpr qsizetype enough = 20'000;
    if (m_keys.size() > enough) {
        m_keys.clear();
    }
    m_keys.insert(customer, key);
    return key;
}

void CustomerProjection::countInteraction(Database& database, const Event& event)
{
    const QUuid customer = QUuid::fromString(event.body.value(QLatin1String("customer")).toString());
    const qint64 key = keyOf(database, customer);
    database
        .statement("UPDATE customer SET interactions = interactions + 1, last_at = max(last_at, ?1), "
                   "first_at = CASE WHEN first_at = 0 THEN ?1 ELSE min(first_at, ?1) END WHERE key = ?2")
        .run(event.at.us, key);
    const QJsonObject identity = event.body.value(QLatin1String("identity")).toObject();
    if (identity.isEmpty()) {
        return;
    }
    const QString kind = identity.value(QLatin1String("kind")).toString();
    const QString value = identity.value(QLatin1String("value")).toString();
    database
        .statement("UPDATE identity SET interactions = interactions + 1, last_at = max(last_at, ?) "
                   "WHERE kind = ? AND value = ? AND customer = ?")
        .run(event.at.us, kind, value, key);
    if (database.changes() == 0) {
        return; // somebody else's address: a bounce from a postmaster, a reply to a colleague
    }
    noteName(database, key, kind, value, identity.value(QLatin1String("name")).toString());
}

void CustomerProjection::noteName(Database& database, qint64 customer, const QString& kind,
                                  const QString& value, const QString& name)
{
    if (name.isEmpty()) {
        return;
    }
    database
        .statement("INSERT INTO identity_name(kind, value, name, seen) VALUES(?,?,?,1) "
                   "ON CONFLICT DO UPDATE SET seen = seen + 1")
        .run(kind, value, name);
    // Ties go to the name that sorts first, so that the order of arrival does not decide.
    database
        .statement("UPDATE customer SET name = (SELECT n.name FROM identity i JOIN identity_name n "
                   "USING(kind, value) WHERE i.customer = ?1 GROUP BY n.name "
                   "ORDER BY sum(n.seen) DESC, n.name LIMIT 1) WHERE key = ?1")
        .run(customer);
}

} // namespace threadline
