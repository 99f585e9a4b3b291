// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whose a touchpoint is: by a number, an address or a phone number that is known; by a name only when nothing else is
// told and one customer has it. Never by a likeness.
#pragma once

#include "core/log/event_log.h"
#include "core/model/expected.h"
#include "core/touchpoints/touchpoint.h"

namespace threadline::touchpoint_customer {

/// Nothing: nobody yet. Refused when several customers have the name. Any connection.
Expected<std::optional<CustomerId>> find(Database& database, const Touchpoint& touchpoint);

/// The customer that was found, or a new one; what nobody has of its identities is theirs from now on. The log thread.
CustomerId settle(EventLog::Batch& batch, const Touchpoint& touchpoint, const std::optional<CustomerId>& found,
                  Timestamp at);

} // namespace threadline::touchpoint_customer
