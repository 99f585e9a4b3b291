// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/customers/customer_directory.h"

namespace threadline {

namespace {

QList<Identity> identitiesOf(Database& database, qint64 headKey)
{
    QList<Identity> identities;
    Statement& rows = database.statement(
        "SELECT i.kind, i.value FROM customer m JOIN identity i ON i.customer = m.key WHERE m.head = ? "
        "ORDER BY i.interactions DESC, i.kind, i.value");
    rows.with(headKey);
    while (rows.step()) {
        if (const auto kind = identityKindFromName(rows.text(0))) {
            identities.append({*kind, rows.text(1)});
        }
    }
    return identities;
}

std::optional<CustomerId> idFrom(Statement& query)
{
    if (!query.step()) {
        return std::nullopt;
    }
    const CustomerId id(query.uuid(0));
    query.reset();
    return id;
}

constexpr std::string_view mergeColumns =
    "SELECT m.event, i.id, f.id, m.reason, m.actor, m.at FROM customer_merge m "
    "JOIN customer i ON i.key = m.into_key JOIN customer f ON f.key = m.from_key ";

CustomerMerge mergeFrom(const Statement& row)
{
    return {EventId(row.uuid(0)), CustomerId(row.uuid(1)), CustomerId(row.uuid(2)),
            row.text(3),          row.text(4),             {row.integer(5)}};
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
    return idFrom(database
                      .statement("SELECT h.id FROM identity i JOIN customer c ON c.key = i.customer "
                                 "JOIN customer h ON h.key = c.head WHERE i.kind = ? AND i.value = ?")
                      .with(identityKindName(identity.kind), identity.value));
}

std::optional<CustomerId> ownerOf(Database& database, const Identity& identity)
{
    return idFrom(
        database
            .statement("SELECT c.id FROM identity i JOIN customer c ON c.key = i.customer WHERE i.kind = ? AND i.value = ?")
            .with(identityKindName(identity.kind), identity.value));
}

CustomerId headOf(Database& database, CustomerId customer)
{
    return idFrom(database.statement("SELECT h.id FROM customer c JOIN customer h ON h.key = c.head WHERE c.id = ?")
                      .with(customer.uuid()))
        .value_or(customer);
}

QList<CustomerId> membersOf(Database& database, CustomerId head)
{
    QList<CustomerId> members;
    Statement& rows = database.statement("SELECT m.id FROM customer h JOIN customer m ON m.head = h.key "
                                         "WHERE h.id = ? ORDER BY m.key <> h.key, m.key");
    rows.with(head.uuid());
    while (rows.step()) {
        members.append(CustomerId(rows.uuid(0)));
    }
    return members;
}

QList<Customer> findCustomers(Database& database, const QString& query, int limit)
{
    const QString pattern = likePattern(query.trimmed());
    Statement rows = database.prepare(
        "SELECT key, id, name, interactions FROM customer c WHERE c.head = c.key AND (name LIKE ?1 ESCAPE '\\' OR "
        "EXISTS(SELECT 1 FROM customer m JOIN identity i ON i.customer = m.key WHERE m.head = c.key "
        "AND i.value LIKE ?1 ESCAPE '\\')) ORDER BY last_at DESC, key LIMIT ?2");
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
    Statement& row = database.statement("SELECT h.key, h.id, h.name, h.interactions FROM customer c "
                                        "JOIN customer h ON h.key = c.head WHERE c.id = ?");
    row.with(customer.uuid());
    if (!row.step()) {
        return std::nullopt;
    }
    const qint64 key = row.integer(0);
    Customer found{CustomerId(row.uuid(1)), row.text(2), {}, row.integer(3)};
    row.reset();
    found.identities = identitiesOf(database, key);
    return found;
}

QString displayName(Database& database, CustomerId customer)
{
    Statement& row = database.statement(
        "SELECT CASE WHEN h.name <> '' THEN h.name ELSE coalesce((SELECT i.value FROM customer m JOIN identity i "
        "ON i.customer = m.key WHERE m.head = h.key ORDER BY i.interactions DESC, i.kind, i.value LIMIT 1), '') END "
        "FROM customer c JOIN customer h ON h.key = c.head WHERE c.id = ?");
    row.with(customer.uuid());
    if (!row.step()) {
        return {};
    }
    const QString name = row.text(0);
    row.reset();
    return name;
}

QList<CustomerMerge> mergesOf(Database& database, CustomerId head)
{
    static const std::string sql = std::string(mergeColumns) +
                                   "JOIN customer h ON h.key = i.head WHERE h.id = ? AND m.active = 1 "
                                   "ORDER BY m.at DESC, m.event DESC";
    QList<CustomerMerge> merges;
    Statement& rows = database.statement(sql);
    rows.with(head.uuid());
    while (rows.step()) {
        merges.append(mergeFrom(rows));
    }
    return merges;
}

std::optional<CustomerMerge> readMerge(Database& database, EventId merge)
{
    static const std::string sql = std::string(mergeColumns) + "WHERE m.event = ? AND m.active = 1";
    Statement& row = database.statement(sql);
    row.with(merge.uuid());
    if (!row.step()) {
        return std::nullopt;
    }
    const CustomerMerge found = mergeFrom(row);
    row.reset();
    return found;
}

} // namespace threadline
