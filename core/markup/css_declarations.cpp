// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/css_declarations.h"

#include "core/markup/html_tokens.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace threadline::markup {
namespace {

constexpr double basePixels = 13;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view spaces = " \t\r\n\f";
    const std::size_t first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

std::string withoutComments(std::string_view style)
{
    std::string result;
    for (std::size_t at = 0; at < style.size();) {
        const std::size_t open = std::min(style.find("/*", at), style.size());
        result += style.substr(at, open - at);
        const std::size_t close = style.find("*/", std::min(open + 2, style.size()));
        at = close == std::string_view::npos ? style.size() : close + 2;
    }
    return result;
}

/// The end of the declaration that starts at `from`: a ";" outside quotes and brackets.
std::size_t declarationEnd(std::string_view style, std::size_t from)
{
    char quote = '\0';
    int brackets = 0;
    for (std::size_t at = from; at < style.size(); ++at) {
        const char c = style[at];
        if (quote != '\0') {
            if (c == quote)
                quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '(') {
            ++brackets;
        } else if (c == ')') {
            brackets = std::max(0, brackets - 1);
        } else if (c == ';' && brackets == 0) {
            return at;
        }
    }
    return style.size();
}

bool isOneOf(std::string_view value, std::initializer_list<std::string_view> lowerWords)
{
    return std::ranges::any_of(
        lowerWords, [value](std::string_view word) { return equalsIgnoringCase(value, word); });
}

} // namespace

CssDeclarations::CssDeclarations(std::string_view style)
    : m_style(style)
{
    if (style.find("/*") != std::string_view::npos) {
        m_withoutComments = withoutComments(style);
        m_style = m_withoutComments;
    }
}

bool CssDeclarations::next(std::string_view& name, std::string_view& value)
{
    while (m_at < m_style.size()) {
        const std::size_t end = declarationEnd(m_style, m_at);
        const std::string_view declaration = m_style.substr(m_at, end - m_at);
        m_at = end + 1;
        const std::size_t colon = declaration.find(':');
        if (colon == std::string_view::npos || declaration.find('\\') != std::string_view::npos)
            continue;
        name = trimmed(declaration.substr(0, colon));
        value = trimmed(declaration.substr(colon + 1));
        if (const std::size_t bang = value.rfind('!');
            bang != std::string_view::npos &&
            equalsIgnoringCase(trimmed(value.substr(bang + 1)), "important"))
            value = trimmed(value.substr(0, bang));
        if (!name.empty() && !value.empty())
            return true;
    }
    return false;
}

double cssPixels(std::string_view value)
{
    static constexpr std::array<std::pair<std::string_view, double>, 9> words{{{"xx-small", 8},
                                                                               {"x-small", 10},
                                                                               {"small", 12},
                                                                               {"smaller", 12},
                                                                               {"medium", 13},
                                                                               {"large", 16},
                                                                               {"larger", 16},
                                                                               {"x-large", 20},
                                                                               {"xx-large", 26}}};
    for (const auto& [word, pixels] : words) {
        if (equalsIgnoringCase(value, word))
            return pixels;
    }
    static constexpr std::array<std::pair<std::string_view, double>, 8> units{
        {{"", 1},
         {"px", 1},
         {"pt", 4.0 / 3},
         {"em", basePixels},
         {"rem", basePixels},
         {"%", basePixels / 100},
         {"in", 96},
         {"cm", 37.8}}};
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number,
                                              std::chars_format::fixed);
    if (error != std::errc{} || number < 0)
        return -1;
    const std::string_view unit =
        trimmed(value.substr(static_cast<std::size_t>(end - value.data())));
    for (const auto& [name, factor] : units) {
        if (equalsIgnoringCase(unit, name))
            return number * factor;
    }
    return -1;
}

CssVisibility cssVisibility(std::string_view style)
{
    CssVisibility result;
    bool clipped = false;
    bool noHeight = false;
    CssDeclarations declarations(style);
    std::string_view name;
    std::string_view value;
    while (declarations.next(name, value)) {
        if (equalsIgnoringCase(name, "display")) {
            result.hidden |= equalsIgnoringCase(value, "none");
        } else if (equalsIgnoringCase(name, "visibility")) {
            result.hidden |= isOneOf(value, {"hidden", "collapse"});
        } else if (equalsIgnoringCase(name, "opacity")) {
            result.hidden |= cssPixels(value) == 0;
        } else if (equalsIgnoringCase(name, "overflow")) {
            clipped = equalsIgnoringCase(value, "hidden");
        } else if (isOneOf(name, {"max-height", "height"})) {
            noHeight |= cssPixels(value) == 0;
        } else if (equalsIgnoringCase(name, "font-size")) {
            if (const double pixels = cssPixels(value); pixels >= 0)
                result.fontSize = pixels <= 1 ? CssVisibility::FontSize::Vanishing
                                              : CssVisibility::FontSize::Readable;
        } else if (equalsIgnoringCase(name, "white-space")) {
            result.keepsLines = isOneOf(value, {"pre", "pre-wrap", "pre-line", "break-spaces"});
        }
    }
    result.hidden |= clipped && noHeight;
    return result;
}

} // namespace threadline::markup
