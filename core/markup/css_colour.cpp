// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/css_colour.h"

#include "core/markup/html_tokens.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace threadline::markup {
namespace {

struct NamedColour
{
    std::string_view name;
    unsigned value;
};

// CSS Color 4, 6.1: those that occur in mail.
constexpr std::array<NamedColour, 45> namedColours{{
    {"aqua", 0x00FFFF},       {"beige", 0xF5F5DC},     {"black", 0x000000},
    {"blue", 0x0000FF},       {"brown", 0xA52A2A},     {"crimson", 0xDC143C},
    {"cyan", 0x00FFFF},       {"darkblue", 0x00008B},  {"darkgray", 0xA9A9A9},
    {"darkgreen", 0x006400},  {"darkgrey", 0xA9A9A9},  {"darkorange", 0xFF8C00},
    {"darkred", 0x8B0000},    {"dimgray", 0x696969},   {"dimgrey", 0x696969},
    {"fuchsia", 0xFF00FF},    {"gainsboro", 0xDCDCDC}, {"gold", 0xFFD700},
    {"gray", 0x808080},       {"green", 0x008000},     {"grey", 0x808080},
    {"indigo", 0x4B0082},     {"ivory", 0xFFFFF0},     {"lightblue", 0xADD8E6},
    {"lightgray", 0xD3D3D3},  {"lightgrey", 0xD3D3D3}, {"lightyellow", 0xFFFFE0},
    {"lime", 0x00FF00},       {"magenta", 0xFF00FF},   {"maroon", 0x800000},
    {"navy", 0x000080},       {"olive", 0x808000},     {"orange", 0xFFA500},
    {"pink", 0xFFC0CB},       {"purple", 0x800080},    {"red", 0xFF0000},
    {"royalblue", 0x4169E1},  {"silver", 0xC0C0C0},    {"skyblue", 0x87CEEB},
    {"teal", 0x008080},       {"violet", 0xEE82EE},    {"white", 0xFFFFFF},
    {"whitesmoke", 0xF5F5F5}, {"yellow", 0xFFFF00},    {"yellowgreen", 0x9ACD32},
}};
static_assert(std::ranges::is_sorted(namedColours, {}, &NamedColour::name));

Colour fromValue(unsigned value)
{
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
            static_cast<std::uint8_t>(value)};
}

std::optional<Colour> parseHex(std::string_view digits)
{
    unsigned value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    if (digits.size() == 6)
        return fromValue(value);
    if (digits.size() == 3)
        return fromValue((value & 0xF00) * 0x1100 + (value & 0xF0) * 0x110 + (value & 0xF) * 0x11);
    return std::nullopt;
}

/// "rgb(1, 2, 3)", "rgba(1 2 3 / 0.5)"
std::optional<Colour> parseFunction(std::string_view text)
{
    const std::size_t open = text.find('(');
    if (open == std::string_view::npos || !equalsIgnoringCase(text.substr(0, 3), "rgb"))
        return std::nullopt;
    std::array<double, 4> parts{0, 0, 0, 1};
    std::size_t count = 0;
    const char* at = text.data() + open + 1;
    const char* const end = text.data() + text.size();
    while (at < end && count < parts.size()) {
        if (const auto [next, error] =
                std::from_chars(at, end, parts[count], std::chars_format::fixed);
            error == std::errc{}) {
            at = next;
            const bool percent = at < end && *at == '%';
            if (percent)
                parts[count] *= count < 3 ? 2.55 : 0.01;
            ++count;
        } else {
            ++at;
        }
    }
    if (count < 3 || parts[3] < 0.5)
        return std::nullopt;
    const auto channel = [](double value) {
        return static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
    };
    return Colour{channel(parts[0]), channel(parts[1]), channel(parts[2])};
}

double luminance(Colour colour)
{
    const auto linear = [](std::uint8_t channel) {
        const double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

} // namespace

std::optional<Colour> parseColour(std::string_view text)
{
    if (text.size() > 64)
        return std::nullopt;
    if (text.starts_with('#'))
        return parseHex(text.substr(1));
    const std::string name = toLowerAscii(text);
    const auto found = std::ranges::lower_bound(namedColours, name, {}, &NamedColour::name);
    if (found != namedColours.end() && found->name == name)
        return fromValue(found->value);
    if (const auto colour = parseFunction(text))
        return colour;
    return text.size() == 6 ? parseHex(text) : std::nullopt;
}

std::string cssText(Colour colour)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%02x%02x%02x", colour.red, colour.green, colour.blue);
    return text.data();
}

double contrast(Colour one, Colour other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace threadline::markup
