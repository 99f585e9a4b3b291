// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looking customers up. Works on any connection: inside a batch on the log thread, or on a reader.
// A customer that was merged into another is found by its own id too; what is answered is the head,
// with everything of all members.
#pragma once

#include "core/log/event.h"
#include "core/model/customer.h"
#include "core/sqlite/database.h"

namespace threadline {

/// Whose identity this is, as people see it.
std::optional<CustomerId> customerOf(Database& database, const Identity& identity);
/// The customer itself that the identity is linked to: whose history a new message by it is.
std::optional<CustomerId> ownerOf(Database& database, const Identity& identity);
/// The customer under which this one is shown: itself, unless it is merged. Unknown ids are their own.
CustomerId headOf(Database& database, CustomerId customer);
/// A head and all that is merged into it, the head first.
QList<CustomerId> membersOf(Database& database, CustomerId head);

/// By name or identity, the latest contact first. An empty query: all. `limit` < 0: no limit.
QList<Customer> findCustomers(Database& database, const QString& query, int limit);
std::optional<Customer> readCustomer(Database& database, CustomerId customer);
/// What to call a customer: the name, or the first identity while there is no name.
QString displayName(Database& database, CustomerId customer);

/// A merge that stands.
struct CustomerMerge
{
    EventId id;
    CustomerId into;
    CustomerId from; ///< with all that stood below it then
    QString reason;
    QString actor;
    Timestamp at;

    friend bool operator==(const CustomerMerge&, const CustomerMerge&) = default;
};

/// All that made this customer what it is now, the latest first.
QList<CustomerMerge> mergesOf(Database& database, CustomerId head);
std::optional<CustomerMerge> readMerge(Database& database, EventId merge);

} // namespace threadline
