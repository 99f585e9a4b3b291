// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looking customers up. Works on any connection: inside a batch on the log thread, or on a reader.
#pragma once

#include "core/model/customer.h"
#include "core/sqlite/database.h"

namespace threadline {

/// Whose identity this is.
std::optional<CustomerId> customerOf(Database& database, const Identity& identity);

/// By name or identity, the latest contact first. An empty query: all. `limit` < 0: no limit.
QList<Customer> findCustomers(Database& database, const QString& query, int limit);

std::optional<Customer> readCustomer(Database& database, CustomerId customer);

/// What to call a customer: the name, or the first identity while there is no name.
QString displayName(Database& database, CustomerId customer);

} // namespace threadline
