// SPDX-License-Identifier: GPL-3.0-or-later
//
// The keys of the search box, each in one row: what is written before the colon, what it means and
// what can stand behind it. Parser, completion and help read this table. Any thread.
#pragma once

#include "core/search/search_query.h"

#include <span>

namespace threadline {

struct SearchField
{
    SearchQuery::Term::Field field;
    QLatin1String name;     ///< without the colon
    QLatin1String words;    ///< for a list of keys
    QLatin1String sentence; ///< what can stand behind it, for whoever wrote something else
};

/// In the order in which they are offered.
std::span<const SearchField> searchFields();
/// By name, upper or lower case; null: none of ours.
const SearchField* searchFieldNamed(QStringView name);
/// Null for Anywhere, which has no key.
const SearchField* searchFieldOf(SearchQuery::Term::Field field);

} // namespace threadline
