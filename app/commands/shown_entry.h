// SPDX-License-Identifier: GPL-3.0-or-later
//
// Customers and entries of a history on the terminal.
#pragma once

#include "app/command_line/output.h"
#include "core/workspace/views.h"

namespace threadline {

/// The name, or the first identity of a customer who has none.
QString shownName(const Customer& customer);
/// What was done, as a sentence.
QString happeningWords(const TimelineEntry& entry);
void showEntry(const TimelineEntry& entry, command_line::Output& output);

} // namespace threadline
