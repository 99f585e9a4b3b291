// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of an author's style a rich-text view may know. Pure functions.
#pragma once

#include "core/markup/css_colour.h"

#include <optional>
#include <string>
#include <string_view>

namespace threadline::markup {

enum class StyleTarget {
    Inline,
    Block,
    Table, ///< also cells and rows
};

struct AllowedStyle
{
    /// Not among the declarations: whether they can be used depends on what is around them.
    std::optional<Colour> foreground;
    std::optional<Colour> background;
    /// "name:value;" of what is left, every value rebuilt and within bounds; never a url().
    std::string declarations;
    bool noMargins = false; ///< margin:0, which word processors write on each paragraph
};

AllowedStyle allowedStyle(std::string_view style, StyleTarget target);

} // namespace threadline::markup
