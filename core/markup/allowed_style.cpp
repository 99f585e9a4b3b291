// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/allowed_style.h"

#include "core/markup/css_declarations.h"
#include "core/markup/html_tokens.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace threadline::markup {
namespace {

// Smaller is unreadable, larger is shouting; in the pixels of a 13 px base font.
constexpr double smallestFont = 9;
constexpr double largestFont = 32;
constexpr double widestBorder = 4;
constexpr double widestPadding = 24;

struct KeywordProperty
{
    std::string_view name;
    std::array<std::string_view, 6> values;
    bool forInline;
};

constexpr std::array<KeywordProperty, 6> keywordProperties{{
    {"font-style", {"italic", "oblique", "normal"}, true},
    {"text-align", {"left", "right", "center", "justify"}, false},
    {"text-decoration", {"underline", "line-through", "overline", "none"}, true},
    {"text-decoration-line", {"underline", "line-through", "overline", "none"}, true},
    {"vertical-align", {"top", "middle", "bottom", "sub", "super", "baseline"}, true},
    {"white-space", {"pre", "pre-wrap", "normal"}, true},
}};

constexpr std::array<std::string_view, 4> borderStyles{"solid", "dashed", "dotted", "double"};

/// Calls `each` with the words of a value; a bracket holds its words together.
void forEachWord(std::string_view value, auto each)
{
    std::size_t start = 0;
    int brackets = 0;
    for (std::size_t at = 0; at <= value.size(); ++at) {
        const char c = at < value.size() ? value[at] : ' ';
        if (c == '(')
            ++brackets;
        else if (c == ')')
            --brackets;
        else if (c == ' ' && (brackets <= 0 || at == value.size())) {
            if (at > start)
                each(value.substr(start, at - start));
            start = at + 1;
        }
    }
}

std::string pixels(double value)
{
    return std::to_string(std::lround(value)) + "px";
}

void addKeyword(AllowedStyle& style, std::string_view name, std::string_view value,
                StyleTarget target)
{
    const auto property = std::ranges::find(keywordProperties, name, &KeywordProperty::name);
    if (property == keywordProperties.end() ||
        (target == StyleTarget::Inline && !property->forInline))
        return;
    const std::string_view outName =
        name == "text-decoration-line" ? std::string_view("text-decoration") : name;
    forEachWord(value, [&](std::string_view word) {
        for (const std::string_view allowed : property->values) {
            if (!allowed.empty() && equalsIgnoringCase(word, allowed))
                style.declarations.append(outName).append(":").append(allowed).append(";");
        }
    });
}

void addFontWeight(AllowedStyle& style, std::string_view value)
{
    const double number = cssPixels(value);
    const bool bold = equalsIgnoringCase(value, "bold") || equalsIgnoringCase(value, "bolder") ||
                      (number >= 600 && number <= 1000);
    style.declarations += bold ? "font-weight:bold;" : "font-weight:normal;";
}

void addFontSize(AllowedStyle& style, std::string_view value)
{
    if (const double size = cssPixels(value); size > 0)
        style.declarations +=
            "font-size:" + pixels(std::clamp(size, smallestFont, largestFont)) + ';';
}

void addBorder(AllowedStyle& style, std::string_view name, std::string_view value)
{
    double width = -1;
    std::string_view line;
    std::optional<Colour> colour;
    forEachWord(value, [&](std::string_view word) {
        const auto known = std::ranges::find_if(borderStyles, [word](std::string_view borderStyle) {
            return equalsIgnoringCase(word, borderStyle);
        });
        if (known != borderStyles.end())
            line = *known;
        else if (const auto parsed = parseColour(word))
            colour = parsed;
        else if (const double size = cssPixels(word); size >= 0)
            width = size;
    });
    if (line.empty() || width == 0)
        return;
    width = width < 0 ? 1 : std::clamp(width, 1.0, widestBorder);
    style.declarations.append(name).append(":").append(pixels(width)).append(" ").append(line);
    style.declarations += ' ' + cssText(colour.value_or(Colour{0x80, 0x80, 0x80})) + ';';
}

void addPadding(AllowedStyle& style, std::string_view name, std::string_view value)
{
    std::array<double, 4> sides{};
    std::size_t count = 0;
    forEachWord(value, [&](std::string_view word) {
        if (count < sides.size())
            sides[count++] = std::clamp(cssPixels(word), 0.0, widestPadding);
    });
    if (count == 0)
        return;
    if (name != "padding") {
        style.declarations.append(name).append(":").append(pixels(sides[0])).append(";");
        return;
    }
    // CSS 2.1, 8.4: one to four values, clockwise from the top. The view knows only single sides.
    static constexpr std::array<std::string_view, 4> names{"top", "right", "bottom", "left"};
    static constexpr std::array<std::array<std::size_t, 4>, 4> sources{
        {{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}}};
    for (std::size_t side = 0; side < names.size(); ++side)
        style.declarations.append("padding-")
            .append(names[side])
            .append(":")
            .append(pixels(sides[sources[count - 1][side]]) + ';');
}

void addDeclaration(AllowedStyle& style, std::string_view name, std::string_view value,
                    StyleTarget target)
{
    if (name == "color") {
        style.foreground = parseColour(value);
    } else if (name == "background-color" || name == "background") {
        forEachWord(value, [&](std::string_view word) {
            if (const auto colour = parseColour(word))
                style.background = colour;
        });
    } else if (name == "font-weight") {
        addFontWeight(style, value);
    } else if (name == "font-size") {
        addFontSize(style, value);
    } else if (name == "margin" || name == "margin-bottom") {
        style.noMargins = value.starts_with('0');
    } else if (name.starts_with("border") && target == StyleTarget::Table) {
        if (name == "border" || name == "border-top" || name == "border-right" ||
            name == "border-bottom" || name == "border-left")
            addBorder(style, name, value);
    } else if (name.starts_with("padding") && target == StyleTarget::Table) {
        if (name == "padding" || name == "padding-top" || name == "padding-right" ||
            name == "padding-bottom" || name == "padding-left")
            addPadding(style, name, value);
    } else {
        addKeyword(style, name, value, target);
    }
}

} // namespace

AllowedStyle allowedStyle(std::string_view style, StyleTarget target)
{
    // A page-long style attribute is an attack or a mistake; either way its start is enough.
    constexpr std::size_t longestStyle = 4096;
    constexpr std::size_t longestValue = 200;
    AllowedStyle result;
    CssDeclarations declarations(style.substr(0, longestStyle));
    std::string_view name;
    std::string_view value;
    while (declarations.next(name, value)) {
        if (value.size() <= longestValue && result.declarations.size() < 1024)
            addDeclaration(result, toLowerAscii(name), value, target);
    }
    return result;
}

} // namespace threadline::markup
