// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the customer panel shows. Any reader connection.
#pragma once

#include "core/sqlite/database.h"
#include "core/workspace/views.h"

namespace threadline {

Expected<CustomerCard> readCustomerCard(Database& database, CustomerId customer);
Expected<MergePreview> previewMerge(Database& database, CustomerId into, CustomerId from);
/// What a customer who is merged into another would be called alone.
QString nameAlone(Database& database, CustomerId member);
/// Who is meant by an id, an identity or an unambiguous name.
Expected<CustomerId> resolveCustomer(Database& database, const QString& words);

} // namespace threadline
