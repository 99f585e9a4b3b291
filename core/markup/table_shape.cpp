// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/table_shape.h"

#include "core/markup/css_declarations.h"
#include "core/markup/html_quotes.h"
#include "core/markup/html_sanitiser.h"
#include "core/markup/html_tokens.h"

#include <algorithm>
#include <string>

namespace threadline::markup {
namespace {

constexpr int mostColumns = 64;
constexpr int widestSpan = mostColumns;
constexpr int largestSpacing = 12;

int boundedNumber(std::string_view text, int least, int most, int otherwise)
{
    const double value = cssPixels(text);
    return value < 0 ? otherwise : static_cast<int>(std::clamp(value, double(least), double(most)));
}

int columnsOf(const GumboNode& row)
{
    int columns = 0;
    const GumboVector& cells = row.v.element.children;
    for (unsigned i = 0; i < cells.length && columns <= mostColumns; ++i) {
        const auto& cell = *static_cast<const GumboNode*>(cells.data[i]);
        if (cell.type == GUMBO_NODE_ELEMENT)
            columns += boundedNumber(attributeOf(cell, "colspan"), 1, widestSpan, 1);
    }
    return columns;
}

void countRows(const GumboNode& parent, TableShape& shape, bool inSection)
{
    const GumboVector& children = parent.v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
        const auto& child = *static_cast<const GumboNode*>(children.data[i]);
        if (child.type != GUMBO_NODE_ELEMENT)
            continue;
        if (child.v.element.tag == GUMBO_TAG_TR) {
            ++shape.rows;
            shape.columns = std::max(shape.columns, columnsOf(child));
        } else if (!inSection) {
            countRows(child, shape, true);
        }
    }
}

QString number(const char* name, int value)
{
    return u' ' + QLatin1String(name) + QLatin1String("=\"") + QString::number(value) + u'"';
}

QString percentWidth(const GumboNode& element)
{
    const std::string_view width = attributeOf(element, "width");
    if (!width.ends_with('%'))
        return {};
    const int percent = boundedNumber(width.substr(0, width.size() - 1), 1, 100, 0);
    return percent > 0
               ? QLatin1String(" width=\"") + QString::number(percent) + QLatin1String("%\"")
               : QString();
}

} // namespace

TableShape tableShape(const GumboNode& table)
{
    TableShape shape;
    countRows(table, shape, false);
    shape.bordered = boundedNumber(attributeOf(table, "border"), 0, 4, 0) > 0;
    return shape;
}

TableShape::Kind TableBudget::enter(const TableShape& shape)
{
    using Kind = TableShape::Kind;
    if (shape.columns <= 1 && !shape.bordered)
        return Kind::Column;
    const int cells = std::min(shape.rows, SanitiseLimits::tableRows + 1) * shape.columns;
    if (m_depth >= SanitiseLimits::tableDepth || shape.columns > mostColumns ||
        shape.rows + m_rows > SanitiseLimits::tableRows ||
        cells + m_cells > SanitiseLimits::tableCells)
        return Kind::Lines;
    ++m_depth;
    m_rows += shape.rows;
    m_cells += cells;
    return Kind::Grid;
}

void TableBudget::leave(TableShape::Kind kind)
{
    if (kind == TableShape::Kind::Grid)
        --m_depth;
}

QString tableAttributes(const GumboNode& table)
{
    const int border = boundedNumber(attributeOf(table, "border"), 0, 4, 0);
    const int padding = boundedNumber(attributeOf(table, "cellpadding"), 0, largestSpacing, 2);
    const int spacing = boundedNumber(attributeOf(table, "cellspacing"), 0, largestSpacing, 2);
    return number("border", border) + number("cellpadding", padding) +
           number("cellspacing", spacing) + percentWidth(table);
}

QString cellAttributes(const GumboNode& cell)
{
    QString attributes = percentWidth(cell);
    // A rich-text view makes a grid as large as the spans say.
    for (const char* const name : {"colspan", "rowspan"}) {
        const int span = boundedNumber(attributeOf(cell, name), 1, widestSpan, 1);
        if (span > 1)
            attributes += number(name, span);
    }
    const std::string_view align = attributeOf(cell, "valign");
    for (const std::string_view allowed : {"top", "middle", "bottom"}) {
        if (equalsIgnoringCase(align, allowed))
            attributes +=
                QLatin1String(" valign=\"") + QString::fromStdString(std::string(allowed)) + u'"';
    }
    return attributes;
}

} // namespace threadline::markup
