// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whose a case is, after customers were merged, parted or an identity was given to another: the part
// of the cases' projection that follows core/customers by the heads in its tables.
#pragma once

#include "core/log/event.h"
#include "core/sqlite/database.h"

namespace threadline {

/// True: the event was one of these and the table cases is as it says.
bool followCustomers(Database& database, const Event& event);

} // namespace threadline
