// SPDX-License-Identifier: GPL-3.0-or-later
//
// The marks by which mail programs fence the history in a reply. Pure functions on a parse tree.
#pragma once

#include <gumbo.h>

#include <string_view>

namespace threadline::markup {

enum class QuoteMark {
    None,
    Element,  ///< this element is quoted (Gmail, Apple Mail, Thunderbird, Yahoo, Proton)
    ToTheEnd, ///< from this element on all is quoted (Outlook's header block)
};

QuoteMark quoteMark(const GumboNode& element);

/// The value of an attribute; empty if there is none.
std::string_view attributeOf(const GumboNode& element, const char* name);
bool hasClass(const GumboNode& element, std::string_view name);

} // namespace threadline::markup
