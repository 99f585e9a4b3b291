// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which tables are drawn as tables. Mail nests tables to place things, and a rich-text layout takes
// twice as long for each level, so only those that are a grid stay one, and only so many.
#pragma once

#include <gumbo.h>

#include <QString>

namespace threadline::markup {

struct TableShape
{
    enum class Kind {
        None,
        Grid,   ///< a table
        Column, ///< one cell per row: its cells one below the other, as blocks
        Lines,  ///< too deep or too large: a line per row
    };

    int rows = 0;
    int columns = 0;
    bool bordered = false;
};

/// Counts the table's own rows and cells; tables inside its cells are not looked at.
TableShape tableShape(const GumboNode& table);

/// How many tables, rows and cells there are yet to spend. One document each.
class TableBudget
{
public:
    /// How to draw a table that begins here; to be followed by leave() with what was returned.
    TableShape::Kind enter(const TableShape& shape);
    void leave(TableShape::Kind kind);

private:
    int m_depth = 0;
    int m_rows = 0;
    int m_cells = 0;
};

/// The attributes of a grid besides its style, each beginning with a space.
QString tableAttributes(const GumboNode& table);
QString cellAttributes(const GumboNode& cell);

} // namespace threadline::markup
