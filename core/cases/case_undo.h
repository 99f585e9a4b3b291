// SPDX-License-Identifier: GPL-3.0-or-later
//
// Taking commands back. An agent's command is the events it appended; each has an opposite, and it
// may be taken back as long as nobody changed that same thing of that same case since. Pure but for
// isStillSo().
#pragma once

#include "core/cases/case_events.h"
#include "core/model/expected.h"
#include "core/sqlite/database.h"

namespace threadline {

/// The event that takes `event` back; nothing when it is of no kind that an agent's command appends.
std::optional<Event> oppositeOf(const Event& event, const Doing& doing);

/// What an event changes of its subject, so that two that change the same are known: "status",
/// "tag:refund". Empty: nothing that can be taken back.
QString aspectOf(const Event& event);

/// Refused, with who did what, when an event of none of `commands` changed the same since and was
/// not taken back. For the opening of a case that is any event about it.
Expected<void> isStillSo(Database& database, const Event& event, const QStringList& commands);

} // namespace threadline
