// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/case_customers.h"

namespace threadline {

namespace {

/// Every case that was shown under `before` is shown under the head of the customer whose it is.
void showUnderHeads(Database& database, const QUuid& before)
{
    database
        .statement("UPDATE cases SET origin = nullif(coalesce(origin, customer), h.id), customer = h.id "
                   "FROM customer c JOIN customer h ON h.key = c.head "
                   "WHERE c.id = coalesce(cases.origin, cases.customer) AND cases.customer = ?")
        .run(before);
}

std::optional<QUuid> idFrom(Statement& query)
{
    if (!query.step()) {
        return std::nullopt;
    }
    const QUuid id = query.uuid(0);
    query.reset();
    return id;
}

void changeCustomer(Database& database, const Event& event)
{
    const QUuid to = QUuid::fromString(event.body.value(QLatin1String("customer")).toString());
    database
        .statement("UPDATE cases SET customer = h.id, origin = nullif(c.id, h.id) "
                   "FROM customer c JOIN customer h ON h.key = c.head WHERE c.id = ? AND cases.id = ?")
        .run(to, event.subject);
    database.statement("UPDATE OR IGNORE case_thread SET customer = ? WHERE case_id = ?").run(to, event.subject);
}

} // namespace

void followCustomers(Database& database, const Event& event)
{
    std::optional<QUuid> before;
    if (event.kind == QLatin1String("customer.merged")) {
        before = idFrom(database
                            .statement("SELECT f.id FROM customer_merge m JOIN customer f ON f.key = m.from_key "
                                       "WHERE m.event = ?")
                            .with(event.id.uuid()));
    } else if (event.kind == QLatin1String("customer.unmerged")) {
        before = idFrom(database
                            .statement("SELECT h.id FROM customer_merge m JOIN customer i ON i.key = m.into_key "
                                       "JOIN customer h ON h.key = i.head WHERE m.event = ?")
                            .with(QUuid::fromString(event.body.value(QLatin1String("merge")).toString())));
    } else if (event.kind == QLatin1String("case.customer_changed")) {
        changeCustomer(database, event);
    }
    if (before) {
        showUnderHeads(database, *before);
    }
}

} // namespace threadline
