// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/customers/customer_directory.h"

namespace threadline {

namespace {

QList<Identity> identitiesOf(Database& database, qint64 customerKey)
{
    QList<Identity> identities;
    Statement& rows = database.statement(
        "SELECT kind, value FROM identity WHERE customer = ? ORDER BY interactions DESC, kind, value");
    rows.with(customerKey);
    while (rows.step()) {
        if (const auto kind = identityKindFromName(rows.text(0))) {
            identities.append({*kind, rows.text(1)});
        }
    }
    return identities;
}

/// LIKE's own signs stand for themselves in what a person typed.
QString likePattern(const QString& words)
{
    QString escaped;
    for (const QChar c : words) {
        if (c == QLatin1Char('%') || c == QLatin1Char('_') || c == QLatin1Char('\\')) {
            escaped += QLatin1Char('\\');
        }
        escaped += c;
    }
    return QLatin1Char('%') + escaped + QLatin1Char('%');
}

} // namespace

std::optional<CustomerId> customerOf(Database& database, const Identity& identity)
{
    Statement& query = database.statement(
        "SELECT c.id FROM identity i JOIN customer c ON c.key = i.customer WHERE i.kind = ? AND i.value = ?");
    query.with(identityKindName(identity.kind), identity.value);
    if (!query.step()) {
        return std::nullopt;
    }
    const CustomerId customer(query.uuid(0));
    query.reset();
    return customer;
}

QList<Customer> findCustomers(Database& database, const QString& query, int limit)
{
    const QString pattern = likePattern(query.trimmed());
    Statement rows = database.prepare(
        "SELECT key, id, name, interactions FROM customer c WHERE name LIKE ?1 ESCAPE '\\' OR EXISTS("
        "SELECT 1 FROM identity i WHERE i.customer = c.key AND i.value LIKE ?1 ESCAPE '\\') "
        "ORDER BY last_at DESC, key LIMIT ?2");
    rows.with(pattern, limit);
    QList<Customer> customers;
    while (rows.step()) {
        customers.append({CustomerId(rows.uuid(1)), rows.text(2), identitiesOf(database, rows.integer(0)),
                          rows.integer(3)});
    }
    return customers;
}

std::optional<Customer> readCustomer(Database& database, CustomerId customer)
{
    Statement& row = database.statement("SELECT key, name, interactions FROM customer WHERE id = ?");
    row.with(customer.uuid());
    if (!row.step()) {
        return std::nullopt;
    }
    const qint64 key = row.integer(0);
    Customer found{customer, row.text(1), {}, row.integer(2)};
    row.reset();
    found.identities = identitiesOf(database, key);
    return found;
}

QString displayName(Database& database, CustomerId customer)
{
    Statement& row = database.statement(
        "SELECT CASE WHEN c.name <> '' THEN c.name ELSE coalesce((SELECT value FROM identity i WHERE "
        "i.customer = c.key ORDER BY interactions DESC, kind, value LIMIT 1), '') END "
        "FROM customer c WHERE c.id = ?");
    row.with(customer.uuid());
    if (!row.step()) {
        return {};
    }
    const QString name = row.text(0);
    row.reset();
    return name;
}

} // namespace threadline
