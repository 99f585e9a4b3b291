// SPDX-License-Identifier: GPL-3.0-or-later
//
// The colours of the desk, by what they are for. Every pane takes its colours from here and draws
// no other; text on any surface it is meant for keeps a contrast of at least 4.5:1
// (WCAG 2.2, 1.4.3).
#pragma once

#include <QColor>

namespace threadline {

/// Colours one asks for by name rather than by field: icons and pills.
enum class ColourRole {
    Ink,      ///< text
    Ink2,     ///< second text, icons at rest
    Ink3,     ///< captions
    Accent,   ///< what can be done
    OnAccent, ///< text and icons on accent
    Warn,
    Bad,
    Good,
    RailInk, ///< icons on the rail, which is dark in both themes
    White,   ///< on a channel's colour
};

struct ThemeTokens
{
    bool dark = false;

    QColor bg;    ///< behind bubbles
    QColor panel; ///< queue, headers, bubbles
    QColor sunk;  ///< search field, neutral pills, hover
    QColor line;
    QColor ink;
    QColor ink2;
    QColor ink3;
    QColor accent;
    QColor accentSoft; ///< the chosen row
    QColor onAccent;
    QColor warn;
    QColor warnSoft;
    QColor bad;
    QColor badSoft;
    QColor good;
    QColor goodSoft;
    QColor rail;
    QColor railInk;
    QColor outbound; ///< our bubbles
    QColor outboundLine;
    QColor note; ///< internal notes
    QColor noteLine;

    QColor colour(ColourRole role) const;

    friend bool operator==(const ThemeTokens&, const ThemeTokens&) = default;
};

ThemeTokens lightTokens();
ThemeTokens darkTokens();

/// `over` laid on `under` with `opacity` of 0 to 1: a hover, a pressed button.
QColor mixed(const QColor& under, const QColor& over, double opacity);

/// The contrast ratio of WCAG 2.2 (1 to 21).
double contrast(const QColor& a, const QColor& b);

} // namespace threadline
