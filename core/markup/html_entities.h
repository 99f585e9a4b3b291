// SPDX-License-Identifier: GPL-3.0-or-later
//
// Character references of HTML: the numeric ones and the named ones of HTML 4 (HTML 4.01, 24),
// which are those that mail programs write. Unknown names stay as they are written.
#pragma once

#include <string>
#include <string_view>

namespace threadline::markup {

/// Decodes the reference at the start of `text` (which begins with "&") and appends it to `out` as
/// UTF-8. Returns how many bytes were consumed, 0 if this "&" is only an ampersand.
/// Numbers follow the HTML Standard 13.2.5.80: 128 to 159 mean windows-1252, what is no character
/// becomes U+FFFD.
std::size_t decodeEntity(std::string_view text, std::string& out);

std::string decodeEntities(std::string_view text);

void appendUtf8(std::string& out, char32_t codePoint);

} // namespace threadline::markup
