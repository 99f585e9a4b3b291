// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whose a case is, after customers were merged, parted or an identity was given to another: the part
// of the cases' projection that follows core/customers by the heads in its tables.
#pragma once

#include "core/log/event.h"
#include "core/sqlite/database.h"

namespace threadline {

/// Passes over what is none of these.
void followCustomers(Database& database, const Event& event);

} // namespace threadline
