// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include <algorithm>
#include <cmath>

namespace threadline {

namespace {

double luminance(const QColor& colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

} // namespace

QColor ThemeTokens::colour(ColourRole role) const
{
    switch (role) {
    case ColourRole::Ink:
        return ink;
    case ColourRole::Ink2:
        return ink2;
    case ColourRole::Ink3:
        return ink3;
    case ColourRole::Accent:
        return accent;
    case ColourRole::OnAccent:
        return onAccent;
    case ColourRole::Warn:
        return warn;
    case ColourRole::Bad:
        return bad;
    case ColourRole::Good:
        return good;
    case ColourRole::RailInk:
        return railInk;
    case ColourRole::White:
        return Qt::white;
    }
    return ink;
}

ThemeTokens lightTokens()
{
    return {
        .dark = false,
        .bg = QColor(0xF6F7F7),
        .panel = QColor(0xFFFFFF),
        .sunk = QColor(0xEEF1F1),
        .line = QColor(0xDDE2E3),
        .ink = QColor(0x1B2528),
        .ink2 = QColor(0x566469),
        .ink3 = QColor(0x606C71),
        .accent = QColor(0x0E6B7C),
        .accentSoft = QColor(0xDDF0F2),
        .onAccent = QColor(0xFFFFFF),
        .warn = QColor(0x9A580A),
        .warnSoft = QColor(0xFBEFDD),
        .bad = QColor(0xB3261E),
        .badSoft = QColor(0xFBE4E2),
        .good = QColor(0x2A7849),
        .goodSoft = QColor(0xE1F2E7),
        .rail = QColor(0x14262B),
        .railInk = QColor(0xA9BDC2),
        .outbound = QColor(0xE8F3F4),
        .outboundLine = QColor(0xC6E0E4),
        .note = QColor(0xFFF8E6),
        .noteLine = QColor(0xEEDDB0),
    };
}

ThemeTokens darkTokens()
{
    return {
        .dark = true,
        .bg = QColor(0x12191B),
        .panel = QColor(0x182124),
        .sunk = QColor(0x223035),
        .line = QColor(0x2B3A3F),
        .ink = QColor(0xE3EAEC),
        .ink2 = QColor(0xA7B6BB),
        .ink3 = QColor(0x8FA0A6),
        .accent = QColor(0x4FB6C8),
        .accentSoft = QColor(0x173A41),
        .onAccent = QColor(0x0C1A1D),
        .warn = QColor(0xE3A24B),
        .warnSoft = QColor(0x3A2C17),
        .bad = QColor(0xF0857C),
        .badSoft = QColor(0x3F2020),
        .good = QColor(0x6CC68F),
        .goodSoft = QColor(0x1B3627),
        .rail = QColor(0x0C1214),
        .railInk = QColor(0x9DB1B6),
        .outbound = QColor(0x163036),
        .outboundLine = QColor(0x23474F),
        .note = QColor(0x332C18),
        .noteLine = QColor(0x54481F),
    };
}

QColor mixed(const QColor& under, const QColor& over, double opacity)
{
    const auto part = [opacity](float a, float b) {
        return float(double(a) * (1 - opacity) + double(b) * opacity);
    };
    return QColor::fromRgbF(part(under.redF(), over.redF()), part(under.greenF(), over.greenF()),
                            part(under.blueF(), over.blueF()));
}

double contrast(const QColor& a, const QColor& b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace threadline
