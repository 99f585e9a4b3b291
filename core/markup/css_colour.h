// SPDX-License-Identifier: GPL-3.0-or-later
//
// Colours as mail writes them, and whether one can be read on another. Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace threadline::markup {

struct Colour
{
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;

    friend bool operator==(const Colour&, const Colour&) = default;
};

/// "#rgb", "#rrggbb", "rrggbb" (as in bgcolor), "rgb(…)", "rgba(…)" and the common names; nothing
/// for what is not a colour, and for colours that are mostly transparent.
std::optional<Colour> parseColour(std::string_view text);

/// "#rrggbb"
std::string cssText(Colour colour);

/// The contrast ratio of WCAG 2.1, from 1 (equal) to 21 (black on white).
double contrast(Colour one, Colour other);

} // namespace threadline::markup
