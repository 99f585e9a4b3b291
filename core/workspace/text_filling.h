// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the variables of a text stand for in one case (core/texts/text_variables.h). Any connection.
#pragma once

#include "core/model/case.h"
#include "core/sqlite/database.h"
#include "core/texts/text_expansion.h"

namespace threadline {

/// Looks up what it is asked for, when it is asked; `database` outlives it. Snippets are those of `agent`.
TextLookup lookupIn(Database& database, const Case& inCase, const QString& agent);

/// The case that a message to this customer will open: it has no number, no subject and no status yet.
Case caseToBe(CustomerId customer);

ExpandedText filledIn(Database& database, const Case& inCase, const QString& agent, const QString& text);

} // namespace threadline
