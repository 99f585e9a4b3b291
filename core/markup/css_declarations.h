// SPDX-License-Identifier: GPL-3.0-or-later
//
// The declarations of a style attribute (CSS Syntax 3, 5.4.4), as far as mail needs them, and what
// they say about being seen at all. One thread per object.
#pragma once

#include <string>
#include <string_view>

namespace threadline::markup {

class CssDeclarations
{
public:
    /// `style` must outlive the object unless it contains comments (then a copy is made).
    explicit CssDeclarations(std::string_view style);
    CssDeclarations(const CssDeclarations&) = delete;
    CssDeclarations& operator=(const CssDeclarations&) = delete;

    /// Name and value trimmed, case as written, "!important" cut off. A declaration with an escape
    /// (a backslash) is left out: honest mail has none, and they hide what a value really says.
    bool next(std::string_view& name, std::string_view& value);

private:
    std::string_view m_style;
    std::string m_withoutComments;
    std::size_t m_at = 0;
};

/// What a style says about seeing the element's text.
struct CssVisibility
{
    enum class FontSize { Inherited, Vanishing, Readable };

    bool hidden = false; ///< display:none, visibility:hidden, opacity:0, clipped to no height
    FontSize fontSize = FontSize::Inherited; ///< Vanishing: one pixel or less
    bool keepsLines = false;                 ///< white-space: pre, pre-wrap, pre-line
};

CssVisibility cssVisibility(std::string_view style);

/// A CSS length in pixels; "12", "12px", "9pt", "1.2em", "120%" (em and % of 13 px), "medium"…;
/// negative if it is none of those.
double cssPixels(std::string_view value);

} // namespace threadline::markup
