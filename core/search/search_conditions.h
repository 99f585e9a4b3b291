// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tables can answer of a query, as SQL: pieces of text with their values, which are always
// bound. `i` is a row of interaction, `c` its row of cases, all NULL when it belongs to no case.
// Works on any connection.
#pragma once

#include "core/search/searching.h"

#include <string>
#include <variant>
#include <vector>

namespace threadline {

using SqlValue = std::variant<qint64, QString, QUuid>;

struct SqlText
{
    std::string text;
    std::vector<SqlValue> values;

    SqlText& operator+=(std::string_view more);
    SqlText& operator+=(const SqlText& more);
    SqlText& bound(SqlValue value); ///< a parameter and its value
};

/// Ready to be stepped.
Statement prepare(Database& database, const SqlText& sql);

/// "(?,?)" with `values`.
SqlText listOf(const std::vector<SqlValue>& values);

struct SearchConditions
{
    SqlText ofInteraction;  ///< empty, or " AND …" about i
    SqlText ofCase;         ///< empty, or " AND …" about c, which may be all NULL
    SqlText ofCaseThere;    ///< the same about a c that is there: indexes can be used
    bool needsCase = false; ///< only what is in a case can be found
};

SearchConditions searchConditions(Database& database, const SearchQuery& query, const Asker& asker);

/// The timeline keys between which all hits lie: `from` inclusive, `below` exclusive.
struct KeyRange
{
    qint64 from = 0;
    qint64 below = std::numeric_limits<qint64>::max();
};

KeyRange keyRange(const SearchQuery& query, const QTimeZone& zone);

} // namespace threadline
